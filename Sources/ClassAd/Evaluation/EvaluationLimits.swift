/// What one evaluation may cost; what costs more comes to `error`.
public struct EvaluationLimits: Hashable, Sendable {
  /// How many references may be followed within one another: 400 in the library
  /// (`MAX_CLASSAD_RECURSION`). So a circular one comes to `error`.
  public var references = 400
  /// How deep parts may be nested, references followed.
  public var depth = 2000
  /// How many parts are evaluated, and how many steps regular expressions take. The library has no
  /// such limit: 40 attributes that each add the next one twice keep it busy for days.
  public var steps = 10_000_000
  /// How long a string may become, in bytes.
  public var stringLength = 1 << 20

  public init() {}
}

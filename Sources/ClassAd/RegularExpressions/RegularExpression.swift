/// A regular expression, compiled for a matcher that follows all possibilities at once: the time
/// that it takes grows with the text and the pattern, never exponentially.
///
/// The WMS's library is built with PCRE; ``PatternReader`` says what of it is missing.
final class RegularExpression: Sendable {
  let program: [Instruction]
  let sets: [ByteSet]
  let groupCount: Int
  /// What a match can start with; nil when it can be empty.
  let firstBytes: ByteSet?
  /// Whether a match can only start where the text does.
  let isAnchored: Bool
  /// The text that the pattern is, when it is nothing but text.
  let literal: [ByteSet]?
  let edges: PatternEdges

  struct Options: OptionSet, Sendable {
    let rawValue: UInt8
    static let ignoresCase = Options(rawValue: 1)
    static let multiline = Options(rawValue: 2)
    static let dotIsAll = Options(rawValue: 4)
    static let allowsSpaces = Options(rawValue: 8)

    init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// - Parameter letters: `i`, `m`, `s` and `x`; others mean nothing.
    init(letters: [UInt8]) {
      self = []
      if letters.contains(UInt8(ascii: "i")) { insert(.ignoresCase) }
      if letters.contains(UInt8(ascii: "m")) { insert(.multiline) }
      if letters.contains(UInt8(ascii: "s")) { insert(.dotIsAll) }
      if letters.contains(UInt8(ascii: "x")) { insert(.allowsSpaces) }
    }
  }

  struct Instruction: Sendable {
    var kind: Kind
    /// A set, an assertion, a slot, or where to go on.
    var a: Int32 = 0
    /// Where else to go on.
    var b: Int32 = 0

    enum Kind: UInt8, Sendable {
      case set, assertion, save, jump, split, match
    }
  }

  /// Programs that would be longer are refused.
  static let maximumLength = 10_000

  /// - Throws: When the text is no pattern, or is one for PCRE alone.
  init(_ text: [UInt8], options: Options) throws(PatternReader.Failure) {
    var reader = PatternReader(text, options)
    let pattern = try reader.read()
    var compiler = PatternCompiler()
    compiler.compile(pattern)
    compiler.append(Instruction(kind: .match))
    if compiler.isTooLong { throw .unsupported }
    program = compiler.program
    sets = compiler.sets
    groupCount = reader.groupCount
    firstBytes = compiler.firstBytes
    isAnchored =
      program[0].kind == .assertion && program[0].a == PatternAssertion.textStart.rawValue
    edges = PatternEdges(program, sets, isAnchored: isAnchored)
    let body = program.dropLast()
    literal =
      !body.isEmpty && body.allSatisfy { $0.kind == .set }
      ? body.map { [sets] in sets[Int($0.a)] } : nil
  }
}

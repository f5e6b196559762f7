internal import LDAPTypes

/// A span of time as an option: `90`, `90s`, `10m`, `2h` or `1d`.
public struct TimeLimit: CustomStringConvertible, Hashable, Sendable {
  /// The longest that an option takes, in seconds: a week.
  public static let longest = 604_800

  public let seconds: Int

  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// Reads a time from a second to a week.
  ///
  /// - Throws: ``ParseError`` for anything else.
  public init(parsing text: String) throws(ParseError) {
    try self.init(parsing: text, in: 1...Self.longest)
  }

  /// Reads a time of so many seconds.
  ///
  /// - Throws: ``ParseError`` for anything else.
  public init(parsing text: String, in range: ClosedRange<Int>) throws(ParseError) {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    let unit = text.last.flatMap { units[$0] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard !digits.isEmpty, digits.utf8.allSatisfy(\.isASCIIDigit) else {
      throw .form
    }
    // Whatever is no Int is too long.
    let (product, isTooLarge) = (Int(digits) ?? .max).multipliedReportingOverflow(by: unit ?? 1)
    guard !isTooLarge, range.contains(product) else { throw .range(range) }
    seconds = product
  }

  /// Why something is no time limit.
  public enum ParseError: Error, CustomStringConvertible {
    case form
    case range(ClosedRange<Int>)

    public var description: String {
      switch self {
      case .form: "a time is written as 90 or 90s, 10m, 2h or 1d"
      case .range(let range):
        "a time is from \(TimeLimit(seconds: range.lowerBound)) to "
          + "\(TimeLimit(seconds: range.upperBound))"
      }
    }
  }

  public var description: String {
    let units = [(86_400, "d"), (3_600, "h"), (60, "m")]
    let (unit, name) = units.first { seconds > 0 && seconds % $0.0 == 0 } ?? (1, "s")
    return "\(seconds / unit)\(name)"
  }
}

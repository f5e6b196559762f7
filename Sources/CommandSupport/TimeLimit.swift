public import ArgumentParser

/// A span of time as an option: `90`, `90s`, `10m`, `2h` or `1d`.
public struct TimeLimit: ExpressibleByArgument, CustomStringConvertible, Hashable, Sendable {
  public let seconds: Int

  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// From a second to a week; nil for anything else.
  public init?(argument: String) {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    let unit = argument.last.flatMap { units[$0] }
    guard let number = Int(unit == nil ? argument[...] : argument.dropLast()),
      (1...604_800).contains(number), number * (unit ?? 1) <= 604_800
    else { return nil }
    seconds = number * (unit ?? 1)
  }

  public var description: String {
    seconds % 3_600 == 0
      ? "\(seconds / 3_600)h" : seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
  }
  public var defaultValueDescription: String { description }
}

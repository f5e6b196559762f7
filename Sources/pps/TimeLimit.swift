import ArgumentParser

/// A span of time as an option: `90`, `90s`, `10m` or `2h`.
struct TimeLimit: ExpressibleByArgument, CustomStringConvertible {
  let seconds: Int

  init(seconds: Int) {
    self.seconds = seconds
  }

  /// From a second to a week; nil for anything else.
  init?(argument: String) {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600]
    let unit = argument.last.flatMap { units[$0] }
    guard let number = Int(unit == nil ? argument[...] : argument.dropLast()),
      (1...604_800).contains(number), number * (unit ?? 1) <= 604_800
    else { return nil }
    seconds = number * (unit ?? 1)
  }

  var description: String { seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s" }
  var defaultValueDescription: String { description }
}

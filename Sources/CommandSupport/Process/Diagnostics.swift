internal import Glibc
internal import SystemPackage

/// Lines on standard error, in the one form that all commands use.
public struct Diagnostics: Sendable {
  /// Where the lines are read.
  public enum Form: Sendable {
    /// On a terminal: the facts are indented below the message.
    case terminal
    /// In bdii-update's log: one line each, with the time before it.
    case log
  }

  /// What is said, last, where what was asked did not tell all.
  public static let incompleteness = "the answer is not complete; there may be more"

  /// The command's name, `ppsquery`.
  public let program: String
  private let form: Form

  public init(program: String, form: Form = .terminal) {
    self.program = program
    self.form = form
  }

  public func error(_ message: String, details: [String] = []) {
    write(message, details, .error)
  }

  public func warning(_ message: String, details: [String] = []) {
    write(message, details, .warning)
  }

  public func note(_ message: String, details: [String] = []) {
    write(message, details, .info)
  }

  private enum Level: String {
    case error, warning, info
  }

  private func write(_ message: String, _ details: [String], _ level: Level) {
    let lines: [String]
    switch form {
    case .terminal:
      let prefix = level == .info ? "" : "\(level.rawValue): "
      lines = ["\(program): \(prefix)\(message)"] + details.map { "  \($0)" }
    case .log:
      let text = ([message] + details).joined(separator: "; ")
      lines = ["\(Self.moment): [\(level.rawValue.uppercased())] \(program): \(text)"]
    }
    let text = lines.map(TerminalText.visible)
    // Where standard error cannot be written there is nobody left to tell.
    _ = try? Output.write(text.joined(separator: "\n") + "\n", to: .standardError)
  }

  /// This moment in local time, as Python's logging writes it.
  private static var moment: String {
    var now = timespec()
    var parts = unsafe tm()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    unsafe localtime_r(&now.tv_sec, &parts)
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let date = unsafe [Int(parts.tm_year) + 1_900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let time = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec]
    return date.map { padded($0, 2) }.joined(separator: "-") + " "
      + time.map { padded(Int($0), 2) }.joined(separator: ":")
      + ",\(padded(now.tv_nsec / 1_000_000, 3))"
  }
}

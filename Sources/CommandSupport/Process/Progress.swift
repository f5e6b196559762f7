internal import SystemPackage

/// One line on standard error, while something lasts that may take long; only on a terminal.
public enum Progress {
  /// Shows the words until the work is done.
  public static func show<Value>(
    _ words: String, while work: () throws -> Value
  ) rethrows -> Value {
    guard Terminal.showsProgress else { return try work() }
    _ = try? Output.write(TerminalText.visible(words) + " …", to: .standardError)
    // Back to the first column, and what stands there is erased.
    defer { _ = try? Output.write("\r\u{1B}[K", to: .standardError) }
    return try work()
  }
}

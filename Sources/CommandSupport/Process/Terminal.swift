internal import Glibc

/// What is known of the terminal that standard output or standard error goes to.
///
/// What is printed does not depend on it; how wide a table's columns are, and whether rows have a
/// colour, does.
public enum Terminal {
  /// How many columns standard output has; nil when it is no terminal. `$COLUMNS` has the last word.
  public static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    if let columns = Environment["COLUMNS"].flatMap(Int.init), (1...10_000).contains(columns) {
      return columns
    }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Whether standard output is to have colours: on a terminal that is not `dumb`. `$NO_COLOR`
  /// forbids them, `$FORCE_COLOR` wants them wherever it goes.
  public static var hasColors: Bool {
    if Environment["NO_COLOR"] != nil { return false }
    if let forced = Environment["FORCE_COLOR"] { return forced != "0" }
    return isatty(STDOUT_FILENO) == 1 && isCapable
  }

  /// Whether there is somebody to tell what takes so long.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && isCapable }

  private static var isCapable: Bool { (Environment["TERM"] ?? "dumb") != "dumb" }
}

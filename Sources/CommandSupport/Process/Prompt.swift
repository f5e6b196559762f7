internal import ArgumentParser
internal import Glibc

/// Questions on the terminal.
enum Prompt {
  /// Asks for a password, which is not shown while it is typed.
  ///
  /// - Throws: ``CommandFailure`` when there is no terminal, or when a signal comes instead.
  static func password(_ prompt: String) throws -> [UInt8] {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else {
      throw CommandFailure(
        .configuration, "a password is needed, and there is no terminal to ask on",
        details: ["name a file that holds it with --password-file"])
    }
    defer { close(terminal) }
    var settings = termios()
    guard unsafe tcgetattr(terminal, &settings) == 0 else {
      throw CommandFailure(.io, "the terminal cannot be used")
    }
    // Signals are to end the question, not the program: the terminal must show again what is typed.
    _ = Interruption.shared
    // These would end or stop the program with a terminal that shows nothing.
    let others = [SIGQUIT, SIGTSTP].map { ($0, signal($0, SIG_IGN)) }
    defer { for (number, handler) in others { signal(number, handler) } }
    var silent = settings
    silent.c_lflag &= ~tcflag_t(ECHO)
    unsafe tcsetattr(terminal, TCSAFLUSH, &silent)
    defer {
      unsafe tcsetattr(terminal, TCSAFLUSH, &settings)
      show("\n", on: terminal)
    }
    show(prompt, on: terminal)
    var password: [UInt8] = []
    var byte: UInt8 = 0
    while try hasInput(terminal), unsafe read(terminal, &byte, 1) == 1, byte != UInt8(ascii: "\n"),
      password.count < 4_096
    {
      password.append(byte)
    }
    return password
  }

  /// Waits until there is something to be read, or nothing any more.
  ///
  /// - Throws: ``CommandFailure`` when there was a signal.
  private static func hasInput(_ terminal: Int32) throws -> Bool {
    var request = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    while true {
      try Interruption.check()
      // A signal may come before the system waits.
      let count = unsafe poll(&request, 1, 200)
      if count > 0 { return true }
      if count < 0 && errno != EINTR { return false }
    }
  }

  private static func show(_ text: String, on terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(terminal, $0.baseAddress, $0.count) }
  }
}

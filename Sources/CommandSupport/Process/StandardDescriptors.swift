internal import Glibc

/// The descriptors that a program is started with: standard input, output and error.
enum StandardDescriptors {
  /// Keeps the numbers of those that are closed from what is opened later, such as a connection, to which
  /// output would go else. Reading and writing them fails as before.
  static func occupy() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest number that is free is taken.
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

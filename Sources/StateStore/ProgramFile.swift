internal import Glibc
internal import SystemPackage

/// A program that is put where others run it, whole or not at all.
public enum ProgramFile {
  /// The text of a program; nil when it is not there.
  ///
  /// - Throws: When it cannot be read, or the folder for it does not exist.
  public static func read(_ path: String) throws(StateError) -> String? {
    do throws(StateError) {
      return try File.read(path)
    } catch  where error.kind == .missing {
      let folder = FilePath(path).removingLastComponent().string
      guard unsafe access(folder.isEmpty ? "." : folder, F_OK) == 0 else {
        throw StateError(.io, folder, "there is no such folder")
      }
      return nil
    }
  }

  /// Writes it, executable by everyone, under a temporary name that nobody runs, and renames it.
  public static func write(_ text: String, to path: String) throws(StateError) {
    try File.write(text, to: path, permissions: File.executable)
  }

  /// Removes it.
  public static func remove(_ path: String) throws(StateError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw StateError(.io, path, "cannot be removed: \(Errno(rawValue: errno))")
    }
  }

  /// Whether this account may run it.
  public static func isExecutable(_ path: String) -> Bool {
    unsafe access(path, X_OK) == 0
  }

  /// The path without links and dots; nil when it does not exist.
  public static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}

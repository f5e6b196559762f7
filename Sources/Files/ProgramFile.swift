internal import Glibc
internal import SystemPackage

/// A program that is put where others run it, whole or not at all.
public enum ProgramFile {
  /// The text of a program; nil when it is not there.
  ///
  /// - Throws: When it cannot be read, or the folder for it does not exist.
  public static func read(_ path: String) throws(FileError) -> String? {
    do throws(FileError) {
      return try File.read(path)
    } catch  where error.kind == .missing {
      let folder = FilePath(path).removingLastComponent().string
      guard unsafe access(folder.isEmpty ? "." : folder, F_OK) == 0 else {
        throw FileError(.io, folder, "there is no such folder")
      }
      return nil
    }
  }

  /// Writes it, executable by everyone, under a temporary name that nobody runs, and renames it.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try File.write(text, to: path, permissions: File.executable)
  }

  /// Whether this account may run it.
  public static func isExecutable(_ path: String) -> Bool {
    unsafe access(path, X_OK) == 0
  }
}

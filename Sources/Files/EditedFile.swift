internal import Glibc
internal import SystemPackage

/// A user's own file that a command edits.
public enum EditedFile {
  /// Gives the file other bytes, whole or not at all; it keeps its mode. Where the path is a link, what
  /// it points to is replaced, not the link.
  ///
  /// - Throws: When there is no such file, or it cannot be written.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    guard let real = File.realPath(path) else {
      throw FileError(.missing, path, .current)
    }
    var status = stat()
    guard unsafe stat(real, &status) == 0 else {
      throw FileError(.io, path, .current)
    }
    try File.write(
      bytes, to: real, permissions: FilePermissions(rawValue: status.st_mode & 0o777))
  }
}

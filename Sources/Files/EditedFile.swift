internal import Glibc
internal import SystemPackage

/// A user's own file that a command edits.
public enum EditedFile {
  /// Gives the file other bytes, whole or not at all; it keeps its owner, group and mode. Where the path is a
  /// link, what it points to is replaced, not the link.
  ///
  /// - Throws: When there is no such file, it cannot be written, or it could not be left to its owner.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    guard let real = File.realPath(path) else {
      throw FileError(.missing, path, .current)
    }
    var status = stat()
    guard unsafe stat(real, &status) == 0 else {
      throw FileError(.io, path, .current)
    }
    let owned = status
    try File.write(bytes, to: real) { (file) throws(FileError) in try file.resemble(owned) }
  }
}

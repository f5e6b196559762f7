internal import Glibc
public import SystemPackage

/// Files read whole, within a limit, and written whole or not at all.
public enum File {
  /// The largest file that is read unless another limit is given, in bytes.
  public static let largest = 256 * 1024

  public static let readable: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
  public static let executable: FilePermissions = [
    .ownerReadWriteExecute, .groupReadExecute, .otherReadExecute,
  ]

  /// Reads a whole file.
  ///
  /// - Parameter mustBePlain: Whether a pipe, a device and the like are refused: where somebody else may put
  ///   one, it would keep us waiting.
  public static func read(
    _ path: String, limit: Int = largest, mustBePlain: Bool = false
  ) throws(FileError) -> String {
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .readOnly,
        options: mustBePlain ? [.closeOnExec, .nonBlocking] : .closeOnExec)
      return try text(
        file.closeAfter {
          guard !mustBePlain || file.status?.kind == .file else {
            throw FileError(.refused, path, OpenFile.notPlain)
          }
          return try file.contents(limit: limit)
        }, limit: limit, path)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(error as? Errno == .noSuchFileOrDirectory ? .missing : .io, path, "\(error)")
    }
  }

  /// Whether a file stands there, or behind a link there, and not a pipe, a device or the like.
  public static func isPlain(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// What was read of a file, which must be text.
  static func text(_ bytes: [UInt8]?, limit: Int, _ path: String) throws(FileError) -> String {
    guard let text = String(validating: try whole(bytes, limit: limit, path), as: UTF8.self) else {
      throw FileError(.content, path, "is not UTF-8")
    }
    return text
  }

  /// What was read of a file, which must not be larger.
  static func whole(_ bytes: [UInt8]?, limit: Int, _ path: String) throws(FileError) -> [UInt8] {
    guard let bytes else { throw FileError(.content, path, "is larger than \(limit) bytes") }
    return bytes
  }

  /// Writes a file so that it is there whole or not at all, whatever happens: into a temporary file
  /// beside it, to the disk, renamed, and the directory to the disk.
  public static func write(
    _ text: String, to path: String, permissions: FilePermissions = readable
  ) throws(FileError) {
    try write(Array(text.utf8), to: path, permissions: permissions)
  }

  /// The same with bytes.
  public static func write(
    _ bytes: [UInt8], to path: String, permissions: FilePermissions
  ) throws(FileError) {
    // Whatever the umask is: the BDII's account must be able to read it.
    try write(bytes, to: path) { (file) throws(FileError) in try file.permit(permissions) }
  }

  /// The same.
  ///
  /// - Parameter prepare: As of ``OpenFolder/replace(_:temporary:with:prepare:isWanted:)``.
  static func write(
    _ bytes: [UInt8], to path: String, prepare: (borrowing OpenFile) throws(FileError) -> Void
  ) throws(FileError) {
    let (folder, name) = parts(of: path)
    try createDirectories(FilePath(folder))
    try OpenFolder(folder).replace(name, with: bytes, prepare: prepare)
  }

  /// Takes away what processes that are gone were writing in its place when they were killed.
  public static func removeTemporaries(of path: String) throws(FileError) {
    let (folder, name) = parts(of: path)
    try OpenFolder(folder).removeTemporaries(of: name, isGone: isGone)
  }

  /// Whether there is no process of that number.
  static func isGone(_ process: Int32) -> Bool { kill(process, 0) != 0 && errno == ESRCH }

  /// The folder that a file is in, and its name there.
  static func parts(of path: String) -> (folder: String, name: String) {
    let (folder, name) = (FilePath(path).removingLastComponent(), FilePath(path).lastComponent!)
    return (folder.isEmpty ? "." : folder.string, name.string)
  }

  /// Removes a file; it need not be there.
  public static func remove(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw FileError(.io, path, "cannot be removed", .current)
    }
  }

  /// The path without links and dots; nil when it does not exist.
  public static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// Makes the directories that are missing, open to be read by everybody whatever the umask is.
  public static func createDirectories(_ path: FilePath) throws(FileError) {
    guard !path.isEmpty, unsafe access(path.string, F_OK) != 0 else { return }
    let parent = path.removingLastComponent()
    try createDirectories(parent)
    if OpenFolder.makeReadable(path.string, in: AT_FDCWD) {
      // What was put into its place meanwhile keeps its mode.
      try OpenFolder(path.string, followsLinks: false).permit(executable)
    } else if errno != EEXIST {
      let code = Errno.current
      throw FileError(.io, path.string, "cannot be made", code)
    }
    try OpenFolder(parent.isEmpty ? "." : parent.string).synchronize()
  }
}

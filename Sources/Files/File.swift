internal import Glibc
public import SystemPackage

/// Files read whole, within a limit, and written whole or not at all.
public enum File {
  /// The largest file that is read, in bytes. A record has less than 20 kB.
  public static let largest = 256 * 1024

  public static let readable: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
  public static let executable: FilePermissions = [
    .ownerReadWriteExecute, .groupReadExecute, .otherReadExecute,
  ]

  /// Reads a whole file.
  public static func read(_ path: String, limit: Int = largest) throws(FileError) -> String {
    do {
      let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
      return try read(descriptor, path, limit: limit)
    } catch let error as Errno {
      throw FileError(error == .noSuchFileOrDirectory ? .missing : .io, path, "\(error)")
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.io, path, "\(error)")
    }
  }

  /// Reads a whole file that is open, and closes it.
  static func read(
    _ descriptor: FileDescriptor, _ path: String, limit: Int = largest
  ) throws -> String {
    let bytes = try bytes(descriptor, path, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FileError(.content, path, "is not UTF-8")
    }
    return text
  }

  /// The same, whatever stands in it.
  static func bytes(
    _ descriptor: FileDescriptor, _ path: String, limit: Int
  ) throws -> [UInt8] {
    let bytes = try descriptor.closeAfter {
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 16 * 1024)
      while bytes.count <= limit {
        let count = try unsafe buffer.withUnsafeMutableBytes {
          try unsafe descriptor.read(into: $0)
        }
        if count == 0 { break }
        bytes += buffer[..<count]
      }
      return bytes
    }
    guard bytes.count <= limit else {
      throw FileError(.content, path, "is larger than \(limit) bytes")
    }
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
    let target = FilePath(path)
    let directory = target.removingLastComponent()
    let temporary = directory.appending(".\(target.lastComponent!.string).\(getpid())~")
    do {
      try createDirectories(directory)
      unsafe unlink(temporary.string)
      let descriptor = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: permissions)
      do {
        try descriptor.closeAfter {
          // Whatever the umask is: the BDII's account must be able to read it.
          try check(fchmod(descriptor.rawValue, permissions.rawValue))
          _ = try descriptor.writeAll(bytes)
          try check(fsync(descriptor.rawValue))
        }
        try check(unsafe rename(temporary.string, target.string))
      } catch {
        unsafe unlink(temporary.string)
        throw error
      }
      try synchronize(directory)
    } catch {
      throw FileError(.io, path, "cannot be written: \(error)")
    }
  }

  /// Removes a file; it need not be there.
  public static func remove(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw FileError(.io, path, "cannot be removed: \(Errno(rawValue: errno))")
    }
  }

  /// The path without links and dots; nil when it does not exist.
  public static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// Makes the directories that are missing, open to be read by everybody whatever the umask is.
  public static func createDirectories(_ path: FilePath) throws {
    guard !path.isEmpty, unsafe access(path.string, F_OK) != 0 else { return }
    try createDirectories(path.removingLastComponent())
    if unsafe mkdir(path.string, 0o755) == 0 {
      let descriptor = try FileDescriptor.open(
        path, .readOnly, options: [.directory, .noFollow, .closeOnExec])
      try descriptor.closeAfter { try check(fchmod(descriptor.rawValue, 0o755)) }
    } else if errno != EEXIST {
      throw Errno(rawValue: errno)
    }
    try synchronize(path.removingLastComponent())
  }

  private static func synchronize(_ directory: FilePath) throws {
    let path = directory.isEmpty ? FilePath(".") : directory
    let descriptor = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
    try descriptor.closeAfter { try check(fsync(descriptor.rawValue)) }
  }

  private static func check(_ result: Int32) throws {
    if result != 0 { throw Errno(rawValue: errno) }
  }
}

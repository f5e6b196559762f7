internal import Glibc
public import SystemPackage

extension OpenFolder {
  /// Opens a file to read it; nil when there is none.
  ///
  /// - Throws: ``FileError``, also when it is a link or no plain file.
  public func file(_ name: String) throws(FileError) -> OpenFile? {
    do throws(FileError) {
      return try open(name, O_RDONLY, "cannot be read")
    } catch  where error.kind == .missing {
      return nil
    }
  }

  /// Makes a file, which must not exist, with a mode whatever the umask is.
  public func create(_ name: String, _ mode: FilePermissions) throws(FileError) -> OpenFile {
    let file = try open(name, O_WRONLY | O_CREAT | O_EXCL, "cannot be made")
    try file.permit(mode)
    return file
  }

  /// Opens the file that is locked by who works in the folder; it is made where it is missing.
  public func lockFile() throws(FileError) -> OpenFile {
    try open(".lock", O_RDWR | O_CREAT, "cannot be opened")
  }

  private func open(
    _ name: String, _ flags: Int32, _ failure: String
  ) throws(FileError) -> OpenFile {
    try OpenFile(name, in: descriptor, at: "\(path)/\(name)", flags, failure)
  }

  /// Puts a file there, over what stands there, whole or not at all, whatever happens: into a temporary file
  /// beside it, to the disk, renamed, and the folder to the disk.
  ///
  /// - Parameters:
  ///   - temporary: The temporary file's name, which nobody else uses; else it is made of the process's
  ///     number. What a process left there that was killed goes.
  ///   - prepare: Gives the file, which only we can read so far, its owner and mode. It holds nothing yet.
  ///   - isWanted: Asked when only the renaming is left; where it says no, all stays as it was.
  /// - Returns: What `isWanted` said.
  /// - Throws: ``FileError``. All stays as it was, unless nothing failed but to bring the folder to the disk.
  @discardableResult
  public func replace(
    _ name: String, temporary: String? = nil, with bytes: [UInt8],
    prepare: (borrowing OpenFile) throws(FileError) -> Void = { _ in },
    isWanted: () -> Bool = { true }
  ) throws(FileError) -> Bool {
    let temporary = temporary ?? Self.temporaryName(of: name)
    try? removeFile(temporary)
    do throws(FileError) {
      let file = try OpenFile(
        temporary, in: descriptor, at: "\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL,
        "cannot be written")
      try prepare(file)
      try file.write(bytes)
      try file.synchronize()
      guard isWanted() else {
        try? removeFile(temporary)
        return false
      }
      try rename(temporary, to: name)
    } catch {
      try? removeFile(temporary)
      throw error
    }
    try synchronize()
    return true
  }

  /// What a file is called while this process writes it.
  public static func temporaryName(of name: String) -> String { ".\(name).\(getpid())~" }

  /// Takes away what was being written in it when a process was killed. Only one process may write there.
  public func removeTemporaries() throws(FileError) {
    for each in try components().map(\.string) where each.hasPrefix(".") && each.hasSuffix("~") {
      try? removeFile(each)
    }
  }

  /// The same of one file, where others keep files of such names in the folder too.
  ///
  /// - Parameter isGone: Asked of a process by its number, where others may write there.
  public func removeTemporaries(
    of name: String, isGone: (Int32) -> Bool = { _ in true }
  ) throws(FileError) {
    let prefix = ".\(name)."
    for each in try components().map(\.string) where each.hasPrefix(prefix) && each.hasSuffix("~") {
      let number = each.dropFirst(prefix.count).dropLast()
      if number.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let process = Int32(number), isGone(process)
      {
        try? removeFile(each)
      }
    }
  }
}

internal import Glibc
public import SystemPackage

extension FileDescriptor {
  /// What is in this folder, in no order, without `.` and `..`. The corresponding C function is `readdir`.
  public func names() throws(Errno) -> [FilePath.Component] {
    // Opened anew, since a copy would share its place in the folder with others.
    let opened = unsafe openat(rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0, let stream = unsafe fdopendir(opened) else { throw Errno(rawValue: errno) }
    defer { unsafe closedir(stream) }
    var names: [FilePath.Component] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe FilePath.Component(
          platformString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
      }
      if let name, name.kind == .regular { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw Errno(rawValue: errno) }
    return names
  }

  /// The same of a folder that is not open yet.
  public static func names(in folder: String) throws(Errno) -> [FilePath.Component] {
    let opened = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw Errno(rawValue: errno) }
    defer { Glibc.close(opened) }
    return try FileDescriptor(rawValue: opened).names()
  }
}

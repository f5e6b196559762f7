import CommandSupport
import Files
import SystemPackage

/// This program's own path.
enum Executable {
  static func path() throws -> String {
    try absolute("/proc/self/exe")
  }

  /// A path without links; one that does not exist yet below a folder that does.
  static func absolute(_ path: String) throws -> String {
    let path = FilePath(path)
    if let real = File.realPath(path.string) { return real }
    let parent = path.removingLastComponent()
    guard let name = path.lastComponent,
      let folder = File.realPath(parent.isEmpty ? "." : parent.string)
    else { throw CommandFailure(.io, "\(path): there is no such folder") }
    return FilePath(folder).appending(name).string
  }
}

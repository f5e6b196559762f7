import CommandSupport
import Files
import Glibc
import SystemPackage

/// Paths as the commands' options give them.
enum FolderPath {
  /// The path from the root, without looking at links: worker nodes know a shared area by the name
  /// that people use.
  static func absolute(_ path: String) -> String {
    var text = path
    if !path.hasPrefix("/"), let here = unsafe getcwd(nil, 0) {
      text = unsafe String(cString: here) + "/" + path
      unsafe free(here)
    }
    let steps = text.split(separator: "/").filter { $0 != "." }
    return "/" + steps.joined(separator: "/")
  }

  /// A path without links; one that does not exist yet below a folder that does.
  static func resolved(_ path: String) throws -> String {
    let path = FilePath(path)
    if let real = File.realPath(path.string) { return real }
    let parent = path.removingLastComponent()
    guard let name = path.lastComponent,
      let folder = File.realPath(parent.isEmpty ? "." : parent.string)
    else { throw CommandFailure(.io, "\(path): there is no such folder") }
    return FilePath(folder).appending(name).string
  }

  /// The path without slashes at its end, as shells complete it with one.
  static func withoutFinalSlashes(_ path: String) -> String {
    let end = path.lastIndex { $0 != "/" }
    return end.map { String(path[...$0]) } ?? path
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

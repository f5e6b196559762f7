internal import Glibc
internal import SystemPackage

/// A program that is put where bdii-update runs it, whole or not at all.
public enum ProgramFile {
  /// Whether bdii-update runs what is called so in its folders of providers and plugins: all whose names do not
  /// end in `~`, and of those that do, what begins with a dot or `#`.
  public static func isRun(_ name: String) -> Bool {
    let name = name.unicodeScalars
    return name.last != "~" || name.first == "." || name.first == "#"
  }

  /// The text of a program; nil when it is not there.
  ///
  /// - Throws: When it cannot be read, or the folder for it does not exist.
  public static func read(_ path: String) throws(FileError) -> String? {
    do throws(FileError) {
      return try File.read(path, mustBePlain: true)
    } catch  where error.kind == .missing {
      let folder = File.parts(of: path).folder
      guard unsafe access(folder, F_OK) == 0 else {
        throw FileError(.io, folder, "there is no such folder")
      }
      return nil
    }
  }

  /// Writes it, executable by everyone, under a temporary name that is not run, and renames it.
  public static func write(_ text: String, to path: String) throws(FileError) {
    let (folder, name) = File.parts(of: path)
    try OpenFolder(folder).replace(
      name, temporary: temporaryName(of: name), with: Array(text.utf8)
    ) { (file) throws(FileError) in try file.permit(File.executable) }
  }

  /// What a program is called while this process writes it.
  public static func temporaryName(of name: String) -> String { "\(name).\(getpid())~" }

  /// What processes that are gone left of a program that they wrote, under ``temporaryName(of:)`` or
  /// ``OpenFolder/temporaryName(of:)``, which bdii-update runs: paths, sorted.
  public static func leftovers(of path: String) throws(FileError) -> [String] {
    let (folder, name) = File.parts(of: path)
    return try OpenFolder(folder).components().map(\.string).filter { each in
      ["\(name).", ".\(name)."].contains { prefix in
        guard each.hasPrefix(prefix), each.hasSuffix("~"),
          let process = pid_t(each.dropFirst(prefix.count).dropLast()), process > 0
        else { return false }
        return File.isGone(process)
      }
    }.sorted().map { "\(folder)/\($0)" }
  }

  /// Whether this account may run it.
  public static func isExecutable(_ path: String) -> Bool {
    unsafe access(path, X_OK) == 0
  }
}

public import Files
internal import Yams

extension StateStore {
  /// The file in the folder of a VO's previews that tells of a roll-back that may not be at its end.
  private static let rollbackName = ".rollback.yaml"

  /// Where a link points since a roll-back that may not be at its end, tag files and all; nil when there is
  /// none, or all is as the state says since. The same command again then goes no further back.
  public func unfinishedRollback(of vo: String) throws(FileError) -> PendingChange.Commit? {
    guard let folder = try previewFolder(vo), let text = try folder.read(Self.rollbackName) else {
      return nil
    }
    var fields = try Fields(text, file: "\(folder.path)/\(Self.rollbackName)")
    try fields.requireFormat()
    let commit = PendingChange.Commit(
      link: try fields.required("link"), target: try fields.required("target"))
    try fields.end()
    return commit
  }

  /// Remembers it, before the link is switched. The VO's previews must be locked.
  public func begin(rollback commit: PendingChange.Commit, of vo: String) throws(FileError) {
    let path = rollbackFile(vo)
    let text: String
    do {
      text = try Node.record([
        ("format", "1"), ("link", .text(commit.link)), ("target", .text(commit.target)),
      ])
    } catch {
      throw FileError(.content, path, "\(error)")
    }
    try File.write(text, to: path)
  }

  /// Forgets it, once all is as the state says.
  public func endRollback(of vo: String) throws(FileError) {
    guard let folder = try previewFolder(vo),
      try folder.names(isHidden: true).contains(Self.rollbackName)
    else { return }
    try File.remove(rollbackFile(vo))
  }

  private func rollbackFile(_ vo: String) -> String {
    "\(directory)/previews/\(vo)/\(Self.rollbackName)"
  }
}

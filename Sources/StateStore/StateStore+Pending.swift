internal import Files
internal import Glibc
internal import Rollout
internal import SystemPackage

extension StateStore {
  /// The end of the names of pending changes' files.
  static let pendingSuffix = ".pending"

  /// Writes a change down that holds from its commit on. The VO's previews must be locked.
  ///
  /// - Throws: ``Violation``, ``FileError``; then nothing was changed.
  public func propose(_ change: PendingChange, vo: String, product: String) throws {
    for violation in change.previews.flatMap(\.violations) { throw violation }
    let text = try change.yaml()
    let file = pendingFile(vo, product)
    guard text.utf8.count <= File.largest else {
      throw FileError(.content, file, "would be larger than \(File.largest) bytes")
    }
    try File.write(text, to: file)
  }

  /// Makes the previews' own files say what pending changes say, and takes these away; those that do
  /// not hold are only taken away. The VO's previews must be locked.
  ///
  /// - Throws: ``FileError``; then all says what it said before, and it can be tried again.
  public func settle(vo: String) throws {
    guard let folder = try previewFolder(vo) else { return }
    // What was being written when a process was killed.
    for name in try folder.names(isHidden: true) where name.hasSuffix("~") {
      unsafe unlink("\(folder.path)/\(name)")
    }
    for name in try folder.names() where name.hasSuffix(Self.pendingSuffix) {
      let file = "\(folder.path)/\(name)"
      let change = try PendingChange(yaml: folder.read(name), file: file)
      switch change.holding {
      case .unknown:
        throw FileError(
          .busy, file,
          "waits for \(change.commit?.link ?? ""), which cannot be looked at from here; "
            + "run pps where it can, or remove the file if the link is gone for good")
      case .yes:
        for preview in change.previews where preview.vo == vo { try store(preview) }
      case .no: break
      }
      guard unsafe unlink(file) == 0 || errno == ENOENT else {
        throw FileError(.io, file, "cannot be removed: \(Errno(rawValue: errno))")
      }
    }
  }

  func pendingFile(_ vo: String, _ product: String) -> String {
    "\(directory)/previews/\(vo)/\(product)\(Self.pendingSuffix)"
  }

  /// What stands in a folder that single files do not tell: the changes that hold.
  struct PendingView: Equatable {
    /// By file, what it says; nil when it says nothing, since it does not hold.
    var changes: [String: [Preview]?] = [:]
    var problems: [FileError] = []

    init(_ folder: borrowing Folder, vo: String) throws(FileError) {
      for name in try folder.names() where name.hasSuffix(StateStore.pendingSuffix) {
        do throws(FileError) {
          let change = try PendingChange(
            yaml: folder.read(name), file: "\(folder.path)/\(name)")
          changes[name] =
            change.holding == .yes ? change.previews.filter { $0.vo == vo } : .some(nil)
        } catch  where error.kind == .missing {
          // Settled since we looked.
        } catch {
          problems.append(error)
        }
      }
    }

    var previews: [Preview] { changes.values.flatMap { $0 ?? [] } }
  }
}

internal import Files
internal import Rollout

extension StateStore {
  /// The end of the names of pending changes' files.
  static let pendingSuffix = ".pending"

  /// Writes a change down that holds from its commit on. The VO's previews must be locked.
  ///
  /// - Throws: ``Violation``, ``FileError``; then nothing was changed.
  public func propose(_ change: PendingChange, vo: String, product: String) throws {
    // What holds must be stored.
    try requireRoom(for: change.previews)
    for preview in change.previews { _ = try text(of: preview) }
    let file = pendingFile(vo, product)
    try File.write(Self.within(File.largest, change.yaml(), file), to: file)
  }

  /// Makes the previews' own files say what pending changes say, and takes these away; those that do
  /// not hold are only taken away. The VO's previews must be locked.
  ///
  /// - Throws: ``FileError``; then all says what it said before, and it can be tried again.
  public func settle(vo: String) throws {
    guard let folder = try previewFolder(vo) else { return }
    try folder.removeTemporaries()
    for name in try folder.names() where name.hasSuffix(Self.pendingSuffix) {
      let file = "\(folder.path)/\(name)"
      guard let text = try folder.read(name) else { continue }
      let change = try PendingChange(yaml: text, file: file)
      switch change.holding {
      case .unknown:
        throw FileError(
          .busy, file,
          "waits for \(change.commit?.link ?? ""), which cannot be looked at from here; "
            + "run pps where it can, or remove the file if the link is gone for good")
      case .yes:
        for preview in change.previews where preview.vo == vo { try write(preview) }
      case .no: break
      }
      try File.remove(file)
    }
  }

  func pendingFile(_ vo: String, _ product: String) -> String {
    "\(directory)/previews/\(vo)/\(product)\(Self.pendingSuffix)"
  }

  /// What stands in a folder that single files do not tell: the changes that hold.
  struct PendingView: Equatable {
    /// By file, what it says; nil when it says nothing, since it does not hold.
    let changes: [String: [Preview]?]
    let problems: [FileError]

    init(_ folder: borrowing GuardedFolder, vo: String) throws(FileError) {
      let place = folder.path
      var changes: [String: [Preview]?] = [:]
      problems = try folder.readAll(
        StateStore.pendingSuffix, "pending changes", limit: File.largest, budget: File.largest,
        most: StateStore.mostRecords
      ) { (text, name) throws(FileError) in
        let change = try PendingChange(yaml: text, file: "\(place)/\(name)")
        changes[name] =
          change.holding == .yes ? change.previews.filter { $0.vo == vo } : .some(nil)
      }
      self.changes = changes
    }

    var previews: [Preview] { changes.values.flatMap { $0 ?? [] } }
  }
}

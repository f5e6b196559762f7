internal import Files
internal import Glibc
internal import StateStore
internal import SystemPackage

/// The folder of a product below a VO's root, `<root>/<product>`, held open and locked: the releases
/// side by side, each in a folder named by its working version, and the link `current`.
///
/// What begins with a dot is ours: `.lock`, the tests' output in `.log`, what is being unpacked in
/// `.staging-…`, and what is being taken away in `.trash-…`.
final class ReleaseArea {
  /// The link to the release in use.
  static let link = "current"
  /// Where the link points before it goes, so that its going is a rename as well.
  static let nothing = ".none"
  static let staging = ".staging-"
  static let trash = ".trash-"

  let folder: FolderHandle
  /// Held for as long as this lives.
  private let lock: FileHandle?

  /// Opens it without a lock, to look only; nil when it does not exist.
  static func look(root: String, product: String) throws(ReleaseError) -> ReleaseArea? {
    let path = "\(root)/\(product)"
    guard unsafe access(path, F_OK) == 0 else { return nil }
    return ReleaseArea(folder: try FolderHandle(path: path), lock: nil)
  }

  /// Opens and locks it, and takes away what an interrupted run left.
  ///
  /// - Parameter isMade: Whether it is made where it is missing.
  static func take(
    root: String, product: String, isMade: Bool = false
  ) throws(ReleaseError) -> ReleaseArea {
    if isMade {
      do {
        try File.createDirectories(FilePath(root))
      } catch {
        throw ReleaseError(.io, root, "cannot be made: \(error)")
      }
    }
    guard unsafe access(root, F_OK) == 0 else {
      throw ReleaseError(.nothing, root, "there is no such folder")
    }
    let root = try FolderHandle(path: root)
    if !isMade, try root.status(product) == nil {
      throw ReleaseError(.nothing, "\(root.path)/\(product)", "there is no such folder")
    }
    let folder = try root.folderOrMake(product)
    try root.synchronize()
    let path = "\(folder.path)/.lock"
    let descriptor = unsafe openat(
      folder.descriptor, ".lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FolderHandle.failure(path, "cannot be opened") }
    let lock = FileHandle(descriptor: descriptor, path: path)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      guard errno == EWOULDBLOCK else { throw FolderHandle.failure(path, "cannot be locked") }
      throw ReleaseError(.busy, folder.path, "another pps is at work there; try again")
    }
    let area = ReleaseArea(folder: folder, lock: lock)
    try area.clean()
    return area
  }

  private init(folder: consuming FolderHandle, lock: consuming FileHandle?) {
    self.folder = folder
    self.lock = lock
  }

  /// Takes away what was being unpacked or taken away when a run was interrupted.
  private func clean() throws(ReleaseError) {
    for name in try folder.names() {
      if name.hasPrefix(Self.staging) || name.hasPrefix(Self.trash) || name.hasSuffix("~") {
        try folder.removeTree(name)
      } else if !name.hasPrefix("."), try folder.status(name)?.kind == .directory {
        try folder.folder(name).removeFile(FolderHandle.temporaryName(of: Receipt.fileName))
      }
    }
  }

  /// The working version in use; nil when none is.
  func current() throws(ReleaseError) -> String? {
    let target = try folder.link(Self.link)
    return target == Self.nothing ? nil : target
  }

  /// Refuses to go on where something else than our link stands in its place.
  func checkLink() throws(ReleaseError) {
    guard let status = try folder.status(Self.link), status.kind != .link else { return }
    throw ReleaseError(
      .refused, "\(folder.path)/\(Self.link)", "is not a link, and stays as it is",
      details: ["move it away; 'pps install' keeps a link to the release in use there"])
  }

  /// Where the link points once a change holds.
  func commit(to target: String?) -> PendingChange.Commit {
    PendingChange.Commit(
      link: "\(folder.path)/\(Self.link)", target: target ?? Self.nothing)
  }

  /// Switches the link: the one instant at which a change becomes true.
  func switchLink(to target: String?) throws(ReleaseError) {
    let temporary = ".\(Self.link).\(getpid())~"
    try folder.removeFile(temporary)
    try folder.makeLink(temporary, to: target ?? Self.nothing)
    do throws(ReleaseError) {
      try folder.rename(temporary, to: Self.link)
    } catch {
      try? folder.removeFile(temporary)
      throw error
    }
  }

  /// Takes a link to nothing away, once nothing waits for it any more.
  func removeEmptyLink() throws(ReleaseError) {
    if try folder.link(Self.link) == Self.nothing { try folder.removeFile(Self.link) }
  }

  /// How a release came into its folder; nil when the folder does not exist, or did not come by us.
  func receipt(of version: String) throws(ReleaseError) -> Receipt? {
    guard try folder.status(version)?.kind == .directory else { return nil }
    let inner = try folder.folder(version)
    guard let text = try inner.text(Receipt.fileName) else { return nil }
    do throws(FileError) {
      return try Receipt(yaml: text, file: "\(inner.path)/\(Receipt.fileName)")
    } catch {
      throw ReleaseError(error)
    }
  }

  /// A name that nothing has yet.
  func freshName(_ prefix: String) -> String {
    prefix + String(UInt64.random(in: .min ... .max), radix: 36)
  }

  /// Takes a release's folder away: out of sight at once, and then piece by piece.
  func remove(_ version: String) throws(ReleaseError) {
    guard try folder.status(version) != nil else { return }
    let name = freshName(Self.trash)
    try folder.rename(version, to: name)
    try folder.synchronize()
    try folder.removeTree(name)
  }
}

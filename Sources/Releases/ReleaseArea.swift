internal import Files
internal import Glibc
internal import StateStore
internal import SystemPackage

/// The folder of a product below a VO's root, `<root>/<product>`, held open and locked: the releases
/// side by side, each in a folder named by its working version, and the link `current`.
///
/// What begins with a dot is ours: `.lock`, the tests' output in `.log`, what is being unpacked in
/// `.staging-…`, and what is being taken away in `.trash-…`. Nobody uses the last two: what cannot be taken
/// away there, such as another account's, is told of and keeps nobody from anything.
final class ReleaseArea {
  /// The link to the release in use.
  static let link = "current"
  /// Where the link points before it goes, so that its going is a rename as well.
  static let nothing = ".none"
  static let staging = ".staging-"
  static let trash = ".trash-"

  let folder: OpenFolder
  /// Held for as long as this lives.
  private let lock: OpenFile?
  /// What ``clean()`` could not take away.
  private(set) var leftovers: [FileError] = []

  /// Opens it without a lock, to look only; nil when it does not exist.
  static func look(root: String, product: String) throws -> ReleaseArea? {
    let path = "\(root)/\(product)"
    guard unsafe access(path, F_OK) == 0 else { return nil }
    return ReleaseArea(folder: try OpenFolder(path), lock: nil)
  }

  /// Opens and locks it, and takes away what an interrupted run left.
  ///
  /// - Parameter isMade: Whether it is made where it is missing.
  static func take(
    root: String, product: String, isMade: Bool = false
  ) throws -> ReleaseArea {
    if isMade { try File.createDirectories(FilePath(root)) }
    guard unsafe access(root, F_OK) == 0 else {
      throw ReleaseError(.nothing, root, "there is no such folder")
    }
    let root = try OpenFolder(root)
    if !isMade, try root.status(of: product) == nil {
      throw ReleaseError(.nothing, "\(root.path)/\(product)", "there is no such folder")
    }
    let folder = try root.folderOrMake(product)
    try root.synchronize()
    let lock = try folder.lockFile()
    // Another may take as long as its test; but what a process has just left, one that it was starting may hold
    // until that runs its program.
    try lock.lock(patience: 1, refusal: "another pps is at work there; try again")
    let area = ReleaseArea(folder: folder, lock: lock)
    try area.clean()
    return area
  }

  private init(folder: consuming OpenFolder, lock: consuming OpenFile?) {
    self.folder = folder
    self.lock = lock
  }

  /// Takes away what was being unpacked or taken away when a run was interrupted, as far as that can be.
  func clean() throws {
    leftovers = []
    for name in try folder.names() {
      do throws(FileError) {
        if name.hasPrefix(Self.staging) || name.hasPrefix(Self.trash) || name.hasSuffix("~") {
          try folder.removeTree(name)
        } else if !name.hasPrefix("."), try folder.status(of: name)?.kind == .folder {
          try folder.folder(name).removeFile(Self.temporaryReceipt)
        }
      } catch {
        leftovers.append(error)
      }
    }
  }

  /// What the user should know of it.
  var notes: [String] { leftovers.map { "\($0); it is in nobody's way" } }

  /// The working version in use; nil when none is.
  func current() throws -> String? {
    let target = try folder.link(Self.link)
    return target == Self.nothing ? nil : target
  }

  /// Refuses to go on where something else than our link stands in its place.
  func checkLink() throws {
    guard let status = try folder.status(of: Self.link), status.kind != .link else { return }
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
  func switchLink(to target: String?) throws {
    let temporary = OpenFolder.temporaryName(of: Self.link)
    try folder.removeFile(temporary)
    try folder.makeLink(temporary, to: target ?? Self.nothing)
    do {
      try folder.rename(temporary, to: Self.link)
    } catch {
      try? folder.removeFile(temporary)
      throw error
    }
  }

  /// Takes a link to nothing away, once nothing waits for it any more.
  func removeEmptyLink() throws {
    if try folder.link(Self.link) == Self.nothing { try folder.removeFile(Self.link) }
  }

  /// How a release came into its folder; nil when the folder does not exist, or did not come by us.
  func receipt(of version: String) throws -> Receipt? {
    guard try folder.status(of: version)?.kind == .folder else { return nil }
    let inner = try folder.folder(version)
    guard let file = try inner.file(Receipt.fileName) else { return nil }
    return try Receipt(yaml: file.text(), file: file.path)
  }

  /// Notes how a release came into its folder.
  func write(_ receipt: Receipt, of version: String) throws {
    try folder.folder(version).replace(
      Receipt.fileName, temporary: Self.temporaryReceipt, with: Array(receipt.yaml().utf8)
    ) { (file) throws(FileError) in try file.permit(File.readable) }
  }

  /// What a receipt is called while it is written; what else begins with a dot may be the release's.
  private static let temporaryReceipt = ".\(Receipt.fileName)~"

  /// A name that nothing has yet.
  func freshName(_ prefix: String) -> String {
    prefix + String(UInt64.random(in: .min ... .max), radix: 36)
  }

  /// Takes a release's folder away: out of sight at once, and then piece by piece.
  func remove(_ version: String) throws {
    guard let name = try hide(version) else { return }
    try folder.synchronize()
    try folder.removeTree(name)
  }

  /// Puts a release in its place. What stands there is only out of sight, until ``clean()``.
  func place(_ name: String, as version: String) throws {
    let hidden = try hide(version)
    do {
      try folder.rename(name, to: version)
    } catch {
      if let hidden { try? folder.rename(hidden, to: version) }
      throw error
    }
    try folder.synchronize()
  }

  /// Renames a release's folder to a name where nobody looks for it; nil when there is none.
  private func hide(_ version: String) throws -> String? {
    guard try folder.status(of: version) != nil else { return nil }
    let name = freshName(Self.trash)
    try folder.rename(version, to: name)
    return name
  }
}

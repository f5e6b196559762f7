public import Files
internal import Glibc
public import Rollout

/// A site's previews and pilots on disk: one small YAML file each, `previews/<vo>/…` and `pilots/…`
/// below the state directory.
public struct StateStore: Sendable {
  /// Where the state is when nobody says otherwise.
  public static let defaultDirectory = "/var/lib/pps"

  /// How many records are read of the folder of a VO that keeps it itself, and how many pending changes of any.
  public static let mostRecords = 200
  /// The largest record of a preview that is read, or stored, in bytes. Most have less than 1 kB.
  static let largestPreview = 32 * 1024
  /// How much is read of the records in such a folder together, in bytes: whoever keeps the folder must not
  /// keep the BDII waiting.
  static let mostOfFolder = 512 * 1024

  public let directory: String
  /// The account that keeps a VO's previews, where it is not the site itself.
  public var tenants: [String: String]

  /// - Parameter tenants: By VO, the account whose files count besides the site's own.
  public init(directory: String, tenants: [String: String] = [:]) {
    self.directory = directory
    self.tenants = tenants
  }

  /// All that is stored. A file that cannot be used is told of, and the others count.
  public struct Contents: Sendable {
    public var previews: [Preview] = []
    public var pilots: [Pilot] = []
    /// The VOs that have a folder.
    public var vos: [String] = []
    public var problems: [FileError] = []
    /// Whether the state itself could be read, whatever is wrong with single files.
    public var isReadable = true
    /// Whether the system failed, so that what is stored is not known: another time it may. What is denied or
    /// refused, or holds no record, is so for good, and whoever keeps a folder can make it so.
    public var isCut: Bool { !isReadable || problems.contains { $0.kind == .io } }
  }

  /// Whether there is a state directory, be it empty.
  public var exists: Bool { (try? GuardedFolder.owner(of: directory)) != nil }

  /// Reads everything, in the order of the files' names.
  public func contents() -> Contents {
    var contents = previews()
    guard contents.isReadable else { return contents }
    do throws(FileError) {
      if let folder = try pilotFolder() {
        contents.problems += try folder.readAll(
          Self.recordSuffix, "records", limit: File.largest, budget: .max, most: .max
        ) { (text, name) throws(FileError) in
          contents.pilots.append(try pilot(text, in: "\(folder.path)/\(name)"))
        }
      }
    } catch {
      contents.problems.append(error)
      // As a VO's folder that is closed to this account, they are left out.
      if error.kind != .denied { contents.isReadable = false }
    }
    return contents
  }

  /// Reads the previews and no pilots: without a problem, there are no other previews.
  ///
  /// - Parameter vo: Whose they are; nil for those of all VOs.
  public func previews(of vo: String? = nil) -> Contents {
    var contents = Contents()
    do throws(FileError) {
      let site = try siteAccounts()
      if let folder = try GuardedFolder.open(path("previews"), owners: site) {
        contents.vos = try folder.names()
        for each in contents.vos where vo == nil || each == vo { read(each, site, &contents) }
        // It is told of, and no VO.
        contents.vos.removeAll { File.isPlain(path("previews/\($0)")) }
      }
    } catch {
      contents.problems.append(error)
      contents.isReadable = false
    }
    return contents
  }

  /// Reads the previews of a VO.
  private func read(_ vo: String, _ site: Set<UInt32>, _ contents: inout Contents) {
    do throws(FileError) {
      guard let folder = try GuardedFolder.open(path("previews/\(vo)"), owners: accounts(vo, site))
      else {
        return
      }
      let isTenants = tenants[vo] != nil
      // What holds may change while the files are read one after the other.
      for isLast in [false, false, true] {
        let before = try PendingView(folder, vo: vo)
        var found: [Preview] = []
        let problems = try folder.readAll(
          Self.recordSuffix, "records", limit: Self.largestPreview,
          budget: isTenants ? Self.mostOfFolder : .max, most: isTenants ? Self.mostRecords : .max
        ) { (text, name) throws(FileError) in
          found.append(try preview(text, in: "\(folder.path)/\(name)"))
        }
        if !isLast, try PendingView(folder, vo: vo) != before { continue }
        contents.problems += before.problems + problems
        let overridden = Dictionary(
          before.previews.map { (file(of: $0), $0) }, uniquingKeysWith: { $1 })
        let files = Set(found.map(file))
        contents.previews += found.map { overridden[file(of: $0)] ?? $0 }
        contents.previews += overridden.filter { !files.contains($0.key) }
          .sorted { $0.key < $1.key }.map(\.value)
        return
      }
    } catch {
      contents.problems.append(error)
    }
  }

  /// Reads a preview. Nobody can publish under another VO's name, and no record stands in for another
  /// one, because one that is not of this file belongs elsewhere.
  private func preview(_ text: String, in file: String) throws(FileError) -> Preview {
    let preview = try Preview(yaml: text, file: file)
    try Self.require(self.file(of: preview), of: preview.title, toBe: file)
    return preview
  }

  /// Reads a pilot, which must be that of this file.
  private func pilot(_ text: String, in file: String) throws(FileError) -> Pilot {
    let pilot = try Pilot(yaml: text, file: file)
    try Self.require(self.file(of: pilot), of: pilot.title, toBe: file)
    return pilot
  }

  private static func require(
    _ place: String, of title: String, toBe file: String
  ) throws(FileError) {
    guard place == file else {
      throw FileError(.content, file, "is of \(title), which belongs into \(place)")
    }
  }

  /// The folders that an account other than theirs cannot read, though the BDII's must: those of root and
  /// of tenants.
  ///
  /// - Parameter vos: Those that have previews.
  public func closedFolders(of vos: [String]) -> [String] {
    let folders =
      [directory, path("previews"), path("pilots")] + vos.map { path("previews/\($0)") }
    return folders.filter { folder in
      var status = stat()
      guard unsafe lstat(folder, &status) == 0,
        status.st_uid == 0
          || tenants.values.contains(where: { (try? Account.id(of: $0)) == status.st_uid })
      else { return false }
      let isOpen = { (shift: mode_t) in status.st_mode >> shift & 0o5 == 0o5 }
      return !isOpen(0) && !(isOpen(3) && status.st_gid != 0)
    }
  }

  /// Why accounts that keep folders of the state cannot change anything there.
  ///
  /// - Parameter vos: Those that have previews.
  public func foreignLocks(of vos: [String]) -> [FileError] {
    ([path("pilots")] + vos.map { path("previews/\($0)") }).compactMap(Lock.foreignness)
  }

  /// The folder of a VO's previews; nil when it does not exist.
  func previewFolder(_ vo: String) throws(FileError) -> GuardedFolder? {
    try GuardedFolder.open(path("previews/\(vo)"), owners: accounts(vo, siteAccounts()))
  }

  /// The folder of the pilots; nil when it does not exist.
  func pilotFolder() throws(FileError) -> GuardedFolder? {
    try GuardedFolder.open(path("pilots"), owners: siteAccounts())
  }

  /// The accounts of the site itself: root, and whose the state directory is.
  private func siteAccounts() throws(FileError) -> Set<UInt32> {
    guard let owner = try GuardedFolder.owner(of: directory) else { return [0] }
    return [0, owner]
  }

  private func accounts(_ vo: String, _ site: Set<UInt32>) throws(FileError) -> Set<UInt32> {
    guard let name = tenants[vo], let tenant = try Account.id(of: name) else { return site }
    return site.union([tenant])
  }

  /// The preview stored, nil when there is none.
  ///
  /// - Throws: ``FileError``, also when its file holds another record.
  public func preview(
    vo: String, product: String, workingVersion: String
  ) throws(FileError) -> Preview? {
    if [vo, product, workingVersion].contains(where: \.hasSlash) { return nil }
    guard let folder = try previewFolder(vo) else { return nil }
    let pending = try PendingView(folder, vo: vo).previews.last {
      $0.product == product && $0.workingVersion == workingVersion
    }
    if let pending { return pending }
    let file = previewFile(vo: vo, product: product, workingVersion: workingVersion)
    return try folder.read(Self.name(product, workingVersion), limit: Self.largestPreview)
      .map { (text) throws(FileError) in try self.preview(text, in: file) }
  }

  /// The pilot stored, nil when there is none.
  ///
  /// - Throws: ``FileError``, also when its file holds another record.
  public func pilot(
    product: String, packageVersion: PackageVersion
  ) throws(FileError) -> Pilot? {
    if product.hasSlash { return nil }
    guard let folder = try pilotFolder() else { return nil }
    let file = pilotFile(product: product, packageVersion: packageVersion)
    return try folder.read(Self.name(product, packageVersion.description))
      .map { (text) throws(FileError) in try self.pilot(text, in: file) }
  }

  /// Does something while no other process changes the previews of a VO.
  ///
  /// - Parameter isMade: Whether the VO's folder is made where it is missing, for what is stored then.
  ///   Where it is neither there nor made, there is nothing to lock.
  /// - Throws: ``FileError`` when another one does and does not end; what the body throws.
  public func withPreviewsLocked<Result>(
    of vo: String, isMade: Bool = true, _ body: () throws -> Result
  ) throws -> Result {
    if let violation = Violation.ofTagWord("vo", vo) { throw violation }
    return try withLock(path("previews/\(vo)"), isMade: isMade) {
      try settle(vo: vo)
      return try body()
    }
  }

  /// Does something while no other process changes the pilots.
  ///
  /// - Parameter isMade: Whether their folder is made where it is missing.
  /// - Throws: As ``withPreviewsLocked(of:isMade:_:)``.
  public func withPilotsLocked<Result>(
    isMade: Bool = true, _ body: () throws -> Result
  ) throws -> Result {
    try withLock(path("pilots"), isMade: isMade) {
      if let folder = try pilotFolder() { try folder.removeTemporaries() }
      return try body()
    }
  }

  private func withLock<Result>(
    _ folder: String, isMade: Bool, _ body: () throws -> Result
  ) throws -> Result {
    guard try isMade || GuardedFolder.owner(of: folder) != nil else { return try body() }
    let lock = try Lock.take(folder: folder)
    defer { _ = lock }
    return try body()
  }

  /// Stores a preview in place of the one of the same VO, product and working version.
  ///
  /// - Throws: ``Violation`` when it holds what cannot be published, ``FileError`` when it cannot
  ///   be written; what was stored before is then still stored.
  public func store(_ preview: Preview) throws {
    try requireRoom(for: [preview])
    try write(preview)
  }

  /// Writes its file.
  func write(_ preview: Preview) throws { try File.write(text(of: preview), to: file(of: preview)) }

  /// What its file would hold: as much of its history, from the last step back, as there is room for, so that
  /// what is published can be withdrawn.
  func text(of preview: Preview) throws -> String {
    if let violation = preview.violations.first { throw violation }
    var preview = preview
    while true {
      let text = try preview.yaml()
      let excess = text.utf8.count - Self.largestPreview
      if excess <= 0 || preview.history.steps.count == 1 {
        return try Self.within(Self.largestPreview, text, file(of: preview))
      }
      // No step takes more bytes, but for its account's name.
      preview.history.forget(first: 1 + excess / 100)
    }
  }

  /// What is to be stored, which must be no larger than what is read.
  static func within(_ limit: Int, _ text: String, _ file: String) throws(FileError) -> String {
    guard text.utf8.count <= limit else {
      throw FileError(.content, file, "would be larger than \(limit) bytes")
    }
    return text
  }

  /// Stores a pilot in place of the one of the same product and package version.
  ///
  /// - Throws: As ``store(_:)-(Preview)``.
  public func store(_ pilot: Pilot) throws {
    if let violation = pilot.violations.first { throw violation }
    let file = file(of: pilot)
    try File.write(Self.within(File.largest, pilot.yaml(), file), to: file)
  }

  /// The file that holds a preview.
  public func file(of preview: Preview) -> String {
    previewFile(
      vo: preview.vo, product: preview.product, workingVersion: preview.workingVersion)
  }

  /// The file that holds a pilot.
  public func file(of pilot: Pilot) -> String {
    pilotFile(product: pilot.product, packageVersion: pilot.packageVersion)
  }

  func previewFile(vo: String, product: String, workingVersion: String) -> String {
    path("previews/\(vo)/\(Self.name(product, workingVersion))")
  }

  func pilotFile(product: String, packageVersion: PackageVersion) -> String {
    path("pilots/\(Self.name(product, packageVersion.description))")
  }

  /// `@` stands in no product and no version, so that no two records share a file.
  static func name(_ product: String, _ version: String) -> String {
    "\(product)@\(version)\(recordSuffix)"
  }

  /// The end of the names of records' files.
  static let recordSuffix = ".yaml"

  private func path(_ name: String) -> String { "\(directory)/\(name)" }
}

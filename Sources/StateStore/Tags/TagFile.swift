public import Files

/// A VO's tag file, `<VO>.list` in a folder of the VO.
///
/// VOs' software managers may write in that folder, and we may be root: nothing in it is followed
/// or trusted, and what replaces the file keeps its owner and mode.
public struct TagFile: Hashable, Sendable {
  /// The largest file that is read, in bytes. Sites have some thousand tags, of 60 bytes each.
  static let largest = 4 * 1024 * 1024

  /// The folder that the site has for tags.
  public let root: String
  /// The folders below it, the VO's last.
  let folders: [String]
  let vo: String

  public var path: String { ([root] + folders + ["\(vo).list"]).joined(separator: "/") }

  /// What a change did.
  public struct Change: Hashable, Sendable {
    public var added: [String] = []
    public var removed: [String] = []
    /// What was to be removed and was not there.
    public var absent: [String] = []
    /// What was not added, since the subcluster has another tag that is the same but for its case.
    public var clashes: [Clash] = []
  }

  /// A tag, and another one that GLUE 1.3, which ignores case, takes for the same.
  public struct Clash: Hashable, Sendable {
    public var tag: String
    public var variant: String
  }

  /// The tags in it, in their order; none when there is no such file.
  ///
  /// - Throws: ``FileError`` when it cannot be read, or is refused: a link, no plain file, open to
  ///   everybody, or larger than 4 MiB.
  public func tags() throws(FileError) -> [String] {
    try checkNames()
    guard let folder = try TagFolder.open(root: root, folders: folders, isMade: false) else {
      return []
    }
    let text = TagText(try folder.read("\(vo).list")?.bytes ?? [])
    return text.tags.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The tags that any file lists, as a tag file would.
  public static func tags(listedIn path: String) throws(FileError) -> [String] {
    TagText(Array(try File.read(path).utf8)).tags.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What ``change(adding:removing:)`` would do.
  public func preview(
    adding: [String], removing: [String], variant: (String) -> String? = { _ in nil }
  ) throws(FileError) -> Change {
    try checkNames()
    var bytes: [UInt8] = []
    if let folder = try TagFolder.open(root: root, folders: folders, isMade: false) {
      bytes = try folder.read("\(vo).list")?.bytes ?? []
    }
    var text = TagText(bytes)
    return Self.apply(adding, removing, variant, to: &text)
  }

  /// Adds tags that are not there, one a line, and removes others, at once or not at all. All else in
  /// the file stays. Other processes of ours wait meanwhile; when somebody else changes the file,
  /// theirs is read again. A tag that differs only by case from one that is there is not added.
  ///
  /// - Parameter variant: Such a tag that the subcluster has elsewhere; asked while the file is locked.
  /// - Throws: As ``tags()``; and when it cannot be written, which leaves it as it was.
  public func change(
    adding: [String], removing: [String], variant: (String) -> String? = { _ in nil }
  ) throws(FileError) -> Change {
    try checkNames()
    guard
      let folder = try TagFolder.open(root: root, folders: folders, isMade: !adding.isEmpty)
    else { return Change(absent: removing) }
    let name = "\(vo).list"
    try folder.lock(name)
    for _ in 0..<20 {
      let present = try folder.read(name)
      let old = TagText(present?.bytes ?? [])
      var new = old
      let change = Self.apply(adding, removing, variant, to: &new)
      if new == old { return change }
      if try folder.replace(name, present, with: new.bytes) { return change }
    }
    throw FileError(.busy, path, "somebody else changes it all the time; try again")
  }

  private static func apply(
    _ adding: [String], _ removing: [String], _ variant: (String) -> String?,
    to text: inout TagText
  ) -> Change {
    let present = removing.isEmpty ? [] : text.remove(removing)
    let (added, clashes) = text.add(adding, variant: variant)
    return Change(
      added: added, removed: removing.filter(present.contains),
      absent: removing.filter { !present.contains($0) }, clashes: clashes)
  }

  /// A name out of the configuration must not lead elsewhere.
  private func checkNames() throws(FileError) {
    for name in folders where name.isEmpty || name == "." || name == ".." || name.hasSlash {
      throw FileError(.refused, path, "is refused: '\(name)' cannot be the name of a folder")
    }
  }
}

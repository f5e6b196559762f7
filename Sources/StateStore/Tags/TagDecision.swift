public import Files
internal import Yams

/// Who brings the software tags of previews into the information system: our plugin, or the site's
/// tag files, whose tags another plugin prints.
public struct TagDecision: Hashable, Sendable {
  /// Where the tag files are; nil when our plugin adds the tags.
  public var directory: TagDirectory?
  /// The GlueSubClusterUniqueIDs whose tags stand in tag files.
  public var subclusters: [String]
  /// The plugin that prints them; nil when the site said so itself.
  public var owner: String?

  public init(directory: TagDirectory? = nil, subclusters: [String] = [], owner: String? = nil) {
    self.directory = directory
    self.subclusters = subclusters
    self.owner = owner
  }

  /// Our plugin adds the tags.
  public static let plugin = TagDecision()
}

extension StateStore {
  /// The file that `pps gip install` keeps the decision in.
  public var tagDecisionFile: String { "\(directory)/tags.yaml" }

  /// What `pps gip install` found; nil when it was not run.
  public func tagDecision() throws(FileError) -> TagDecision? {
    let text: String
    do throws(FileError) {
      text = try File.read(tagDecisionFile)
    } catch  where error.kind == .missing {
      return nil
    }
    return try TagDecision(yaml: text, file: tagDecisionFile)
  }

  /// Keeps the decision, or forgets it.
  public func store(_ decision: TagDecision?) throws(FileError) {
    guard let decision else { return try File.remove(tagDecisionFile) }
    let text: String
    do {
      text = try decision.yaml()
    } catch {
      throw FileError(.content, tagDecisionFile, "\(error)")
    }
    try File.write(text, to: tagDecisionFile)
  }
}

extension TagDecision {
  init(yaml text: String, file: String) throws(FileError) {
    var fields = try Fields(text, file: file)
    try fields.requireFormat()
    let directory = try fields.tagDirectory()
    self.init(
      directory: directory.flatMap(\.self), subclusters: try fields.strings("subclusters"),
      owner: try fields.string("owner"))
    if directory == nil { throw FileError(.content, file, "tag_dir is missing") }
    try fields.end()
  }

  func yaml() throws -> String {
    try Node.record([
      ("format", "1"), ("tag_dir", .text(directory?.path ?? "none")),
      ("tag_layout", directory.map { .text($0.layout.rawValue) }),
      ("subclusters", directory == nil ? nil : .list(subclusters)),
      ("owner", owner.map(Node.text)),
    ])
  }
}

extension Fields {
  /// What `tag_dir` and `tag_layout` say: nil when nothing, a nil inside when there are no tag files.
  mutating func tagDirectory() throws(FileError) -> TagDirectory?? {
    let layout = try choice("tag_layout", TagDirectory.Layout.self)
    guard let path = try string("tag_dir") else {
      if layout != nil { throw error("tag_layout", "needs tag_dir, the folder that has it") }
      return nil
    }
    if path == "none" { return .some(nil) }
    guard path.hasPrefix("/") else { throw error("tag_dir", "must be an absolute path, or none") }
    return TagDirectory(path, layout: layout ?? .subclusters)
  }
}

public import LDAPTypes

/// What the schema does not say of an attribute: what it means, in which unit, who publishes it, and
/// which of these programs have to do with it.
public struct AttributeFacts: Hashable, Sendable {
  /// Who puts an attribute into the information system.
  public enum Publisher: String, CaseIterable, Sendable {
    case site, cluster, batch, jobs, storage, service, tags, pps, all, rare

    /// In words.
    public var words: String {
      switch self {
      case .site: "the site's administrators, in its site BDII's configuration"
      case .cluster: "the computing element's provider, from the site's configuration"
      case .batch: "the computing element's plugin, from the batch system, at each update"
      case .jobs: "ARC's provider, where the site has it show jobs; hardly any other"
      case .storage:
        "the storage element's provider, from the storage system and the site's configuration"
      case .service: "the service's own provider"
      case .tags: "the VOs' software managers, through tag files; pps, for previews"
      case .pps: "pps gip"
      case .all: "every provider"
      case .rare: "hardly any provider of today"
      }
    }
  }

  /// A program of this package.
  public enum Program: String, CaseIterable, Sendable {
    case ppsquery = "q"
    case ppsjdl = "j"
    /// `pps gip`, `pps check` and `pps doctor`, which look at what others publish.
    case pps = "p"

    public var name: String {
      switch self {
      case .ppsquery: "ppsquery"
      case .ppsjdl: "ppsjdl"
      case .pps: "pps"
      }
    }
  }

  public let name: String
  /// In one sentence.
  public let meaning: String
  /// nil where it is no quantity.
  public let unit: String?
  public let publisher: Publisher
  /// Who reads it.
  public let readers: [Program]
  /// Whether `pps gip` publishes it too: of previews' carriers and applications, or as a pilot's mark.
  public let isPublishedByUs: Bool

  /// What is known of an attribute; nil when it is no more than the schema says.
  public static subscript(name: AttributeDescription) -> AttributeFacts? { byName[name] }

  /// All that is known: a fact for each attribute of GLUE 1.3 and GLUE 2.0. Made when it is first used.
  public static let all: [AttributeFacts] = tables.flatMap { table in
    table.utf8.split(separator: UInt8(ascii: "\n")).map { AttributeFacts(line: $0) }
  }

  /// An attribute a line: its name, unit, publisher, readers and meaning, with bars between. Among the
  /// readers `w` tells that it is published by us. Each class of the schema has its place in one table.
  private static let tables: [String] = [
    glue1Sites, glue1Computing, glue1Clusters, glue1Storage,
    glue2Sites, glue2Computing, glue2Jobs, glue2Storage,
  ]

  /// - Parameter line: Split by bytes: by characters it takes some ten times as long.
  private init(line: Substring.UTF8View) {
    let parts = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    name = parts[0]
    unit = parts[1].isEmpty ? nil : parts[1]
    publisher = Publisher(rawValue: parts[2])!
    readers = parts[3].compactMap { Program(rawValue: String($0)) }
    isPublishedByUs = parts[3].contains("w")
    meaning = parts[4]
  }

  private static let byName = Dictionary(
    all.map { (AttributeDescription($0.name), $0) }, uniquingKeysWith: { first, _ in first })
}

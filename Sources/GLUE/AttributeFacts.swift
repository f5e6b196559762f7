public import LDAPTypes

/// What the schema does not say of an attribute: what it means, in which unit, who publishes it, and
/// which of these programs have to do with it.
public struct AttributeFacts: Hashable, Sendable {
  /// Who puts an attribute into the information system.
  public enum Publisher: String, CaseIterable, Sendable {
    case site, cluster, batch, service, tags, pps, all

    /// In words.
    public var words: String {
      switch self {
      case .site: "the site's administrators, in its site BDII's configuration"
      case .cluster: "the computing element's provider, from the site's configuration"
      case .batch: "the computing element's plugin, from the batch system, at each update"
      case .service: "the service's own provider"
      case .tags: "the VOs' software managers, through tag files; pps, for previews"
      case .pps: "pps gip"
      case .all: "every provider"
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

  /// All that is known.
  public static let all: [AttributeFacts] = (glue1Facts + "\n" + glue2Facts)
    .split(separator: "\n").map { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return AttributeFacts(
        name: parts[0], meaning: parts[4], unit: parts[1].isEmpty ? nil : parts[1],
        publisher: Publisher(rawValue: parts[2])!,
        readers: parts[3].compactMap { Program(rawValue: String($0)) },
        isPublishedByUs: parts[3].contains("w"))
    }

  private static let byName = Dictionary(
    all.map { (AttributeDescription($0.name), $0) }, uniquingKeysWith: { first, _ in first })
}

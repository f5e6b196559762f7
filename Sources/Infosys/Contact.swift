internal import LDAPTypes

/// Whom to ask about an offer.
public struct Contact: Hashable, Sendable {
  public enum Role: String, CaseIterable, Hashable, Sendable {
    /// Of the release itself: what the offer says.
    case release
    /// The site's users' support.
    case support
    case administrator
    case security
    /// The site's address for anything.
    case general

    /// Reads GLUE2ContactType; nil for what we have no word for.
    init?(glue2 type: String) {
      switch type.lowercased() {
      case "usersupport": self = .support
      case "sysadmin": self = .administrator
      case "security": self = .security
      case "general": self = .general
      default: return nil
      }
    }
  }

  /// The roles at a site in the order in which one asks, the nearest first.
  public static let rolesOfSite: [Role] = [.support, .general, .administrator, .security]

  public var site: String
  public var role: Role
  /// As published, by custom a `mailto:` URL; but for the space that some sites write behind `mailto:`.
  public let text: String

  public init(site: String, role: Role, text: String) {
    self.site = site
    self.role = role
    let scheme = "mailto:"
    self.text =
      text.hasPrefix(ignoringASCIICaseOf: scheme)
      ? scheme + text.dropFirst(scheme.count).drop { $0 == " " } : text
  }

  /// Whom one asks at a site: the first, in the order of ``rolesOfSite``, that looks like an address or a URL;
  /// where none does, the first.
  static func nearest(of contacts: [Entry.SiteContact]) -> String? {
    let ordered = rolesOfSite.flatMap { role in contacts.filter { $0.role == role } }.map(\.text)
    return ordered.first { $0.contains("@") || $0.contains("://") } ?? ordered.first
  }
}

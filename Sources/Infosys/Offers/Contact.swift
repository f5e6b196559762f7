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
      ? scheme + Substring(text.utf8.dropFirst(scheme.utf8.count).drop { $0 == UInt8(ascii: " ") })
      : text
  }

  /// Whom one asks at a site: of those that look like an address or a URL, or else of all, the first in the
  /// order of ``rolesOfSite``; of one role an address before a page, and else the first by its text.
  static func nearest(of contacts: some Sequence<Contact>) -> Contact? {
    contacts.map { (distance: $0.distance, contact: $0) }.min { $0.distance < $1.distance }?.contact
  }

  /// Whether none of its site's is nearer, but for one that differs in its text alone.
  var isNearest: Bool { distance < (0, 0, 1, "") }

  private var distance: (Int, Int, Int, String) {
    // A text is found in another slowly, and most of these are addresses.
    let isPage = text.utf8.contains(UInt8(ascii: "/")) && text.contains("://")
    let isAddress = isPage || text.utf8.contains(UInt8(ascii: "@"))
    return (
      isAddress ? 0 : 1, Self.rolesOfSite.firstIndex(of: role) ?? 0, isPage ? 1 : 0, text
    )
  }
}

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

  public var site: String
  public var role: Role
  /// As published, by custom a `mailto:` URL.
  public var text: String
}

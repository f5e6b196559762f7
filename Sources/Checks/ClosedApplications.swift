internal import GLUE
internal import Infosys
internal import LDAPTypes
internal import Rollout

/// The application environments of previews that are closed.
struct ClosedApplications {
  struct Application {
    let subject: Subject
    let tag: String
    /// Whether a BDII keeps it, and nobody publishes it any more: it was made before the preview was closed,
    /// or a BDII rewrote its state.
    let isKept: Bool
  }

  let all: [Application]

  /// How long after it was closed a preview's application may have been printed: clocks go wrong, and
  /// updates take their time.
  private static let margin = Duration.clockError

  private struct Key: Hashable {
    /// Both in small letters.
    let site: String?
    let tag: String

    init(_ entry: Entry, _ tag: String) {
      site = entry.dn.siteName?.lowercased()
      self.tag = tag.lowercased()
    }
  }

  init(_ set: EntrySet) {
    var open: Set<Key> = []
    var closed: [Key: Timestamp?] = [:]
    for carrier in set.isPart ? [] : set.all(GLUE2.ObjectClass.service) where set.isOurs(carrier) {
      let info = carrier.entry.info
      guard let tag = info[.tag] else { continue }
      let key = Key(carrier.entry, tag)
      switch info[.state] {
      case Offer.State.preview.text: open.insert(key)
      case Offer.State.closed.text:
        let since = info[.since].flatMap(Timestamp.init(dateTime:))
        closed[key] = [since, closed[key] ?? nil].compactMap(\.self).max()
      default: break
      }
    }
    if closed.isEmpty {
      all = []
      return
    }
    all = set.all(GLUE2.ObjectClass.applicationEnvironment).compactMap { application in
      let entry = application.entry
      guard let name = entry.string(GLUE2.appName), set.isOurs(application) else { return nil }
      let key = Key(entry, name)
      guard let since = closed[key], !open.contains(key) else { return nil }
      let made = entry.creationTime
      let isOlder = since.flatMap { since in made.map { $0 <= since + Self.margin } } ?? false
      return Application(
        subject: application, tag: name,
        isKept: isOlder || entry.strings(GLUE2.appState).contains("Unknown"))
    }
  }
}

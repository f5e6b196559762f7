internal import GLUE
internal import LDAPTypes
internal import LDIF
public import Rollout

/// Turns a site's previews and pilots into what its resource BDII publishes.
///
/// Pure: the same state, site and moment give the same entries in the same order. What is refused
/// is reported, and the rest is published.
public struct Publisher: Sendable {
  /// For how long our entries hold, in **seconds** (GLUE2EntityValidity). 3600 is what providers
  /// of changing data use; `bdii-update` renews it every two minutes.
  private static let validity = 3600
  /// For how long what is closed is still published as closed: top-level BDIIs keep deleted
  /// entries for four days.
  public static let closedFor = Duration.seconds(4 * 86_400)

  public var site: Site
  /// The moment that is published as GLUE2EntityCreationTime.
  public var now: Timestamp
  /// The VOs of the site besides those of its previews. No preview is published with a tag that
  /// would be read as another one's.
  public var vos: [String] = []
  /// The GlueSubClusterUniqueIDs whose software tags the site keeps in tag files. Nothing is added to
  /// them there, and the site's own provider makes application environments of the tags.
  public var tagFileSubclusters: Set<String> = []

  public init(site: Site, now: Timestamp) {
    self.site = site
    self.now = now
  }

  /// What to publish.
  ///
  /// - Parameters:
  ///   - previews: The site's previews, of all VOs.
  ///   - pilots: The site's pilots.
  ///   - surroundings: What the resource BDII publishes already, or did when it last answered: then a
  ///     pilot whose IDs were looked up says so (`PPSStale`). nil when it was not asked or did not
  ///     answer: then the IDs are taken as configured.
  public func publication(
    previews: [Preview], pilots: [Pilot], surroundings: Surroundings?
  ) -> Publication {
    var publication = Publication()
    let previews = previews.filter(isVisible)
    let stored = pilots
    let pilots = stored.compactMap(\.told).filter { $0.state.isOffered || isStillTold($0.since) }
    let vos = Set(vos + previews.map(\.vo))
    let tags = tagHolders(previews.filter { refusal(of: $0, vos) == nil })
    for preview in previews {
      if let reason = refusal(of: preview, vos) {
        publication.withhold(preview.title, reason)
      } else if tags[preview.tag.description.lowercased()] != preview.title {
        publication.withhold(
          preview.title,
          preview.state == .published ? .tagTaken(preview.tag) : nil)
      } else {
        publish(preview, surroundings, in: &publication)
      }
    }
    var services = serviceHolders(pilots.filter { $0.violations.isEmpty }, surroundings)
    for pilot in pilots {
      if let violation = pilot.violations.first {
        publication.withhold(pilot.title, .violation(violation))
      } else {
        publish(pilot, surroundings, holders: services, in: &publication)
      }
    }
    for pilot in stored where pilot.violations.isEmpty {
      publish(leftBy: pilot, surroundings, holders: &services, in: &publication)
    }
    return publication
  }

  /// Why a preview is not published, whatever else is; nil when it is.
  private func refusal(
    of preview: Preview, _ vos: Set<String>
  ) -> Publication.Problem.Reason? {
    if let violation = preview.violations.first { return .violation(violation) }
    if let reason = objection(toNameOf: preview) { return reason }
    return preview.tag.readAs(amongVOs: vos).map { .tagReadAs(preview.tag, vo: $0) }
  }

  private func isVisible(_ preview: Preview) -> Bool {
    switch preview.state {
    case .installed, .tested: false
    case .published: true
    case .withdrawn: preview.wasOffered && isStillTold(preview.since)
    }
  }

  /// Whether what closed then is still to be shown as closed.
  func isStillTold(_ moment: Timestamp) -> Bool { now - moment <= Self.closedFor }

  /// The attributes of our own GLUE 2.0 entries that say when they were made and for how long they
  /// hold.
  var stamp: [Attribute] {
    [
      Attribute(GLUE2.creationTime, [AttributeValue(now.description)]),
      Attribute(GLUE2.validity, [AttributeValue(String(Self.validity))]),
    ]
  }

  /// Who publishes, as validators and people expect it in GLUE2EntityOtherInfo.
  var provenance: [String] {
    [
      "ProfileName=EGI", "ProfileVersion=1.0", PPSInfo.providerMark,
      "InfoProviderVersion=\(softwareVersion)", "InfoProviderHost=\(site.host)",
    ]
  }

  /// The extensions by which readers find an entry: the only attribute for that which BDIIs index.
  func extensions(
    of kind: Offer.Kind, workingVersion: String?, packageVersion: PackageVersion?,
    below dn: DistinguishedName, entity: String
  ) -> [Entry] {
    var keys: [(PPSKey, id: String, value: String)] = []
    if let workingVersion { keys.append((.workingVersion, workingVersion, workingVersion)) }
    if let packageVersion {
      keys.append((.version, packageVersion.description, packageVersion.full))
    }
    if keys.count == 2, keys[0].id.isSame(ignoringCaseOf: keys[1].id) { keys.removeLast() }
    return keys.map { key, id, value in
      let localID = OfferQuery.localID(kind, version: id)
      return Entry(
        dn: dn.child(RelativeDistinguishedName(GLUE2.extensionLocalID, localID)),
        attributes: attributes([
          (GLUE1.objectClass, [GLUE2.ObjectClass.extension]),
          (GLUE2.extensionLocalID, [localID]),
          (GLUE2.extensionKey, [key.rawValue]),
          (GLUE2.extensionValue, [value]),
          (GLUE2.extensionEntity, [entity]),
        ]))
    }
  }

  func attributes(_ pairs: [(AttributeDescription, [String])]) -> [Attribute] {
    pairs.filter { !$0.1.isEmpty }.map { Attribute($0.0, $0.1.map { AttributeValue($0) }) }
  }
}

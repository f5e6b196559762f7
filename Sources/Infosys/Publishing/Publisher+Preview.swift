internal import GLUE
internal import LDAPTypes
internal import LDIF
public import Rollout

extension Publisher {
  /// A preview: its tag on every subcluster, its carrier, and its application environments.
  func publish(
    _ preview: Preview, _ surroundings: Surroundings?, in publication: inout Publication
  ) {
    let carrier = carrier(of: preview)
    publication.entries.append(carrier)
    publication.entries += extensions(
      of: .preview, workingVersion: preview.workingVersion, packageVersion: preview.packageVersion,
      below: carrier.dn, entity: carrier.string(GLUE2.serviceID)!)
    // A closed preview must attract no job: its tag and its AppName go at once.
    guard preview.state == .published else { return }
    for id in preview.subclusters {
      guard let subcluster = site.subclusters.first(where: { $0.id == id }) else {
        publication.leaveOut(of: preview.title, .unknownSubcluster(id))
        continue
      }
      if !tagFileSubclusters.contains(id) {
        tag(subcluster, with: preview, surroundings, in: &publication)
      }
      if let environment = subcluster.glue2 {
        application(of: preview, on: subcluster, environment, surroundings, in: &publication)
      }
    }
  }

  /// The GLUE2ServiceID of a preview's carrier.
  private func carrierID(of preview: Preview) -> String {
    "\(site.host)/pps-preview/\(preview.vo)/\(preview.product)/\(preview.workingVersion)"
  }

  /// Why a preview's carrier cannot be stored by a BDII; nil when it can.
  public func objection(toNameOf preview: Preview) -> Publication.Problem.Reason? {
    .init(toName: RelativeDistinguishedName(GLUE2.serviceID, carrierID(of: preview)))
  }

  /// The entry that is wholly ours and carries the whole state.
  private func carrier(of preview: Preview) -> Entry {
    let id = carrierID(of: preview)
    let quality: GLUE2.QualityLevel = preview.tested ? .preProduction : .testing
    return Entry(
      dn: GLUE2.service(id),
      attributes: attributes([
        (GLUE1.objectClass, [GLUE2.ObjectClass.entity, GLUE2.ObjectClass.service])
      ]) + stamp
        + attributes([
          (
            GLUE2.entityName,
            ["\(preview.product) preview, working version \(preview.workingVersion)"]
          ),
          (GLUE2.otherInfo, provenance + PPSInfo(preview, site: site).otherInfo),
          (GLUE2.serviceID, [id]),
          (GLUE2.serviceType, ["other"]),
          (GLUE2.serviceCapability, ["executionmanagement.jobexecution"]),
          (GLUE2.serviceQualityLevel, [quality.rawValue]),
          (GLUE2.serviceComplexity, ["endpointType=0, share=0, resource=0"]),
          (GLUE2.serviceStatusInfo, preview.releaseNotes.map { [$0] } ?? []),
          (GLUE2.serviceAdminDomain, [site.name]),
        ]))
  }

  /// The software tag, added to what the subcluster has.
  private func tag(
    _ subcluster: Site.SubCluster, with preview: Preview, _ surroundings: Surroundings?,
    in publication: inout Publication
  ) {
    let tag = preview.tag.description
    let dn = GLUE1.subCluster(subcluster.id, ofCluster: subcluster.cluster)
    if let tags = surroundings?.tags {
      guard let present = tags[subcluster.id] else {
        publication.leaveOut(of: preview.title, .subclusterNotPublished(dn))
        return
      }
      // Two values that differ by case only make slapd reject the whole subcluster.
      if let other = present.first(where: { $0 != tag && $0.isSame(ignoringCaseOf: tag) }) {
        publication.leaveOut(
          of: preview.title, .tagSpelledOtherwise(subcluster: subcluster.id, tag: other))
        return
      }
    }
    publication.mark(
      dn, [Modification(.add, GLUE1.softwareTag, [AttributeValue(tag)])])
  }
}

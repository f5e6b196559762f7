internal import GLUE
internal import Infosys
internal import LDAPTypes

/// Whether a preview's carrier, its tags and its applications say the same.
struct CarrierCheck: Check {
  private static let required: [PPSKey] = [
    .kind, .state, .since, .product, .workingVersion, .upgradeClass, .tested, .path, .tag, .vo,
  ]

  func run(_ set: EntrySet, _ findings: inout Findings) {
    let carriers = set.all(GLUE2.ObjectClass.service).filter { set.isOurs($0) }
    let subclusters = Dictionary(
      grouping: set.all(GLUE1.ObjectClass.subCluster).map(Subcluster.init)
    ) { $0.subject.entry.dn.siteName?.lowercased() }
    for carrier in carriers {
      let info = carrier.entry.info
      let missing = Self.required.filter { info[$0] == nil }
      if !missing.isEmpty {
        findings.add(
          .carrierKeys, carrier, missing.map(\.rawValue).joined(separator: ", ") + " missing")
      }
      checkExtension(of: carrier, info, set, &findings)
      let site = carrier.entry.dn.siteName?.lowercased()
      let ofSite = subclusters[site] ?? []
      guard let tag = info[.tag], !set.isPart else { continue }
      switch info[.state] {
      case Offer.State.preview.text: checkOpen(carrier, info, tag, ofSite, &findings)
      case Offer.State.closed.text:
        let isOpenElsewhere = carriers.contains {
          let other = $0.entry.info
          return other.all(.state) == [Offer.State.preview.text]
            && other[.tag]?.isSame(ignoringCaseOf: tag) == true
            && $0.entry.dn.siteName?.lowercased() == site
        }
        if isOpenElsewhere { break }
        for subcluster in ofSite where subcluster.hasTag(tag) {
          findings.add(.closedWithTag, subcluster.subject, "\(tag)")
        }
      default: break
      }
    }
    for application in ClosedApplications(set).all {
      findings.add(
        application.isKept ? .closedApplicationKept : .closedWithApplication, application.subject,
        application.tag)
    }
  }

  private func checkExtension(
    of carrier: Subject, _ info: PPSInfo, _ set: EntrySet, _ findings: inout Findings
  ) {
    guard let version = info[.workingVersion] else { return }
    let name = OfferQuery.localID(.preview, version: version)
    let dn = carrier.entry.dn.child(
      RelativeDistinguishedName(GLUE2.extensionLocalID, name))
    if set.subject(dn) == nil {
      findings.add(.carrierWithoutExtension, carrier, "GLUE2ExtensionLocalID=\(name) is missing")
    }
  }

  private func checkOpen(
    _ carrier: Subject, _ info: PPSInfo, _ tag: String, _ subclusters: [Subcluster],
    _ findings: inout Findings
  ) {
    // A file with GLUE 2.0 alone tells nothing of tags.
    guard !subclusters.isEmpty else { return }
    var without: [String] = []
    for id in info.all(.subCluster) {
      let here = subclusters.filter {
        $0.subject.entry.string(GLUE1.subClusterUniqueID)?.isSame(ignoringCaseOf: id) == true
      }
      if here.isEmpty {
        findings.add(.carrierSubcluster, carrier, "there is no GlueSubClusterUniqueID=\(id)")
      } else if !here.contains(where: { $0.hasTag(tag) }) {
        without.append(id)
      }
    }
    if without.isEmpty { return }
    if subclusters.contains(where: { $0.hasTag(tag) }) {
      findings.add(
        .carrierTagPartly, carrier, "\(tag) is missing on \(without.joined(separator: ", "))")
    } else {
      findings.add(.carrierWithoutTag, carrier, "\(tag) is missing")
    }
  }
}

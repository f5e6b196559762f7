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
      let keys = carrier.entry.offerKeys
      let missing = Self.required.filter { keys[$0] == nil }
      if !missing.isEmpty {
        findings.add(
          .carrierKeys, carrier, missing.map(\.rawValue).joined(separator: ", ") + " missing")
      }
      checkExtension(of: carrier, keys, set, &findings)
      let site = carrier.entry.dn.siteName?.lowercased()
      let ofSite = subclusters[site] ?? []
      guard let tag = keys[.tag]?.first, !set.isPart else { continue }
      switch keys[.state]?.first {
      case Offer.State.preview.text: checkOpen(carrier, keys, tag, ofSite, &findings)
      case Offer.State.closed.text:
        let isOpenElsewhere = carriers.contains {
          let other = $0.entry.offerKeys
          return other[.state] == [Offer.State.preview.text]
            && other[.tag]?.first?.isSame(ignoringCaseOf: tag) == true
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
    of carrier: Subject, _ keys: [PPSKey: [String]], _ set: EntrySet, _ findings: inout Findings
  ) {
    guard let version = keys[.workingVersion]?.first else { return }
    let name = "PPS-\(Offer.Kind.preview.rawValue)-\(version)"
    let dn = carrier.entry.dn.child(
      RelativeDistinguishedName(GLUE2.extensionLocalID, name))
    if set.subject(dn) == nil {
      findings.add(.carrierWithoutExtension, carrier, "GLUE2ExtensionLocalID=\(name) is missing")
    }
  }

  private func checkOpen(
    _ carrier: Subject, _ keys: [PPSKey: [String]], _ tag: String, _ subclusters: [Subcluster],
    _ findings: inout Findings
  ) {
    // A file with GLUE 2.0 alone tells nothing of tags.
    guard !subclusters.isEmpty else { return }
    let named = keys[.subCluster] ?? []
    var without: [String] = []
    for id in named {
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

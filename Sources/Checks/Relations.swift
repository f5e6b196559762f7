internal import GLUE
internal import Infosys
internal import LDAPTypes

/// Which entries are ours, and which ours hang on.
struct Relations {
  /// Published by this software.
  private(set) var ours: Set<Int> = []
  /// Marked by it, or followed by who reads it.
  private(set) var joined: Set<Int> = []
  /// The sites of both, in small letters; nil is a resource BDII's own.
  private(set) var sites: Set<String?> = []

  init(_ subjects: [Subject], _ places: [PreparedName: Int]) {
    func parent(of place: Int) -> Int? {
      subjects[place].entry.dn.parent.flatMap { places[EntrySet.schema.prepared($0)] }
    }
    for place in subjects.indices {
      if Self.isOurs(subjects[place].entry) {
        ours.insert(place)
      } else if Self.isMarked(subjects[place].entry) {
        joined.insert(place)
      }
    }
    // Application handles say nothing of themselves. Nobody else is known to publish any.
    for place in subjects.indices where subjects[place].isA(GLUE2.ObjectClass.applicationHandle) {
      if let above = parent(of: place), ours.contains(above) || joined.contains(above) {
        ours.insert(place)
      }
    }
    let seeds = ours.union(joined)
    sites = Set(seeds.map { subjects[$0].entry.dn.siteName?.lowercased() })
    var targets: Set<String> = []
    for place in seeds {
      var above = subjects[place].entry.dn.parent
      while let dn = above {
        if let place = places[EntrySet.schema.prepared(dn)] { joined.insert(place) }
        above = dn.parent
      }
      let entry = subjects[place].entry
      for key in [GLUE2.appManager, GLUE2.appExecutionEnvironment, GLUE2.serviceAdminDomain] {
        targets.formUnion(entry.strings(key))
      }
    }
    let clusters = Set(
      seeds.compactMap { subjects[$0].entry.dn.value(of: GLUE1.clusterUniqueID)?.lowercased() })
    for place in subjects.indices where !ours.contains(place) {
      let entry = subjects[place].entry
      let isNear =
        parent(of: place).map { seeds.contains($0) } ?? false
        || entry.string("GLUE2ManagerID").map(targets.contains) ?? false
        || subjects[place].isA("GLUE2AdminDomain")
          && sites.contains(entry.dn.siteName?.lowercased())
        || entry.dn.rdns.first?["GLUE2ContactID"] != nil && concerns(entry.dn)
        || entry.dn.rdns.first?["GLUE2LocationID"] != nil && concerns(entry.dn)
        || subjects[place].isA(GLUE1.ObjectClass.site) && concerns(entry.dn)
        || entry.cluster.map { clusters.contains($0.lowercased()) } ?? false
          && concerns(entry.dn)
      if isNear { joined.insert(place) }
    }
    joined.subtract(ours)
  }

  private func concerns(_ dn: DistinguishedName) -> Bool {
    sites.contains(dn.siteName?.lowercased())
  }

  private static func isOurs(_ entry: Entry) -> Bool {
    let rdn = entry.dn.rdns.first
    if let localID = rdn?[GLUE2.extensionLocalID]?.string {
      return localID.hasPrefix(OfferQuery.localIDStart)
    }
    if let key = rdn?[GLUE1.serviceDataKey]?.string {
      return key.lowercased().hasPrefix("pps")
    }
    let isOfOurKind =
      rdn?[GLUE2.serviceID] != nil || rdn?[GLUE2.applicationEnvironmentID] != nil
    // An application of somebody else's may have our keys, but says who made it.
    return isOfOurKind && entry.info.all(.kind) == [Offer.Kind.preview.rawValue]
      && !entry.strings(GLUE2.otherInfo).contains {
        $0.hasPrefix("InfoProviderName=") && $0 != PPSInfo.providerMark
      }
  }

  private static func isMarked(_ entry: Entry) -> Bool {
    let rdn = entry.dn.rdns.first
    if rdn?[GLUE2.endpointID] != nil || rdn?[GLUE2.applicationEnvironmentID] != nil {
      return !entry.info.isEmpty
    }
    return entry[GLUE1.softwareTag].contains { PreviewTag.isOne($0) }
  }
}

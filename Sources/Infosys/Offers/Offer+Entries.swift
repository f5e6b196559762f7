internal import GLUE
package import LDAPTypes
package import Rollout

extension Offer {
  /// The attributes that are read of a carrier or an endpoint.
  static let glue2Attributes: [AttributeDescription] = [
    GLUE2.creationTime, GLUE2.validity, GLUE2.otherInfo, GLUE2.serviceAdminDomain,
    GLUE2.endpointURL, GLUE2.endpointInterfaceName, GLUE2.endpointServingState,
    GLUE2.endpointHealthState, GLUE2.endpointService,
  ]

  /// Whether there may be software tags beside a carrier: they go when it is closed.
  static func mayHaveTags(_ carrier: Entry) -> Bool {
    !carrier[GLUE2.otherInfo].contains(AttributeValue("\(PPSKey.state.rawValue)=closed"))
  }

  /// Reads a carrier, or a pilot's endpoint; nil when it is neither.
  init?(glue2 entry: Entry, now: Timestamp) {
    let info = PPSInfo(otherInfo: entry[GLUE2.otherInfo])
    let endpointID = entry.dn.rdn?.value(GLUE2.endpointID)
    let site = entry.dn.siteName ?? entry.string(GLUE2.serviceAdminDomain)?.siteName ?? ""
    self.init(
      info, site: site, kind: endpointID == nil ? .preview : .pilot,
      evidence: Evidence(source: endpointID == nil ? .carrier : .endpoint, dn: entry.dn))
    freshness = Freshness(of: entry, info, now: now)
    published = entry.creationTime
    validUntil = Freshness.end(of: entry)
    if let endpointID {
      endpoint = Endpoint(
        url: entry.string(GLUE2.endpointURL), type: entry.string(GLUE2.endpointInterfaceName),
        glueService: nil, glue2Service: entry.dn.value(of: GLUE2.serviceID),
        glue2Endpoint: endpointID, servingState: entry.string(GLUE2.endpointServingState))
      if let closed = endpoint?.servingState, closed == State.closed.text, state != .closed,
        !state.text.isEmpty
      {
        contradictions = [
          Contradiction(field: .state, told: state.text, said: closed, evidence: evidence[0])
        ]
      }
    }
  }

  /// Reads a GLUE 1.3 service and its data; nil when the data says nothing of a pilot.
  init?(glueService dn: DistinguishedName, _ entries: [Entry], site: String) {
    let data = entries.compactMap { entry -> (String, String)? in
      guard let key = entry.string(GLUE1.serviceDataKey),
        let value = entry.string(GLUE1.serviceDataValue)
      else { return nil }
      return (key, value)
    }
    let info = PPSInfo(serviceData: data)
    guard !info.isEmpty else { return nil }
    self.init(
      info, site: site, kind: .pilot, evidence: Evidence(source: .serviceData, dn: dn))
    let service = entries.first { $0.dn == dn }
    access = service.map(AccessRules.init(glueService:)) ?? AccessRules([])
    endpoint = Endpoint(
      url: service?.string(GLUE1.serviceEndpoint), type: service?.string(GLUE1.serviceType),
      glueService: dn.value(of: GLUE1.serviceUniqueID), glue2Service: nil, glue2Endpoint: nil,
      servingState: nil)
    if service?.isServiceOfLostSource ?? false {
      freshness = .unknown
    } else if let moment = info[.stale].flatMap(Timestamp.init(dateTime:)) {
      freshness = .heldOver(moment)
    }
  }

  /// Makes an offer of what a tag says, and of nothing else.
  init(tag: SoftwareTag, site: String, evidence: Evidence) {
    self.init(PPSInfo(tag), site: site, kind: .preview, evidence: evidence)
  }

  init(_ info: PPSInfo, site: String, kind: Kind, evidence: Evidence?) {
    self.init(
      site: site, kind: kind, product: info[.product], workingVersion: info[.workingVersion],
      packageVersion: info[.version], state: State(info[.state] ?? ""),
      since: info[.since].flatMap(Timestamp.init(dateTime:)), outcome: info[.outcome],
      freshness: .undated,
      published: nil, validUntil: nil,
      vos: info.all(.vo).distinctInAnyCase,
      upgradeClass: info[.upgradeClass],
      tested: info[.tested].flatMap { ["yes": true, "no": false][$0] },
      path: info[.path], setupScript: info[.setenv], contact: info[.contact],
      releaseNotes: info[.releaseNotes], start: info[.start].flatMap(Timestamp.init(dateTime:)),
      feedbackDeadline: info[.feedbackDeadline].flatMap(Timestamp.init(dateTimeOfDeadline:)),
      subclusters: info.all(.subCluster), executionEnvironments: info.all(.resource),
      computingElements: [], endpoint: nil,
      evidence: evidence.map { [$0] } ?? [])
    tags = info.all(.tag)
  }
}

extension Offer.Freshness {
  /// Whether an entry of GLUE 2.0 still holds.
  package init(of entry: Entry, now: Timestamp) {
    self.init(of: entry, PPSInfo(otherInfo: entry[GLUE2.otherInfo]), now: now)
  }

  /// The same, where it is known what the entry tells of a preview or pilot.
  init(of entry: Entry, _ info: PPSInfo, now: Timestamp) {
    let states =
      [GLUE2.endpointHealthState, GLUE2.endpointServingState, GLUE2.appState]
      .map { entry.string($0) } + [info[.state]]
    if states.contains("Unknown") {
      self = .unknown
    } else if let end = Self.end(of: entry), end < now {
      self = .expired(end)
    } else if let moment = info[.stale].flatMap(Timestamp.init(dateTime:)) {
      self = .heldOver(moment)
    } else {
      self = Self.end(of: entry) == nil ? .undated : .fresh
    }
  }

  /// The last second that is written with a year of four digits.
  private static let latest = Timestamp("9999-12-31T23:59:59Z")!

  /// Until when an entry of GLUE 2.0 holds; nil when it does not say. ARC writes 60 and means until the next
  /// update.
  package static func end(of entry: Entry) -> Timestamp? {
    guard let created = entry.creationTime,
      let validity = entry.string(GLUE2.validity).flatMap(Int.init),
      (0...1_000_000_000_000).contains(validity)
    else { return nil }
    return min(created + .seconds(validity == 60 ? 600 : validity), latest)
  }
}

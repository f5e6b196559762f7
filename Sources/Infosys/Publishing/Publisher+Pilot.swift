internal import GLUE
internal import LDAPTypes
internal import LDIF
internal import Rollout

extension Publisher {
  /// A pilot: marks on the entries of its service, and children by which readers find them.
  ///
  /// - Parameter holders: Which pilot has which service or endpoint.
  func publish(
    _ pilot: Pilot, _ surroundings: Surroundings?,
    holders: [Surroundings.Place.Holding: String], in publication: inout Publication
  ) {
    let place = Surroundings.place(of: pilot.service, in: surroundings)
    for holding in place.holdings(of: pilot) {
      guard let holder = holders[holding], holder != pilot.title else { continue }
      publication.withhold(
        pilot.title,
        pilot.state.isOffered ? .serviceTaken(place.name(of: holding), holder: holder) : nil)
      return
    }
    for reason in place.missing { publication.leaveOut(of: pilot.title, reason) }
    var info = PPSInfo(pilot, site: site)
    if case .endpoint = pilot.service { info.append(.stale, surroundings?.asOf?.description) }
    if let service = place.glueService {
      publication.entries += serviceData(info, of: service)
    }
    if let endpoint = place.endpoint {
      publication.mark(endpoint, marks(of: pilot, info))
      publication.entries += extensions(
        of: .pilot, workingVersion: pilot.workingVersion, packageVersion: pilot.packageVersion,
        below: endpoint, entity: endpoint.value(of: GLUE2.endpointID)!)
      if pilot.state.isOffered, let service = endpoint.parent {
        publication.mark(
          service, set(GLUE2.serviceQualityLevel, GLUE2.QualityLevel.preProduction.rawValue))
      }
    }
  }

  /// A pilot is closed below the services of GLUE 1.3 that it has left, which nobody else has: a top-level BDII keeps
  /// what it told there. Of marks in GLUE 2.0 nothing is kept.
  func publish(
    leftBy pilot: Pilot, _ surroundings: Surroundings?,
    holders: inout [Surroundings.Place.Holding: String], in publication: inout Publication
  ) {
    for left in pilot.left where isStillTold(left.at) {
      let place = Surroundings.place(of: left.service, in: surroundings)
      let urls = place.urls.map { Surroundings.Place.Holding.url(Offer.Endpoint.comparable($0)) }
      guard let service = place.glueService,
        // Where the other schema has it still, it is open.
        !urls.contains(where: { holders[$0] == pilot.title })
      else { continue }
      let name = Surroundings.Place.Holding.entry(service.prepared(for: .caseIgnore))
      guard holders.updateValue(holders[name] ?? pilot.title, forKey: name) == nil else { continue }
      var closed = pilot
      closed.history = History(.closed, at: left.at)
      publication.entries += serviceData(PPSInfo(closed, site: site), of: service)
    }
  }

  /// What is marked on the endpoint. A closed pilot leaves maturity and version as the site
  /// publishes them.
  private func marks(of pilot: Pilot, _ info: PPSInfo) -> [Modification] {
    var marks = [Modification(.add, GLUE2.otherInfo, info.otherInfo.map { AttributeValue($0) })]
    marks += set(GLUE2.endpointServingState, pilot.servingState.rawValue)
    if pilot.state.isOffered {
      marks += set(GLUE2.endpointQualityLevel, GLUE2.QualityLevel.preProduction.rawValue)
      marks += set(
        GLUE2.endpointImplementationVersion, pilot.packageVersion.description)
    }
    return marks
  }

  /// Gives a single-valued attribute a value, whether it has one or not.
  ///
  /// `bdii-update` ignores `replace:` of an attribute that is absent, and would leave two values
  /// after `add:` of one that is present; of both together it makes one value either way.
  func set(_ attribute: AttributeDescription, _ value: String) -> [Modification] {
    [
      Modification(.replace, attribute, [AttributeValue(value)]),
      Modification(.add, attribute, [AttributeValue(value)]),
    ]
  }

  /// The GlueServiceData children: one key and one value each. The key is indexed.
  private func serviceData(_ info: PPSInfo, of service: DistinguishedName) -> [Entry] {
    let id = service.value(of: GLUE1.serviceUniqueID)!
    return info.serviceData.map { key, value in
      Entry(
        dn: service.child(RelativeDistinguishedName(GLUE1.serviceDataKey, key.rawValue)),
        attributes: attributes([
          (GLUE1.objectClass, GLUE1.ObjectClass.ofServiceData),
          (GLUE1.serviceDataKey, [key.rawValue]),
          (GLUE1.serviceDataValue, [value]),
          (GLUE1.chunkKey, ["\(GLUE1.serviceUniqueID)=\(id)"]),
          (GLUE1.schemaVersionMajor, ["1"]),
          (GLUE1.schemaVersionMinor, ["3"]),
        ]))
    }
  }
}

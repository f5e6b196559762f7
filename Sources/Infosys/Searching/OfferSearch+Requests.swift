internal import GLUE
internal import LDAPTypes

/// Requests about what was found.
extension OfferSearch {
  /// Asks for a service and its data.
  static func service(_ dn: DistinguishedName) -> SearchRequest {
    SearchRequest(
      base: dn,
      filter: .or(
        [GLUE1.ObjectClass.service, GLUE1.ObjectClass.serviceData].map {
          .equals(GLUE1.objectClass, $0)
        }))
  }

  /// Asks for entries by their names, one at a time.
  static func byName(_ dns: some Collection<DistinguishedName>) -> [SearchRequest] {
    let types = [GLUE2.serviceID, GLUE2.endpointID]
    let known = dns.filter { dn in types.contains { dn.rdn?[$0] != nil } }
    return known.sorted { $0.description < $1.description }.map {
      SearchRequest(
        base: $0, scope: .base, filter: .present(GLUE1.objectClass),
        attributes: Offer.glue2Attributes)
    }
  }

  /// Asks for entries by an indexed ID, some hundred at once.
  static func byID(
    _ attribute: AttributeDescription, of dns: some Collection<DistinguishedName>
  ) -> [SearchRequest] {
    let ids = dns.compactMap { $0.rdn?.value(attribute) }.sorted()
    return groups(of: ids).map {
      SearchRequest(
        base: GLUE2.suffix, filter: .anyOf(attribute, $0), attributes: Offer.glue2Attributes)
    }
  }

  static let handleAttributes: [AttributeDescription] = [
    GLUE2.handleType, GLUE2.handleValue, GLUE2.handleApplicationEnvironment,
  ]

  /// Asks for the handles of applications, some hundred at once, or, where names are found, below each.
  /// What they name is not indexed, but there are few handles anywhere.
  static func handles(
    of applications: [DistinguishedName: Entry], below base: DistinguishedName, byName: Bool
  ) -> [SearchRequest] {
    let isHandle = Filter.equals(GLUE1.objectClass, GLUE2.ObjectClass.applicationHandle)
    if byName {
      return applications.keys.sorted { $0.description < $1.description }.map {
        SearchRequest(base: $0, filter: isHandle, attributes: handleAttributes)
      }
    }
    let ids = applications.values.compactMap { $0.string(GLUE2.applicationEnvironmentID) }.sorted()
    return groups(of: ids).map {
      SearchRequest(
        base: base,
        filter: isHandle && .anyOf(GLUE2.handleApplicationEnvironment, $0),
        attributes: handleAttributes)
    }
  }

  /// Asks for the handles of applications by the IDs that we give them, which are indexed.
  static func ourHandles(of ids: [String]) -> [SearchRequest] {
    groups(of: ids.flatMap { id in Publisher.handleNames.map { "\(id)/\($0)" } }).map {
      SearchRequest(
        base: GLUE2.suffix, filter: .anyOf(GLUE2.handleID, $0), attributes: handleAttributes)
    }
  }

  /// IDs as one filter can ask for them. slapd closes the connection at a request of 256 KiB
  /// (`sockbuf_max_incoming` in slapd.conf(5)), and anyone can publish an ID as long as that: what is
  /// longer than any that is meant is not asked for.
  package static func groups(of ids: [String]) -> [[String]] {
    let (longest, mostBytes, most) = (2000, 32_000, 200)
    var groups: [[String]] = []
    var bytes = mostBytes
    for id in ids where !id.isEmpty && id.utf8.count <= longest {
      bytes += id.utf8.count
      if bytes > mostBytes || groups[groups.count - 1].count == most {
        groups.append([])
        bytes = id.utf8.count
      }
      groups[groups.count - 1].append(id)
    }
    return groups
  }
}

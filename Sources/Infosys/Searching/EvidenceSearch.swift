internal import GLUE
public import LDAPTypes

extension EntrySource {
  /// Reads the entries that speak of offers, whole, in one round trip; of a pilot in GLUE 1.3 the
  /// service and its data, of its endpoint the extensions and who may use it, of an application environment its
  /// handles too. `gaps` says which could not be read.
  public func evidence(of offers: [Offer]) -> (entries: [Entry], gaps: [String]) {
    var named: [DistinguishedName: Int] = [:]
    var requests: [SearchRequest] = []
    for evidence in offers.flatMap(\.evidence) where named[evidence.dn] == nil {
      named[evidence.dn] = requests.count
      requests.append(Self.request(for: evidence))
    }
    var found: [[Entry]] = requests.map { _ in [] }
    var gaps: [String] = []
    do {
      if !requests.isEmpty {
        let results = try search(requests) { found[$0].append($1) }
        for (request, result) in zip(requests, results) where result.resultCode != .success {
          gaps.append("it did not show \(request.base): \(result.resultCode)")
        }
      }
    } catch {
      gaps.append(Gap.brokenOff(by: error))
    }
    return (found.flatMap(Self.ordered), gaps)
  }

  private static func request(for evidence: Offer.Evidence) -> SearchRequest {
    let (scope, filter): (SearchScope, Filter) =
      switch evidence.source {
      case .carrier, .tag: (.base, .present(GLUE1.objectClass))
      case .application, .serviceData: (.subtree, .present(GLUE1.objectClass))
      case .endpoint:
        // Jobs may stand below that of a computing element.
        (
          .subtree,
          .or([
            .present(GLUE2.endpointID),
            .equals(GLUE1.objectClass, GLUE2.ObjectClass.accessPolicy),
            .equals(GLUE1.objectClass, GLUE2.ObjectClass.extension),
          ])
        )
      }
    return SearchRequest(base: evidence.dn, scope: scope, filter: filter)
  }

  /// Entries in an order that no server decides: what stands above others first.
  private static func ordered(_ entries: [Entry]) -> [Entry] {
    if entries.count < 2 { return entries }
    return entries.map { (key: ($0.dn.rdns.count, $0.dn.description), entry: $0) }
      .sorted { $0.key < $1.key }.map(\.entry)
  }
}

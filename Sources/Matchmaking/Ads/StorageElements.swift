internal import ClassAd
internal import GLUE
public import LDAPTypes
internal import Supermarket

/// The ads of storage elements, of which jobs learn by `other.storage.CloseSEs` (`fetch_bdii_se_info`).
public struct StorageElements: Sendable {
  let ads: [ByteString: ClassAd]

  /// Asks for what they are made of.
  public static let request = SearchRequest(
    base: GLUE1.suffix,
    filter: .or(
      [GLUE1.ObjectClass.se, GLUE1.ObjectClass.sa].map { .equals(GLUE1.objectClass, $0) }))

  /// - Parameter entries: As a server sends them.
  public init(_ found: [Entry] = []) {
    var entries = EntryAds()
    var elements: [AttributeValue: ClassAd] = [:]
    var areas: [AttributeValue: [Expression]] = [:]
    for entry in found {
      let rdns = entry.dn.rdns
      if rdns.count > 1, let id = rdns[0][GLUE1.seUniqueID], rdns[1][GLUE1.vo] != nil {
        elements[id] = entries.ad(of: entry)
      } else if rdns.count > 2, rdns[0][GLUE1.saLocalID] != nil,
        let id = rdns[1][GLUE1.seUniqueID], rdns[2][GLUE1.vo] != nil
      {
        let area = entries.ad(of: entry)
        areas[id, default: []].append(.ad(area.names.map { Expression.Attribute($0, area[$0]!) }))
      }
    }
    var ads: [ByteString: ClassAd] = [:]
    for (id, element) in elements {
      var ad = element
      if let areas = areas[id] { ad[AttributeName(GLUE1.ObjectClass.sa)] = .list(areas) }
      ads[ByteString(id.bytes)] = ad
    }
    self.ads = ads
  }
}

extension Job {
  /// Whether the job asks for storage elements, so that their ads matter.
  public var asksForStorage: Bool {
    (requirements.map(\.condition) + [rank]).contains { expression in
      expression.references.contains { $0.names.contains("storage") }
    }
  }
}

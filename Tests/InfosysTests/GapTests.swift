import GLUE
import LDAPTypes
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("What is missing is told once for each cause")
struct GapTests {
  /// A source that ends each search with a code, after so many entries.
  private final class Failing: EntrySource {
    let name = "ldap://there"
    private let ends: [(code: ResultCode, entries: Int)]
    private var ended: [(code: ResultCode, entries: Int)] = []

    init(ends: [(code: ResultCode, entries: Int)]) { self.ends = ends }

    /// What there is to say of the searches that ended with the code.
    func words(_ code: ResultCode) -> String {
      let ended = ended.filter { $0.code == code }
      let searches = ended.count == 1 ? "a search" : "\(ended.count) searches"
      let entries = ended.map(\.entries).reduce(0, +)
      return "it ended \(searches) after \(entries) entries: \(code) (so it is)"
    }

    func search(
      _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
    ) throws -> [SearchResult] {
      requests.indices.map {
        let end = ends[$0 % ends.count]
        ended.append(end)
        return SearchResult(
          resultCode: end.code, diagnosticMessage: "so it is", entryCount: end.entries)
      }
    }
  }

  @Test("Searches that ended alike are counted, with their entries")
  func alike() throws {
    let one = Failing(ends: [(.success, 1), (.busy, 3), (.success, 0)])
    let query = OfferQuery(kind: .preview)
    #expect(try one.offers(query, now: PublishedGrid.now).gaps == [one.words(.busy)])
    #expect(one.words(.busy) == "it ended a search after 3 entries: busy (51) (so it is)")
    let all = Failing(ends: [(.timeLimitExceeded, 10), (.timeLimitExceeded, 5), (.other, 0)])
    #expect(
      try all.offers(OfferQuery(), now: PublishedGrid.now).gaps
        == [all.words(.timeLimitExceeded), all.words(.other)])
    // There is nothing below what is not there.
    let torn = Failing(ends: [(.noSuchObject, 2)])
    #expect(
      try torn.offers(OfferQuery(), now: PublishedGrid.now).gaps.contains(torn.words(.noSuchObject))
    )
    let values = Failing(ends: [(.timeLimitExceeded, 7), (.timeLimitExceeded, 0)])
    #expect(
      try values.values(of: try #require(Schema.bdii.attributeType("objectClass"))).gaps
        == [values.words(.timeLimitExceeded)])
    #expect(
      [SearchResult(resultCode: .busy, entryCount: 1)].gaps
        == ["it ended a search after 1 entry: busy (51)"])
  }

  /// A BDII of old times, which has but this site.
  private struct OnlyGLUE1: EntrySource {
    let name = "ldap://there"

    func search(
      _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
    ) throws -> [SearchResult] {
      try requests.enumerated().map { index, request in
        guard request.base == GLUE1.suffix else {
          return SearchResult(resultCode: .noSuchObject)
        }
        if request.sizeLimit == 1 {
          try receive(index, Entry(dn: GLUE1.site(named: "A"), attributes: []))
        }
        return SearchResult(resultCode: .success)
      }
    }
  }

  @Test("A site that is not there does not make a BDII none")
  func unknownSite() throws {
    for kind in Offer.Kind.allCases {
      let list = try OnlyGLUE1().offers(
        OfferQuery(site: "B", kind: kind), now: PublishedGrid.now)
      #expect(list.offers.isEmpty && list.gaps == [])
    }
  }
}

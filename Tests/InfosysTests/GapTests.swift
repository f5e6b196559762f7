import GLUE
import LDAPTypes
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("What is missing is told once for each cause")
struct GapTests {
  /// A source that ends each search with a code, after so many entries.
  private struct Failing: EntrySource {
    let name = "ldap://there"
    let ends: [(code: ResultCode, entries: Int)]

    func search(
      _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
    ) throws -> [SearchResult] {
      requests.indices.map {
        let end = ends[$0 % ends.count]
        return SearchResult(
          resultCode: end.code, diagnosticMessage: "so it is", entryCount: end.entries)
      }
    }
  }

  @Test("Searches that ended alike are counted, with their entries")
  func alike() throws {
    let one = Failing(ends: [(.success, 1), (.busy, 3), (.success, 0)])
    let query = OfferQuery(kind: .preview)
    #expect(
      try one.offers(query, now: PublishedGrid.now).gaps
        == ["it ended a search after 3 entries: busy (51) (so it is)"])
    let all = Failing(ends: [(.timeLimitExceeded, 10), (.timeLimitExceeded, 5), (.other, 0)])
    #expect(
      try all.offers(OfferQuery(), now: PublishedGrid.now).gaps == [
        "it ended 6 searches after 50 entries: time limit exceeded (3) (so it is)",
        "it ended a search after 0 entries: other (80) (so it is)",
      ])
    let values = Failing(ends: [(.timeLimitExceeded, 7), (.timeLimitExceeded, 0)])
    #expect(
      try values.values(of: try #require(Schema.bdii.attributeType("objectClass"))).gaps
        == ["it ended 2 searches after 7 entries: time limit exceeded (3) (so it is)"])
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

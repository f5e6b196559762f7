import LDAPClient
import LDAPTypes
import LDIF
import TestSupport
import Testing

@Suite("Our client and ldapsearch get the same answers from slapd")
struct ClientOracleTests {
  @Test func randomSearches() throws {
    let random = SplitMix.seeded()
    let made = RandomEntries(random, count: 100)
    let slapd = try Slapd(ldif: SlapdOracleTests.ldifForSlapd(made.entries))
    defer { slapd.stop() }
    let directory = LDAPDirectory(servers: [try LDAPServer(parsing: slapd.url)])
    var requests = RandomRequests(random, made.entries)
    var hits = 0
    for count in 0..<200 {
      let request = requests.request()
      let text = request.filter.description
      #expect(try Filter(parsing: text) == request.filter, "TEST_SEED=\(random.seed): \(text)")
      let expected = try Answer(request, on: slapd)
      if !expected.entries.isEmpty { hits += 1 }
      let (entries, result) = try directory.search(request)
      let difference = Answer(entries, result).difference(from: expected, request)
      #expect(difference == nil, "TEST_SEED=\(random.seed), search \(count): \(request)")
    }
    #expect(hits > 20)
  }
}

import LDAPTypes
import Testing

@Suite("RFC 4512 section 2.2: entries")
struct EntryTests {
  @Test func hasAttributes() {
    var entry = Entry(dn: DistinguishedName(literal: "o=glue"))
    entry.append("a", to: "cn")
    entry.append(AttributeValue(bytes: [0xFF]), to: "jpegPhoto")
    entry.append("b", to: "CN")
    entry.append(AttributeValue(bytes: [0xFF]), to: "cn")
    entry.append("c", to: "Cn")
    entry.append("ć", to: "cn;lang-hr")
    #expect(
      entry.attributes == [
        Attribute("cn", ["a", "b", AttributeValue(bytes: [0xFF]), "c"]),
        Attribute("jpegphoto", [AttributeValue(bytes: [0xFF])]),
        Attribute("cn;lang-hr", ["ć"]),
      ])
    #expect(entry.strings("cn") == ["a", "b", "c"])
    #expect(entry.string("CN") == "a")
    #expect(entry.string("jpegPhoto") == nil)
    #expect(entry["jpegPhoto"].count == 1)
    #expect(entry["sn"].isEmpty)
    #expect(entry.strings("sn").isEmpty)
  }
}

@Suite("Sources of entries")
struct EntrySourceTests {
  /// Answers each request with its base.
  private struct Echo: EntrySource {
    let name = "echo"

    func search(
      _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
    ) throws -> [SearchResult] {
      for (index, request) in requests.enumerated() { try receive(index, Entry(dn: request.base)) }
      return requests.map { _ in SearchResult(resultCode: .sizeLimitExceeded, entryCount: 1) }
    }
  }

  @Test("one search gives its entries and how it ended")
  func search() throws {
    let base = DistinguishedName(literal: "o=grid")
    let answer = try Echo().search(SearchRequest(base: base, filter: .absoluteTrue))
    #expect(answer.entries == [Entry(dn: base)])
    #expect(answer.result.resultCode == .sizeLimitExceeded)
  }

  @Test("what an answer calls for is asked in the next round")
  func explore() throws {
    func request(_ name: String) throws -> SearchRequest {
      SearchRequest(base: try DistinguishedName(parsing: name), filter: .absoluteTrue)
    }
    var heard: [String] = []
    let results = try Echo().explore([try request("cn=a"), try request("cn=b")]) { index, event in
      switch event {
      case .entry(let entry): heard.append("\(index) \(entry.dn)")
      case .end(let result): heard.append("\(index) \(result.entryCount)")
      }
      return switch (index, event) {
      case (0, .entry): [try request("cn=c"), try request("cn=d")]
      case (1, .end): [try request("cn=e")]
      default: []
      }
    }
    #expect(
      heard == [
        "0 cn=a", "1 cn=b", "0 1", "1 1", "2 cn=c", "3 cn=d", "4 cn=e", "2 1", "3 1", "4 1",
      ])
    #expect(results.count == 5)
  }
}

@Suite("Literals in the source code")
struct LiteralTests {
  @Test func trapWhenWrong() async {
    await #expect(processExitsWith: .failure) { _ = DistinguishedName(literal: "o") }
    await #expect(processExitsWith: .failure) { _ = Filter(literal: "a=b") }
  }
}

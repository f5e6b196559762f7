import LDAPClient
import LDAPTypes
import TestSupport
import Testing

@Suite("A search on a server", .slapd(ldif: Fixture.grid))
struct SearchTests {
  let directory: LDAPDirectory

  init() throws {
    let slapd = try #require(Slapd.current)
    directory = LDAPDirectory(servers: [try LDAPServer(parsing: slapd.url)])
  }

  @Test func `hands on the entries with their names, attributes and values`() throws {
    let (entries, result) = try directory.search(
      SearchRequest(
        base: try DistinguishedName(parsing: "o=grid"), scope: .oneLevel,
        filter: .present("objectClass"), attributes: ["Mds-Vo-name"]))
    #expect(result == SearchResult(resultCode: .success, entryCount: 2))
    #expect(entries.map(\.dn.description) == ["Mds-Vo-name=A,o=grid", "Mds-Vo-name=B,o=grid"])
    #expect(entries.map { $0.strings("mds-vo-name") } == [["A"], ["B"]])
  }

  @Test(.timeLimit(.minutes(1)))
  func `takes an entry with thousands of attributes`() throws {
    let name = "GlueSiteUserSupportContact"
    let slapd = try Slapd(
      ldif: """
        dn: o=grid
        objectClass: organization
        o: grid

        dn: GlueSiteUniqueID=many,o=grid
        objectClass: GlueTop
        objectClass: GlueSite
        GlueSiteUniqueID: many
        GlueSiteName: many

        """ + (0..<4000).map { "\(name);lang-a\($0): \($0)\n" }.joined() + "\n")
    defer { slapd.stop() }
    let directory = LDAPDirectory(servers: [try LDAPServer(parsing: slapd.url)])
    let (entries, _) = try directory.search(
      SearchRequest(
        base: DistinguishedName(literal: "o=grid"), filter: .present("GlueSiteName"),
        attributes: [AttributeDescription(name)]))
    let attributes = try #require(entries.first).attributes
    #expect(attributes.count == 4000 && attributes.allSatisfy { $0.values.count == 1 })
  }

  @Test func `asks all requests at once`() throws {
    let requests = ["A", "B", "C"].map {
      SearchRequest(
        base: DistinguishedName(literal: "o=grid"), filter: .equality("Mds-Vo-name", .init($0)))
    }
    var seen: [[String]] = [[], [], []]
    let results = try directory.search(requests) { seen[$0].append($1.dn.description) }
    #expect(seen == [["Mds-Vo-name=A,o=grid"], ["Mds-Vo-name=B,o=grid"], []])
    #expect(results.map(\.resultCode) == [.success, .success, .success])
  }

  @Test func `asks for so much at once that slapd would rather close the connection`() throws {
    let request = SearchRequest(
      base: DistinguishedName(literal: "o=grid"), filter: .present("objectClass"))
    let results = try directory.search(Array(repeating: request, count: 2000)) { _, _ in }
    #expect(results.count == 2000)
    #expect(results.allSatisfy { $0 == SearchResult(resultCode: .success, entryCount: 3) })
  }

  @Test(arguments: [nil, 1])
  func `asks what the answers call for`(_ pageSize: Int?) throws {
    let directory = LDAPDirectory(
      servers: directory.servers, configuration: .init(pageSize: pageSize))
    let all = SearchRequest(
      base: DistinguishedName(literal: "o=grid"), scope: .oneLevel, filter: .present("objectClass"))
    var names: [String] = []
    let results = try directory.explore([all]) { index, event in
      switch event {
      case .entry(let entry):
        names.append("\(index) \(entry.dn)")
        guard index == 0 else { return [] }
        return [SearchRequest(base: entry.dn, filter: .present("objectClass"))]
      case .end:
        guard index == 2 else { return [] }
        return [SearchRequest(base: all.base, scope: .base, filter: .present("objectClass"))]
      }
    }
    #expect(
      names.sorted() == [
        "0 Mds-Vo-name=A,o=grid", "0 Mds-Vo-name=B,o=grid", "1 Mds-Vo-name=A,o=grid",
        "2 Mds-Vo-name=B,o=grid", "3 o=grid",
      ])
    #expect(results.map(\.entryCount) == [2, 1, 1, 1])
  }

  @Test(arguments: [nil, 1])
  func `gets the values that match only`(_ pageSize: Int?) throws {
    let directory = LDAPDirectory(
      servers: directory.servers, configuration: .init(pageSize: pageSize))
    let (entries, result) = try directory.search(
      SearchRequest(
        base: DistinguishedName(literal: "o=grid"), filter: .present("objectClass"),
        attributes: ["objectClass", "Mds-Vo-name"],
        valuesMatching: .contains("Mds-Vo-name", "b")))
    #expect(result == SearchResult(resultCode: .success, entryCount: 3))
    #expect(entries.map { $0.strings("Mds-Vo-name") } == [[], [], ["B"]])
    #expect(entries.allSatisfy { $0["objectClass"].isEmpty })
  }

  @Test func `of nothing asks nobody`() throws {
    let directory = LDAPDirectory(servers: [LDAPServer(host: "127.0.0.1", port: 1)])
    #expect(try directory.search([]) { _, _ in } == [])
  }

  @Test func `stops when the receiver has had enough, and can be used again`() throws {
    struct Enough: Error {}
    let request = SearchRequest(
      base: DistinguishedName(literal: "o=grid"), filter: .present("objectClass"))
    #expect(throws: Enough.self) {
      try directory.search([request, request]) { _, _ in throw Enough() }
    }
    #expect(directory.connectedServer != nil)
    #expect(try directory.search(request).entries.count == 3)
  }

  @Test func `of values that are bytes and of all attributes`() throws {
    let request = SearchRequest(
      base: DistinguishedName(literal: "o=grid"), scope: .base, filter: .present("objectClass"),
      attributes: ["*", "+"])
    let entry = try #require(try directory.search(request).entries.first)
    #expect(entry.strings("objectClass") == ["organization"])
    #expect(entry.string("entryDN") == "o=grid")
    // Options are kept, and equality is without case.
    #expect(entry.attributes.contains { $0.description == "ENTRYuuid" })
  }

  @Test func `with every kind of filter`() throws {
    let count = { (text: String) in
      try directory.search(
        SearchRequest(
          base: DistinguishedName(literal: "o=grid"), filter: try Filter(parsing: text))
      ).entries.count
    }
    #expect(try count("(&(objectClass=MDS)(!(Mds-Vo-name=A)))") == 1)
    #expect(try count("(|(Mds-Vo-name=a)(Mds-Vo-name=b))") == 2)
    #expect(try count("(o:caseIgnoreMatch:=GRID)") == 1)
    #expect(try count("(o=*r*d)") == 1)
    #expect(try count("(Mds-Vo-name=\\2a)") == 0)
  }

  @Test func `of a base that is not there says how far it came`() throws {
    let (entries, result) = try directory.search(
      SearchRequest(
        base: DistinguishedName(literal: "Mds-Vo-name=X,Mds-Vo-name=C,o=grid"),
        filter: .present("objectClass")))
    #expect(entries.isEmpty)
    #expect(result.resultCode == .noSuchObject)
    #expect(result.matchedDN == "o=grid")
  }
}

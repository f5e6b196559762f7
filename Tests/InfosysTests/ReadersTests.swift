import GLUE
import LDAPTypes
import LDIF
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("Who reads an attribute")
struct ReadersTests {
  /// A file, and what it was asked for.
  private final class Listener: EntrySource {
    private let file: LDIFSnapshot
    private(set) var asked: Set<AttributeDescription> = []

    init(_ path: String) { file = LDIFSnapshot(paths: [path], schema: .bdii) }

    var name: String { file.name }
    let isSnapshot = false

    func search(
      _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
    ) throws -> [SearchResult] {
      asked.formUnion(requests.flatMap(\.attributes))
      return try file.search(requests, receive: receive)
    }
  }

  @Test("What a query asks for is said to be read by ppsquery", arguments: [nil, "ops"])
  func query(vo: String?) throws {
    var grid = PublishedGrid()
    grid.add(site: "A", telling: [.carrier, .tag, .wholeName])
    grid.addView("ops", of: "ops", at: "A", rule: "VO:ops", state: nil)
    grid.addShare("q", of: "A", rule: "VO:ops")
    let keys = [
      "PPSKind": "pilot", "PPSState": "pilot", "PPSWorkingVersion": "126", "PPSVO": "ops",
    ]
    grid.add(
      pilot: "wms", at: "A", data: keys.map { ($0, $1) }, info: keys.map { "\($0)=\($1)" })
    try withTemporaryDirectory { directory in
      try Command.write(grid.ldif, to: "\(directory)/grid.ldif")
      let source = Listener("\(directory)/grid.ldif")
      let list = try source.offers(
        OfferQuery(versions: try VersionRequirement(parsing: "126"), vo: vo),
        now: PublishedGrid.now)
      #expect(list.offers.count == 2 && list.gaps.isEmpty)
      if vo != nil {
        // What ppsjdl asks, too.
        let unsaid = source.asked.filter {
          AttributeFacts[$0].map { !$0.readers.contains(.ppsjdl) } ?? false
        }
        #expect(unsaid.map(\.rawValue).sorted() == [])
      }
      _ = source.contacts(of: list.offers)
      let unsaid = source.asked.filter {
        AttributeFacts[$0].map { !$0.readers.contains(.ppsquery) } ?? false
      }
      #expect(unsaid.map(\.rawValue).sorted() == [])
      #expect(source.asked.contains(GLUE2.shareExecutionEnvironment) == (vo != nil))
    }
  }
}

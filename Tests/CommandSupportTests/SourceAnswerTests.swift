import LDAPTypes
import Testing

@testable import CommandSupport

@Suite("What one of several servers answered")
struct SourceAnswerTests {
  /// Hands on an entry or none, and says how that ended.
  private struct Server: EntrySource {
    let code: ResultCode
    let entryCount: Int
    let name = "server"
    let isSnapshot = false

    func search(
      _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
    ) throws -> [SearchResult] {
      for index in requests.indices {
        for _ in 0..<entryCount { try receive(index, Entry(dn: .init(literal: "o=grid"))) }
      }
      return requests.map { _ in SearchResult(resultCode: code, entryCount: entryCount) }
    }
  }

  @Test(
    "Nothing is missing of a base that is not there, unless entries of it came",
    arguments: [
      (.noSuchObject, 0, true), (.noSuchObject, 1, false), (.success, 0, true), (.success, 1, true),
      (.timeLimitExceeded, 1, false),
    ] as [(ResultCode, Int, Bool)])
  func wholeness(_ code: ResultCode, _ entryCount: Int, _ isWhole: Bool) {
    let request = SearchRequest(base: .init(literal: "o=grid"), filter: .present("objectClass"))
    let answer = SourceAnswer(Server(code: code, entryCount: entryCount), [request])
    #expect(answer.isWhole == isWhole)
  }
}

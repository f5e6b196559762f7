/// The URLs that the messages of an answer refer to (RFC 4511 sections 4.1.10 and 4.5.3), each once and in
/// their order. A server can send any number: the first are kept, the others counted.
package struct ReferralList: Sendable {
  /// So many are kept; nobody reads more.
  private static let most = 20
  /// The longest that is kept, in bytes.
  private static let longest = 1_000

  package private(set) var urls: [String] = []
  /// How many came besides, those of them that came again among them.
  package private(set) var furtherCount = 0

  package init() {}

  package mutating func append(_ url: String) {
    if urls.contains(url) { return }
    if urls.count < Self.most, 1...Self.longest ~= url.utf8.count {
      urls.append(url)
    } else {
      furtherCount += 1
    }
  }

  package mutating func append(contentsOf urls: some Sequence<String>) {
    for url in urls { append(url) }
  }

  /// What a message says of servers that are not asked.
  package static func words(_ urls: [String], furtherCount: Int) -> String {
    let place = urls.isEmpty ? "elsewhere" : "at \(urls.joined(separator: " and "))"
    let rest = furtherCount > 0 ? "; references that came besides: \(furtherCount)" : ""
    return "more may be \(place), not asked\(rest)"
  }
}

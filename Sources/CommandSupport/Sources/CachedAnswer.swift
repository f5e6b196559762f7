internal import FoundationEssentials
internal import LDAPTypes
internal import Rollout

/// A whole answer to a batch of requests, as the cache keeps it: a file each, JSON.
struct CachedAnswer: Codable {
  /// All that decided the answer; see ``CachingSource``.
  var key: String
  /// Seconds since 1970.
  var askedAt: Int
  /// The server that answered.
  var source: String
  var results: [Result]

  struct Result: Codable {
    var code: Int32
    var entries: [CachedEntry]
  }

  /// Values are bytes, in base64.
  struct CachedEntry: Codable {
    var dn: String
    var names: [String]
    var values: [[Data]]
  }

  init(key: String, source: String, askedAt: Timestamp, _ answer: SourceAnswer) {
    self.key = key
    self.source = source
    self.askedAt = askedAt.secondsSinceEpoch
    results = answer.results.map { Result(code: $0.resultCode.rawValue, entries: []) }
    for (request, entry) in answer.entries {
      results[request].entries.append(
        CachedEntry(
          dn: entry.dn.description, names: entry.attributes.map(\.description.rawValue),
          values: entry.attributes.map { $0.values.map { Data($0.bytes) } }))
    }
  }

  /// - Throws: When it is not what `encoded` made.
  init(decoding bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(CachedAnswer.self, from: Data(bytes))
  }

  func encoded() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }

  /// The entries of each request, and how it ended.
  ///
  /// - Throws: When a name is none.
  func contents() throws -> [(entries: [Entry], result: SearchResult)] {
    try results.map { result in
      let entries = try result.entries.map { entry in
        Entry(
          dn: try DistinguishedName(parsing: entry.dn),
          attributes: zip(entry.names, entry.values).map { name, values in
            Attribute(AttributeDescription(name), values.map { AttributeValue(bytes: Array($0)) })
          })
      }
      return (
        entries,
        SearchResult(resultCode: ResultCode(rawValue: result.code), entryCount: entries.count)
      )
    }
  }
}

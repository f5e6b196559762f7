import GLUE
import LDAPTypes
import LDIF
import TestSupport

/// What a search found, in a form that compares.
struct Answer {
  var entries: [String: [String: [[UInt8]]]] = [:]
  var code: Int32
  var matchedDN = ""

  init(_ entries: [Entry], _ result: SearchResult) {
    code = result.resultCode.rawValue
    matchedDN = Self.key(result.matchedDN)
    for entry in entries {
      var attributes: [String: [[UInt8]]] = [:]
      for attribute in entry.attributes {
        attributes[attribute.description.rawValue, default: []] += attribute.values.map(\.bytes)
      }
      self.entries[Self.key(entry.dn.description)] = attributes.mapValues {
        $0.sorted { $0.lexicographicallyPrecedes($1) }
      }
    }
  }

  /// Asks the server by way of ldapsearch.
  init(_ request: SearchRequest, on slapd: Slapd) throws {
    let scope =
      switch request.scope {
      case .base: "base"
      case .oneLevel: "one"
      case .subtree: "sub"
      case .children: "children"
      }
    let directory = try TemporaryDirectory()
    let outcome = try Command.run(
      [
        "sh", "-c", "exec 2>\"$0\"; exec ldapsearch \"$@\"", directory.path + "/errors", "-x",
        "-LLL",
        "-o", "ldif-wrap=no", "-H", slapd.url, "-b", request.base.description, "-s", scope,
        "-z", "\(request.sizeLimit)", request.filter.description,
      ] + request.attributes.map(\.rawValue))
    let options = LDIFReadOptions(leniency: .entriesWithoutAttributes)
    let reading = Reading(outcome.output, options)
    if let error = reading.errors.first { throw error }
    var result = SearchResult(resultCode: ResultCode(rawValue: outcome.status))
    let errors = try Command.read(directory.path + "/errors")
    for line in errors.split(separator: "\n") where line.hasPrefix("Matched DN: ") {
      result.matchedDN = String(line.dropFirst(12))
    }
    self.init(reading.entries, result)
  }

  /// How this differs from what it should be; nil when it does not. Which entries come before a
  /// limit cuts them off does not matter.
  func difference(from expected: Answer, _ request: SearchRequest) -> String? {
    if code != expected.code || matchedDN != expected.matchedDN {
      return "\(code) \(matchedDN), not \(expected.code) \(expected.matchedDN)"
    }
    if code == ResultCode.sizeLimitExceeded.rawValue {
      return entries.count == request.sizeLimit ? nil : "\(entries.count) entries"
    }
    let names = Set(entries.keys).union(expected.entries.keys).sorted()
    let different = names.filter { entries[$0] != expected.entries[$0] }
    guard let first = different.first else { return nil }
    return "\(different.count) entries; \(first): \(text(first)), not \(expected.text(first))"
  }

  private func text(_ name: String) -> String {
    guard let attributes = entries[name] else { return "none" }
    return attributes.sorted { $0.key < $1.key }.map { name, values in
      "\(name)=\(values.map { String(decoding: $0, as: UTF8.self) })"
    }.joined(separator: " ")
  }

  /// The name by the schema's rules, as text.
  private static func key(_ name: String) -> String {
    guard let dn = try? DistinguishedName(parsing: name) else { return name }
    let rdns = Schema.bdii.prepared(dn).rdns
    return rdns.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
  }
}

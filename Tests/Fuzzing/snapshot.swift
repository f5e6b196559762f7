// Modules: LDAPTypes Gzip LDIF

import LDAPTypes
import LDIF

/// A snapshot answers a search as if it had read all records.
///
/// An input is three bytes of switches, a line with a filter, a line with a base, and the LDIF.
func fuzz(_ input: [UInt8]) {
  guard input.count > 3 else { return }
  let switches = UInt32(input[0]) | UInt32(input[1]) << 8 | UInt32(input[2]) << 16
  let lines = input[3...].split(
    separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
  let bytes = lines.count > 2 ? Array(lines[2]) : []
  let filter = try? Filter(parsing: Array(lines[0]).span)
  let base = lines.count > 1 ? try? DistinguishedName(parsing: Array(lines[1]).span) : nil
  guard let filter, let base else { return }
  let scopes: [SearchScope] = [.base, .oneLevel, .subtree, .subtree, .children]
  let request = SearchRequest(
    base: base, scope: scopes[Int(switches >> 13 & 7) % scopes.count], filter: filter,
    attributes: switches >> 16 & 1 == 0 ? [] : ["cn", "objectClass"])
  // The lowest eleven bits are the leniencies, and the twentieth with the one behind it. How much is
  // read at once is less when records are short.
  let options = LDIFReadOptions(
    leniency: LDIFLeniency(rawValue: Int(switches & 0x7FF | switches >> 8 & 0x1800)),
    trailingSpaces: [.reject, .strip, .retain, .retain][Int(switches >> 11 & 3)],
    recordLimit: switches >> 17 & 1 == 0 ? 4096 : 100)
  let isCompressed = switches >> 18 & 1 == 1
  expectSameAnswer(
    to: request, from: isCompressed ? MemoryFile.compressed(bytes) : bytes, options)
}

private let file = MemoryFile()
private let plainFile = MemoryFile()

/// Compares a search over the bytes with one that cannot skip any record, over the entries that a
/// reader finds in them.
private func expectSameAnswer(
  to request: SearchRequest, from bytes: [UInt8], _ options: LDIFReadOptions
) {
  file.write(bytes)
  let snapshot = LDIFSnapshot(paths: [file.path], schema: .small, options: options)
  let answer = try? snapshot.search(request)
  var readOptions = options
  readOptions.leniency.insert(.mixedRecords)
  guard let source = try? FileSource(path: file.path) else { fatalError("cannot be opened") }
  let reading = FileReading(source, readOptions)
  if answer == nil {
    // What does not look like LDIF is none, whatever is asked.
    expect(reading.isBroken || reading.entries.isEmpty, "there is something to be read")
  } else {
    expect(!reading.isBroken, "it cannot be read")
  }
  guard let answer, reading.isComparable else { return }

  let (written, refusals) = LDIFWriter.write(reading.entries.map { .content($0) })
  guard refusals.isEmpty else { return }
  plainFile.write(written)
  var plainRequest = request
  plainRequest.filter = .not(.not(request.filter))
  let plain = LDIFSnapshot(
    paths: [plainFile.path], schema: .small,
    options: LDIFReadOptions(leniency: .dumps, trailingSpaces: .retain, recordLimit: 1 << 14))
  guard let expected = try? plain.search(plainRequest) else { fatalError("cannot be searched") }
  expect(expected.result.diagnosticMessage.isEmpty, expected.result.diagnosticMessage)
  // Those without empty lines between them have another order.
  expect(
    answer.entries == expected.entries
      || reading.isJoined && sorted(answer.entries) == sorted(expected.entries),
    "\(request): finds \(answer.entries), not \(expected.entries)")
  if reading.isWhole {
    expect(answer.result == expected.result, "\(answer.result), not \(expected.result)")
  }
}

private func sorted(_ entries: [Entry]) -> [Entry] {
  entries.sorted { $0.dn.description < $1.dn.description }
}

/// The entries of a file.
private struct FileReading {
  var entries: [Entry] = []
  /// Whether all of it could be read, and held entries only.
  var isWhole = true
  /// Whether the file itself could not be read to its end.
  var isBroken = false
  /// Whether an empty line is missing somewhere.
  var isJoined = false
  /// Whether a snapshot has to find the same. It does not look at versions.
  var isComparable = true

  init(_ source: consuming FileSource, _ options: LDIFReadOptions) {
    var reader = LDIFReader(source, name: "input", options: options)
    while true {
      do throws(LDIFReadError) {
        guard let record = try reader.next() else { break }
        if case .content(let entry) = record { entries.append(entry) } else { isWhole = false }
      } catch {
        isWhole = false
        if !error.mayContinueReading { isBroken = true }
        if case .misplacedVersion = error.problem { isComparable = false }
        if case .unsupportedVersion = error.problem { isComparable = false }
      }
      note(reader.warnings)
    }
    note(reader.warnings)
    // Only one entry has a name.
    let names = entries.map { Schema.small.prepared($0.dn) }
    if Set(names).count < names.count { isComparable = false }
  }

  private mutating func note(_ warnings: [LDIFReadError]) {
    if warnings.contains(where: { $0.problem == .expectedEmptyLine }) { isJoined = true }
    // A snapshot says nothing of empty lines.
    if warnings.contains(where: { $0.problem != .expectedEmptyLine }) { isWhole = false }
  }
}

extension Schema {
  /// A schema with an attribute for each way to compare values.
  fileprivate static let small = Schema(
    attributeTypes: [
      .init("2.5.4.0", ["objectClass"], .objectIdentifierMatch, syntax: 38),
      .init("2.5.4.41", ["name"], .caseIgnoreMatch, nil, .caseIgnoreSubstringsMatch, syntax: 15),
      .init("2.5.4.3", ["cn", "commonName"], kindOf: "name"),
      .init("2.5.4.10", ["o"], kindOf: "name"),
      .init("1.1", ["ia5"], .caseIgnoreIA5Match, nil, .caseIgnoreIA5SubstringsMatch, syntax: 26),
      .init(
        "1.2", ["exact"], .caseExactMatch, .caseExactOrderingMatch, .caseExactSubstringsMatch,
        syntax: 15),
      .init("1.3", ["number"], .integerMatch, .integerOrderingMatch, syntax: 27),
      .init("1.4", ["time"], .generalizedTimeMatch, .generalizedTimeOrderingMatch, syntax: 24),
      .init("1.5", ["member"], .distinguishedNameMatch, syntax: 12),
      .init("1.6", ["flag"], .booleanMatch, syntax: 7),
      .init(
        "1.7", ["tel"], .telephoneNumberMatch, nil, .telephoneNumberSubstringsMatch, syntax: 50),
      .init(
        "1.8", ["digits"], .numericStringMatch, .numericStringOrderingMatch,
        .numericStringSubstringsMatch, syntax: 36),
      .init(
        "1.9", ["octets"], .octetStringMatch, .octetStringOrderingMatch,
        .octetStringSubstringsMatch, syntax: 40),
      .init("1.10", ["entryDN"], .distinguishedNameMatch, syntax: 12, isOperational: true),
    ],
    objectClasses: [
      .init(oid: "2.5.6.0", names: ["top"], kind: .abstract, required: ["objectClass"]),
      .init(oid: "2.5.6.6", names: ["person"], superiors: ["top"], required: ["cn"]),
      .init(oid: "2.5.6.7", names: ["clerk"], superiors: ["person"], allowed: ["number"]),
    ])
}

extension AttributeType {
  fileprivate init(
    _ oid: String, _ names: [String], kindOf superior: String? = nil,
    _ equality: MatchingRule? = nil, _ ordering: MatchingRule? = nil,
    _ substrings: MatchingRule? = nil, syntax: Int? = nil, isOperational: Bool = false
  ) {
    self.init(
      oid: oid, names: names, superior: superior, equality: equality, ordering: ordering,
      substrings: substrings, syntax: syntax.map { "1.3.6.1.4.1.1466.115.121.1.\($0)" } ?? "",
      isOperational: isOperational)
  }
}

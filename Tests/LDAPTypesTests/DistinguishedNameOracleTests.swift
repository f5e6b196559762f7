import LDAPTypes
import TestSupport
import Testing

/// What libldap, which python-ldap hands names to, reads as a name, and what we do. `TEST_SEED`
/// repeats a run.
@Suite("RFC 4514: python-ldap reads what we read, and the same from it")
struct DistinguishedNameOracleTests {
  /// Reads names, one a line in hexadecimal digits. Prints for each `error`, `bytes` where a value
  /// is not UTF-8, which it cannot hand on, or types and values in the same order, in hexadecimal
  /// digits; `#` stands before a value that was written with one.
  private static let reader = """
    import ldap, ldap.dn, sys
    def text(ava):
        mark = "#" if ava[2] == ldap.AVA_BINARY else ""
        return ava[0].encode().hex() + "=" + mark + ava[1].encode().hex()
    for line in sys.stdin:
        try:
            dn = ldap.dn.str2dn(bytes.fromhex(line).decode())
            print("dn " + ",".join("+".join(text(ava) for ava in rdn) for rdn in dn))
        except UnicodeDecodeError: print("bytes")
        except (ldap.DECODING_ERROR, ValueError): print("error")
    """

  /// A text that one of them reads and the other does not, on purpose.
  private enum Difference: String, CaseIterable {
    /// libldap takes any digits for an object identifier: RFC 4512 section 1.4 wants two numbers,
    /// without zeros in front.
    case looseObjectIdentifier
    /// libldap leaves out options; RFC 4514 section 3 has none.
    case options
    /// libldap does not look at what stands behind `#`, and hands it on as it is, even when that
    /// is nothing. What follows a space there it leaves out.
    case anyHexString
    /// libldap takes tabs and line ends for spaces, and drops them at the ends of values; RFC 2253
    /// section 4 names spaces only.
    case tabs
    /// In quotation marks libldap leaves out any backslash; RFC 2253 section 3 has pairs there too.
    case looseEscape
    /// We read `oid.` before an object identifier (RFC 2253 section 4).
    case prefix
    /// We read a name of spaces as that of the root.
    case onlySpaces

    init?(_ text: String, _ error: DistinguishedName.ParseError?) {
      let at = error.map { text.utf8.dropFirst($0.offset).first }
      switch error?.reason {
      case nil where text.allSatisfy { $0 == " " }: self = .onlySpaces
      case nil where text.lowercased().contains("oid."): self = .prefix
      case .invalidType(.invalidObjectIdentifier): self = .looseObjectIdentifier
      case .expectedEquals where at == UInt8(ascii: ";"): self = .options
      case .invalidEscape where text.utf8.prefix(error?.offset ?? 0).contains(UInt8(ascii: "\"")):
        self = .looseEscape
      case .invalidBER: self = .anyHexString
      case .invalidHexString where at.map { $0.map(Array(" ,;+".utf8).contains) == true } == true:
        self = .anyHexString
      case .expectedSeparator where Self.isBehindHexString(error?.offset ?? 0, text):
        self = .anyHexString
      case .invalidType, .expectedEquals, .expectedSeparator:
        guard at == UInt8(ascii: "\t") || at == UInt8(ascii: "\n") else { return nil }
        self = .tabs
      default: return nil
      }
    }

    /// Whether the value before the offset starts with `#`.
    private static func isBehindHexString(_ offset: Int, _ text: String) -> Bool {
      let before = Array(text.utf8.prefix(offset))
      let value = before[((before.lastIndex(of: UInt8(ascii: "=")) ?? -1) + 1)...]
      return value.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "#")
    }
  }

  private static let pieces = [
    "cn=", "o=", "1.2=", "1=", "1.02=", "oid.", "a", "b ", " ", ",", ";", "+", "=", "\\", "\\,",
    "\\41", "\\C3\\A9", "\\\\", "\\#", "\\ ", "\"", "\"a,b\"", "#", "04", "#0401", "61", "<", "é",
    "_", "-", "cn;x=",
  ]

  @Test func randomTexts() throws {
    var random = SplitMix.seeded()
    let texts = (0..<10_000).map { _ in
      let text = random.text(of: Self.pieces, most: 6)
      return switch random.number(3) {
      case 0: text
      case 1: "cn=\(text)"
      default: "cn=\(text),o=\(random.text(of: Self.pieces, most: 3))"
      }
    }
    try check(texts, seed: random.seed)
  }

  @Test func randomNames() throws {
    var random = SplitMix.seeded()
    let names = (0..<3000).map { _ in random.distinguishedName() }
    try check(names.map(\.description), seed: random.seed)
  }

  /// The differences are there, each in one text at least.
  @Test func differences() throws {
    let texts = [
      "1=a", "1.02=a", "cn;x=a", "cn=#0201", "\tcn=a", "cn\t=a", "cn=\"\\1\"",
      "oid.2.5.4.3=a", "  ",
    ]
    let found = try check(texts, seed: 0)
    #expect(Set(found) == Set(Difference.allCases) && found.count == texts.count)
  }

  @discardableResult
  private func check(_ texts: [String], seed: UInt64) throws -> [Difference] {
    let input = texts.map { Self.hexadecimal($0.utf8) + "\n" }.joined()
    let output = try Command.check(["/usr/bin/python3", "-c", Self.reader], input: input)
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    try #require(lines.count == texts.count)
    var differences: [Difference] = []
    var names = 0
    for (text, theirs) in zip(texts, lines) where theirs != "bytes" {
      var ours: DistinguishedName?
      var error: DistinguishedName.ParseError?
      do throws(DistinguishedName.ParseError) {
        ours = try DistinguishedName(parsing: text)
      } catch let failure {
        error = failure
      }
      guard let ours, theirs != "error" else {
        if ours == nil, theirs == "error" { continue }
        let difference = Difference(text, error)
        #expect(difference != nil, "TEST_SEED=\(seed): \(text): \(theirs), \(error as Any)")
        if let difference { differences.append(difference) }
        continue
      }
      names += 1
      // In quotation marks libldap leaves out the backslash before two digits; RFC 2253 has a pair.
      if text.contains("\""), text.contains(/\\[[:xdigit:]]/) { continue }
      #expect(
        Self.isSame(ours, theirs.dropFirst(3)), "TEST_SEED=\(seed): \(text): \(theirs)")
    }
    #expect(seed == 0 || names > 500)
    return differences
  }

  /// Whether both have the same types and values.
  private static func isSame(_ name: DistinguishedName, _ theirs: Substring) -> Bool {
    let rdns = theirs.split(separator: ",").map { $0.split(separator: "+") }
    guard rdns.map(\.count) == name.rdns.map(\.assertions.count) else { return false }
    return zip(name.rdns, rdns).allSatisfy { ours, theirs in
      zip(ours.assertions, theirs).allSatisfy { assertion, ava in
        let parts = ava.split(separator: "=", omittingEmptySubsequences: false)
        // Behind "#" libldap has the encoding, we its content.
        if parts[1].first == "#" {
          return parts[1].hasSuffix(hexadecimal(assertion.value.bytes))
        }
        guard parts[0] == hexadecimal(assertion.description.rawValue.utf8) else { return false }
        let value = hexadecimal(assertion.value.bytes)
        // libldap takes the space behind `\\` at a value's end for one that is escaped.
        return parts[1] == value || parts[1] == value + "20" && value.hasSuffix("5c")
      }
    }
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

import LDAPTypes
import TestSupport
import Testing

@Suite("RFC 4514: properties")
struct DistinguishedNamePropertyTests {
  @Test("what was written reads the same")
  func roundTrip() throws {
    for seed in 0..<3000 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let name = random.distinguishedName()
      let text = name.description
      #expect(try DistinguishedName(parsing: text) == name, "seed \(seed)")
      #expect(try DistinguishedName(parsing: text).description == text, "seed \(seed)")
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test("whatever reads, writes and reads the same; else the error is somewhere in the text")
  func anyText() throws {
    let pieces = [
      "cn=", "o=", "1.2=", "oid.", "a", "b ", " ", ",", ";", "+", "=", "\\", "\\,", "\\41", "\\C4",
      "\"", "#", "04", "#0401", "61", "<", "é", "\0",
    ]
    var names = 0
    for seed in 0..<5000 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let text = random.text(of: pieces, most: 12)
      do {
        let name = try DistinguishedName(parsing: text)
        names += 1
        #expect(try DistinguishedName(parsing: name.description) == name, "seed \(seed)")
      } catch {
        #expect((0...text.utf8.count).contains(error.offset), "seed \(seed)")
      }
    }
    #expect(names > 500)
  }

  @Test("the names of entries read the same, whatever names came before")
  func entryNames() throws {
    let starts = ["cn=a", "cn=a+o=b", "1.2=#0401", " ou = x ", "cn=a\\,b", "=", "cn=\"a,b\""]
    let endings = [
      "", ",o=grid", ",o=grid ", ", o=grid", ";o=grid", ",o=grid,o=shadow", ",", ",o=\\",
    ]
    var random = SplitMix(seed: 1)
    var reader = EntryNameReader()
    var count = 0
    for number in 0..<3000 {
      let text =
        random.pick(starts) + (number % 3 == 0 ? "" : ",Mds-Vo-name=site\(random.upTo(30))")
        + random.pick(endings)
      do {
        let name = try DistinguishedName(parsing: text)
        #expect(try reader.name(parsing: text.utf8.span) == name, "\(text)")
        count += 1
      } catch {
        let expected = error
        #expect(throws: expected) { try reader.name(parsing: text.utf8.span) }
      }
    }
    #expect(count > 1000)
    #expect(try reader.name(parsing: "".utf8.span) == .root)
  }

  @Test("prepared names are equal exactly when the names match")
  func preparation() throws {
    for seed in 0..<3000 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let (a, b) = (random.similarName(), random.similarName())
      for rule in [StringMatchingRule.caseExact, .caseIgnore] {
        let matches = a.matches(b, rule)
        #expect(matches == (a.prepared(for: rule) == b.prepared(for: rule)), "seed \(seed)")
        #expect(matches == b.matches(a, rule), "seed \(seed)")
        #expect(!(a == b) || matches, "seed \(seed)")
      }
    }
  }
}

@Suite("RFC 4514: hostile names")
struct HostileDistinguishedNameTests {
  @Test func manyRelativeNames() throws {
    let text = Array(repeating: "a=b", count: 100_000).joined(separator: ",")
    let name = try DistinguishedName(parsing: text)
    #expect(name.rdns.count == 100_000)
    #expect(name.description == text)
    #expect(throws: DistinguishedName.ParseError.self) {
      try DistinguishedName(parsing: String(repeating: ",", count: 1_000_000))
    }
  }

  @Test("equality of long relative names is not quadratic")
  func manyAssertions() throws {
    let parts = (0..<20_000).map { "a=\($0)" }
    let a = try DistinguishedName(parsing: parts.joined(separator: "+"))
    let b = try DistinguishedName(parsing: parts.reversed().joined(separator: "+"))
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(a.matches(b, .caseIgnore))
  }

  @Test func longValues() throws {
    for value in ["\\,", " ", "#", "\\ ", "\\00", "a"] {
      _ = try DistinguishedName(parsing: "cn=x" + String(repeating: value, count: 100_000))
    }
    #expect(throws: DistinguishedName.ParseError.self) {
      try DistinguishedName(parsing: "cn=#04FFFFFFFFFFFFFFFFFFFF")
    }
  }
}

extension SplitMix {
  /// One of few names, which are often equal by some rule.
  fileprivate mutating func similarName() -> DistinguishedName {
    DistinguishedName(
      rdns: (0...upTo(1)).map { _ in
        RelativeDistinguishedName(
          assertions: (0...upTo(1)).map { _ in
            .init(
              description: AttributeDescription(pick(["a", "A", "b"])),
              value: AttributeValue(text(of: ["x", "X", " ", "  "], most: 3)))
          })
      })
  }
}

import LDAPTypes
import LDIF
import TestSupport
import Testing

@Suite("RFC 2849: what is written reads back")
struct RoundTripTests {
  @Test func randomRecords() throws {
    var random = RandomRecords()
    let options = LDIFReadOptions(leniency: .mixedRecords)
    for width in [nil, 2, 20, 76] {
      let records = (0..<500).map { _ in random.record() }
      let style = LDIFWritePolicy.Style(wrapWidth: width, hasVersion: width == 76)
      let (bytes, refusals) = LDIFWriter.write(records, policy: .standard(style))
      #expect(refusals.isEmpty)
      let reading = Reading(bytes: bytes, options)
      #expect(reading.errors.isEmpty, "seed \(random.seed)")
      #expect(reading.records == records, "seed \(random.seed)")
    }
  }

  @Test("what the GIP policy prints reads back too, for us and for bdii-update's rules")
  func randomGIPRecords() throws {
    var random = RandomRecords()
    let records = (0..<20_000).map { _ in random.record() }
    let (bytes, refusals) = LDIFWriter.write(records, policy: .gip)
    let refused = Set(refusals.map(\.index))
    let printed = records.enumerated().filter { !refused.contains($0.offset) }.map(\.element)
    #expect(printed.count > 100)
    let reading = Reading(bytes: bytes, LDIFReadOptions(leniency: .mixedRecords))
    #expect(reading.errors.isEmpty && reading.records == printed, "seed \(random.seed)")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.allSatisfy { $0.isASCII })
    #expect(text.lowercased().ranges(of: "dn:").count == printed.count)
    #expect(text.split(separator: "\n").allSatisfy { $0.last != " " && $0.first != " " })
  }

  @Test("no bytes make the reader fail otherwise than by an error")
  func randomBytes() {
    var random = RandomRecords()
    let pieces = [
      "dn: ", "dn:: ", "o=a", "\n", "\n", "\n\n", "\r\n", " ", "\t", ":", "#", "changetype: ",
      "modify", "add", "delete: ", "modrdn", "-", "control: 1.2", "newrdn: ", "deleteoldrdn: 1",
      "w6k=", "version: 1", "é", "\0", "<", "o: b", ";", "\\",
    ]
    for _ in 0..<3000 {
      let text = (0..<random.number(40)).map { _ in random.pick(pieces) }.joined()
      for options in [LDIFReadOptions(), .lenient(.init(rawValue: ~0))] {
        let reading = Reading(text, options)
        let (bytes, refusals) = LDIFWriter.write(reading.records)
        #expect(
          refusals.allSatisfy { [.badAttributeName, .nothingToWrite].contains($0.error.reason) })
        guard refusals.isEmpty else { continue }
        #expect(Reading(bytes: bytes, .lenient(.init(rawValue: ~0))).records == reading.records)
      }
    }
  }
}

/// Records made by chance, the same for the same seed.
struct RandomRecords {
  private var random: SplitMix
  private static let pieces = [
    "a", "b", "dn:", " ", "  ", ":", "<", "é", "\n", "\r", "\0", "-", "#", ",", "+", "=", "\\",
    "\"", ";", "\t", "\u{B}", "\u{C}", "\u{1C}", "VO-ops-x", "0123456789", "\u{7F}", "日本",
  ]
  private static let plainPieces = ["a", "B", "c-1", " x", "GLUE", "_", "/"]

  init() {
    random = .seeded()
  }

  var seed: UInt64 { random.seed }

  mutating func number(_ bound: Int) -> Int { random.number(bound) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { random.pick(elements) }

  mutating func value() -> AttributeValue {
    switch number(20) {
    case 0: AttributeValue(bytes: (0..<number(30)).map { _ in UInt8(number(256)) })
    case 1...4: AttributeValue((0..<number(60)).map { _ in pick(Self.pieces) }.joined())
    default: AttributeValue("v" + (0..<number(9)).map { _ in pick(Self.plainPieces) }.joined())
    }
  }

  mutating func name() -> DistinguishedName {
    DistinguishedName(
      rdns: (0..<number(4)).map { _ in
        RelativeDistinguishedName(
          assertions: (0..<(number(9) == 0 ? 2 : 1)).map { _ in
            .init(description: pick(["cn", "o", "GLUE2GroupID"]), value: textValue())
          })
      })
  }

  /// A value that is text, as those in names are here.
  private mutating func textValue() -> AttributeValue {
    let value = value()
    return value.string == nil ? "x" : value
  }

  mutating func attribute() -> AttributeDescription {
    pick(["cn", "description", "x;lang-en", "2.5.4.10", "memberDN", "a-long-name-for-an-attribute"])
  }

  mutating func entry() -> Entry {
    var entry = Entry(dn: name())
    for _ in 0...number(6) { entry.append(value(), to: attribute()) }
    return entry
  }

  mutating func record() -> LDIFRecord {
    var controls: [LDIFControl] = []
    for _ in 0..<max(0, number(8) - 5) {
      let value = number(2) == 0 ? nil : value()
      controls.append(
        LDIFControl(oid: "1.2.\(number(9))", isCritical: number(2) == 0, value: value))
    }
    switch number(10) {
    case 0: return .change(.add(entry()), controls: controls)
    case 1: return .change(.delete(name()), controls: controls)
    case 2, 3:
      let sections = (0..<number(5)).map { _ in
        let operation = pick(Modification.Operation.allCases)
        let count = operation == .increment ? 1 : number(3) + (operation == .add ? 1 : 0)
        return Modification(operation, attribute(), (0..<count).map { _ in value() })
      }
      return .change(.modify(name(), sections), controls: controls)
    case 4:
      let rdn = name().rdn ?? RelativeDistinguishedName("cn", "x")
      let superior = number(2) == 0 ? nil : name()
      return .change(
        .modifyDN(name(), newRDN: rdn, deleteOldRDN: number(2) == 0, newSuperior: superior),
        controls: controls)
    default: return .content(entry())
    }
  }
}

import GLUE
import LDAPTypes
import LDIF
import TestSupport

/// Filters made by chance, of which nearly half find something among some entries.
struct RandomFilters {
  var random: SplitMix
  let entries: [Entry]
  /// The entry that the filter is to find, mostly.
  var target: Entry
  private let schema = Schema.bdii

  init(_ random: SplitMix, _ entries: [Entry]) {
    self.random = random
    self.entries = entries
    target = entries[0]
  }

  private mutating func anEntry() -> Entry {
    random.once(in: 8) ? random.pick(entries) : target
  }

  mutating func filter(depth: Int = 3) -> Filter {
    switch random.number(depth > 0 ? 15 : 8) {
    case 14: return unusual()
    case 8, 9: return .and(list(depth))
    case 10: return .or(list(depth))
    case 11: return .not(filter(depth: depth - 1))
    case 12:
      let name = attribute().description
      return .or((0..<8).map { _ in .equality(name, variant(of: value(name))) })
    case 13: return .and([.equality("objectClass", objectClass()), filter(depth: depth - 1)])
    default: return item()
    }
  }

  /// A test of any attribute that the schema has, perhaps with an option, for a value of any syntax:
  /// mostly Undefined (RFC 4511 section 4.5.1.7), which is another thing than false where it is negated.
  private mutating func unusual() -> Filter {
    let types = schema.attributeTypes.filter { type in
      // The server computes it: a file does not tell which entries have others below them.
      type.name != "hasSubordinates"
        // The server of these tests has not got the schemas nis and BDII.
        && !["1.3.6.1.1.1.", "1.3.6.1.4.1.8006."].contains { type.oid.hasPrefix($0) }
    }
    let attribute = random.pick(target.attributes)
    var name =
      random.once(in: 2)
      ? attribute.description : AttributeDescription(random.pick(types).name)
    if random.once(in: 3) {
      name = AttributeDescription("\(name);\(random.pick(Self.options))")
    }
    let value = random.pick(random.once(in: 2) ? attribute.values : Self.valuesOfSyntaxes)
    let item: Filter =
      switch random.number(8) {
      case 0: .present(name)
      case 1: .greaterOrEqual(name, value)
      case 2: .lessOrEqual(name, value)
      case 3: substrings(name, value.bytes)
      case 4: extensible(name, value)
      default: .equality(name, value)
      }
    return random.once(in: 4) ? item : .not(item)
  }

  private static let options = [
    "binary", "BINARY", "lang-en", "lang-en;binary", "lang-", "x-other", "lang-de;x-other",
  ]
  /// Values that are right in one syntax (RFC 4517 section 3.3), and some that are nearly.
  private static let valuesOfSyntaxes: [AttributeValue] = [
    "", " ", "x", "\u{E9}", "'0101'B", "''B", "'012'B", "'01'b", "1.2.840", "2.5.4.0", "1.02",
    "0.9.",
    "cn", "x-y", "GLUE2Entity", "TRUE", "-5", "007", "1 2", "+41 22 767", "a$b", "o=grid",
    "cn=x,o=grid#'01'B", "cn=#040178", "cn=#040178,o=grid", "noSuch=x",
    "cn=,o=grid", "cn=x;o=grid", "20261122120000Z", "20261122130000+0100",
    "20261122093000.5-0030", "2026112212Z", "20261322120000Z",
    "20261122100000.000000Z#00002a#000#000000", "20261122100000.000000Z#00002A#00A#000000",
    "20261122100000Z#00002a#0a#000000", "2026112210:00:00Z#0x002a#a#0000",
    "20261122100000.000000Z#00002g#000#000000", "20261122100000.000000Z#00002a#000#0000",
    "6ba7b810-9dad-11d1-80b4-00c04f00002a", "6BA7B811-9DAD-11D1-80B4-00C04F00002A",
    "6ba7b810-9dad-11d1-80b4-00c04f00002", "6ba7b8109dad11d180b400c04f00002a",
  ]

  private mutating func list(_ depth: Int) -> [Filter] {
    (0..<random.number(9) / 3).map { _ in filter(depth: depth - 1) }
  }

  private mutating func item() -> Filter {
    let (name, value) = attribute()
    switch random.number(20) {
    case 0...3: return .equality("objectClass", objectClass())
    case 4, 5: return .present(name)
    case 6...9: return substrings(name, value.bytes)
    case 10: return .greaterOrEqual(name, variant(of: value))
    case 11: return .lessOrEqual(name, variant(of: value))
    case 12: return extensible(name, value)
    default: return .equality(name, variant(of: value))
    }
  }

  /// An attribute of some entry, under one of its names, and a value of it; now and then another.
  private mutating func attribute() -> (description: AttributeDescription, value: AttributeValue) {
    let attribute = random.pick(anEntry().attributes)
    var name = attribute.description
    if let type = schema.attributeType(name), random.once(in: 4) {
      name = AttributeDescription(random.pick(type.names + [type.oid, type.name.uppercased()]))
    }
    switch random.number(30) {
    case 0: name = "noSuchAttribute"
    case 1: name = random.pick(["name", "cn;lang-en", "entryDN", "dc", "GLUE2EntityName"])
    default: break
    }
    return (name, random.pick(attribute.values))
  }

  private mutating func value(_ name: AttributeDescription) -> AttributeValue {
    let values = anEntry()[name]
    return values.isEmpty ? "x" : random.pick(values)
  }

  private mutating func objectClass() -> AttributeValue {
    if random.once(in: 6) { return random.pick(["GLUE2Entity", "GlueTop", "top", "noSuchClass"]) }
    let definition = schema.objectClass(value("objectClass").description)
    return AttributeValue(definition.map { random.pick($0.names + [$0.oid]) } ?? "Mds")
  }

  /// The value, or something near it.
  private mutating func variant(of value: AttributeValue) -> AttributeValue {
    guard var text = value.string, random.once(in: 4) else { return value }
    switch random.number(7) {
    case 0: text = text.uppercased()
    case 1: text = text.replacing(" ", with: "   ")
    case 2: text = " " + text + " "
    case 3: text = String(text.dropLast())
    case 4: text += "x"
    case 5: text = ""
    default: text = text.lowercased()
    }
    return AttributeValue(text)
  }

  private mutating func substrings(_ name: AttributeDescription, _ bytes: [UInt8]) -> Filter {
    var cuts = (0..<4).map { _ in random.number(bytes.count + 1) }.sorted()
    // Whole characters only.
    cuts = cuts.filter { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
    while cuts.count < 4 { cuts.append(bytes.count) }
    func piece(_ from: Int, _ to: Int) -> AttributeValue? {
      from < to ? AttributeValue(bytes: Array(bytes[from..<to])) : nil
    }
    let initial = random.once(in: 2) ? piece(0, cuts[0]) : nil
    let final = random.once(in: 2) ? piece(cuts[3], bytes.count) : nil
    var any = [piece(cuts[1], cuts[2])].compactMap { $0 }
    if random.once(in: 8) { any.append(random.pick(["a", " ", "zzz", "A"])) }
    if any.isEmpty, initial == nil, final == nil { any = ["a"] }
    return .substrings(name, initial: initial, any: any, final: final)
  }

  private static let rules = MatchingRule.allCases.flatMap { [$0.rawValue, $0.oid] }

  private mutating func extensible(_ name: AttributeDescription, _ value: AttributeValue) -> Filter
  {
    var rule = random.pick(
      [
        nil, nil, "caseIgnoreMatch", "caseExactMatch", "2.5.13.14", "integerOrderingMatch",
        "noRule",
      ])
    if random.once(in: 3) { rule = random.pick(Self.rules) }
    let isNamed = rule == nil || !random.once(in: 3)
    return .extensible(
      isNamed ? name : nil, matchingRule: rule, value, dnAttributes: random.once(in: 3))
  }
}

import GLUE
import LDAPTypes
import LDIF
import TestSupport

/// Entries of both GLUE schemas made by chance, such as a slapd with these schemas takes: each has
/// what its classes require, and some of what they allow.
struct RandomEntries {
  var random: SplitMix
  let schema = Schema.bdii
  private(set) var entries: [Entry] = []

  static let words = [
    "alpha", "Alpha", "beta", "gamma", "site-1", "VO-ops-x", "VO-OPS-X", "https://h.example:8443/a",
    "production", "(a*b)", "x\\y", "12", "dn", "caf\u{E9}",
    "Cafe\u{301}", "\u{FF41}lpha", "site\u{A0}1", "\u{130}o\u{358}\u{301}", "io\u{301}\u{358}",
    "\u{2160}\u{24B6}",
  ]
  private static let classes = [
    ["GLUE2AdminDomain"], ["GLUE2Service"], ["GLUE2ComputingService"], ["GLUE2StorageService"],
    ["GLUE2Endpoint"], ["GLUE2ComputingEndpoint"], ["GLUE2Extension"], ["GLUE2ComputingShare"],
    ["GLUE2Location"], ["GLUE2ApplicationEnvironment"], ["GlueSite", "GlueKey"],
    ["GlueService", "GlueKey", "GlueSchemaVersion"], ["GlueServiceData", "GlueKey"],
    ["GlueCluster", "GlueKey"],
    ["GlueSubCluster", "GlueHostApplicationSoftware", "GlueHostNetworkAdapter", "GlueKey"],
    ["GlueCE", "GlueCEPolicy", "GlueCEState", "GlueCEAccessControlBase", "GlueKey"],
    ["person"], ["organizationalUnit"],
  ]

  init(_ random: SplitMix, count: Int) {
    self.random = random
    for suffix in ["grid", "glue"] {
      let dn = DistinguishedName.of(("o", suffix))
      entries.append(.of(["objectClass": "organization", "o": AttributeValue(suffix)], named: dn))
      for index in 0..<4 {
        let parent = index < 2 ? dn : entries[entries.count - 2].dn
        let name = "\(suffix) V\(index)"
        let rdn = RelativeDistinguishedName("Mds-Vo-name", name)
        let time = "2026112\(index)120000Z"
        entries.append(
          .of(
            [
              "objectClass": "Mds", "Mds-Vo-name": AttributeValue(name),
              "Mds-validfrom": AttributeValue(time),
            ], named: parent.child(rdn)))
      }
    }
    while entries.count < count { addEntry() }
    self.entries.sort { $0.dn.rdns.count < $1.dn.rdns.count }
    for place in entries.indices { addOperationalAttributes(to: place) }
  }

  /// What slapcat prints of each entry, and slapadd adds where it is missing.
  private mutating func addOperationalAttributes(to place: Int) {
    let time = "202611\(random.pick(["21", "22", "23"]))\(random.pick(["09", "10"]))0000"
    let number = String(place, radix: 16)
    let digits = String(repeating: "0", count: 6 - number.count) + number
    let structural = entries[place]["objectClass"].first { name in
      schema.objectClass(name.description)?.kind == .structural
    }
    for (name, value) in [
      ("structuralObjectClass", structural ?? "Mds"),
      ("entryUUID", AttributeValue("6ba7b81\(random.number(3))-9dad-11d1-80b4-00c04f\(digits)")),
      ("creatorsName", "cn=admin,o=grid"), ("createTimestamp", AttributeValue(time + "Z")),
      ("modifiersName", AttributeValue(random.pick(["cn=admin,o=grid", "cn=Other,o=glue"]))),
      ("modifyTimestamp", AttributeValue(time + "Z")),
      ("entryCSN", AttributeValue("\(time).000000Z#\(digits)#00\(random.pick(["0", "a"]))#000000")),
    ] as [(AttributeDescription, AttributeValue)] {
      entries[place].append(value, to: name)
    }
  }

  private mutating func addEntry() {
    let classes = random.pick(Self.classes)
    let definitions = classes.flatMap { schema.superclasses(of: $0) }
    let required = definitions.flatMap(\.required).filter { $0 != "objectClass" }
    let allowed = definitions.flatMap(\.allowed)
    var entry = Entry(dn: .root)
    for name in classes { entry.append(AttributeValue(name), to: "objectClass") }
    for name in required { addValues(of: name, to: &entry) }
    for _ in 0..<random.number(10) where !allowed.isEmpty {
      let name = random.pick(allowed)
      if entry[name].isEmpty { addValues(of: name, to: &entry) }
    }
    let texts = allowed.filter { schema.attributeType($0)?.equality?.comparesText == true }
    if !texts.isEmpty, random.once(in: 4) {
      let option = random.pick(["lang-en", "lang-de", "lang-en-gb"])
      addValues(of: AttributeDescription("\(random.pick(texts));\(option)"), to: &entry)
    }
    // A name of its own, from an attribute with text.
    let names = required + (required.isEmpty ? ["description"] : [])
    let candidates = names.filter { schema.attributeType($0)?.equality?.comparesText == true }
    guard let naming = candidates.first else { return }
    let value = AttributeValue("\(random.pick(["n", "N", "a, b+c", "\u{E9}"])) \(entries.count)")
    entry.attributes.removeAll { $0.description == naming && isSingle(naming) }
    let isASCII = schema.attributeType(naming)?.equality == .caseIgnoreIA5Match
    let ownValue =
      isASCII && value.bytes.contains { $0 >= 0x80 } ? AttributeValue("n \(entries.count)") : value
    entry.append(ownValue, to: naming)
    let parents = entries.filter { $0.dn.rdns.count < 5 }.map(\.dn)
    entry.dn = random.pick(parents).child(
      RelativeDistinguishedName(.init(description: naming, value: ownValue)))
    entries.append(entry)
  }

  private func isSingle(_ name: AttributeDescription) -> Bool {
    schema.attributeType(name)?.isSingleValued == true
  }

  private mutating func addValues(of name: AttributeDescription, to entry: inout Entry) {
    guard let type = schema.attributeType(name), let rule = type.equality else { return }
    var values: [AttributeValue] = []
    for _ in 0...(type.isSingleValued ? 0 : random.number(4)) {
      guard let value = value(rule), let prepared = rule.prepared(value, schema),
        !values.contains(where: { rule.prepared($0, schema) == prepared })
      else { continue }
      values.append(value)
    }
    for value in values where !entry[name].contains(value) { entry.append(value, to: name) }
  }

  /// A value that the rule can compare.
  mutating func value(_ rule: MatchingRule) -> AttributeValue? {
    switch rule {
    case .integerMatch:
      return AttributeValue(random.pick(["0", "1", "-7", "12", "4444", "99999999999"]))
    case .booleanMatch: return random.pick(["TRUE", "FALSE"])
    case .distinguishedNameMatch: return AttributeValue(random.pick(entries).dn.description)
    case .telephoneNumberMatch: return random.pick(["+41 22 767 61 11", "+41-22-7676111", "112"])
    case .generalizedTimeMatch: return "20261122120000Z"
    case .caseExactMatch, .caseIgnoreMatch, .caseIgnoreIA5Match: return text(rule)
    default: return nil
    }
  }

  private mutating func text(_ rule: MatchingRule) -> AttributeValue {
    let gap = random.pick([" ", "  ", " ", "-"])
    var text = (0...random.number(3)).map { _ in random.pick(Self.words) }.joined(separator: gap)
    if random.once(in: 12) { text = " " + text }
    if random.once(in: 12) { text += "  " }
    if random.once(in: 25) { text += "\n" + text }
    if random.once(in: 25) { text += String(repeating: " long", count: 40) }
    if rule == .caseIgnoreIA5Match { text.removeAll { !$0.isASCII } }
    return AttributeValue(text.isEmpty ? "x" : text)
  }
}

extension MatchingRule {
  /// Whether the rule compares text.
  var comparesText: Bool {
    [.caseExactMatch, .caseIgnoreMatch, .caseIgnoreIA5Match].contains(self)
  }
}

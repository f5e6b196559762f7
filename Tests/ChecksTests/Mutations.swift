import GLUE
import LDAPTypes
import TestSupport

/// Entries that are nearly good, from a seed.
struct Mutations {
  private var random: SplitMix

  init(_ random: SplitMix) {
    self.random = random
  }

  var seed: UInt64 { random.seed }

  /// One of the entries under a name of its own right below its suffix, with some changes.
  mutating func mutant(of good: [Entry], number: Int) -> Entry {
    var entry = good.randomElement(using: &random)!
    let rdn = entry.dn.rdns[0].assertions[0]
    let name = "mutant-\(number)"
    entry.dn = DistinguishedName(rdns: [
      RelativeDistinguishedName(rdn.description, name), entry.dn.rdns.last!,
    ])
    entry.attributes.removeAll { $0.description == rdn.description }
    entry.append(AttributeValue(name), to: rdn.description)
    for _ in 0..<Int.random(in: 0...2, using: &random) { change(&entry) }
    return entry
  }

  private mutating func change(_ entry: inout Entry) {
    let place = entry.attributes.indices.randomElement(using: &random)!
    let name = entry.attributes[place].description
    let value = entry.attributes[place].values.randomElement(using: &random) ?? "x"
    switch Int.random(in: 0..<14, using: &random) {
    case 0: entry.attributes.remove(at: place)
    case 1: entry.append("another", to: name)
    case 2: entry.append(value, to: name)
    case 3: entry.append(AttributeValue(value.string?.uppercased() ?? "X"), to: name)
    case 4:
      entry.append(AttributeValue((value.string ?? "").replacing("-", with: "  - ")), to: name)
    case 5: set(&entry, name, "")
    case 6: set(&entry, name, "gr\u{fc}n")
    case 7: set(&entry, name, AttributeValue(bytes: [0x61, 0xFF]))
    case 8:
      set(&entry, name, ["007", "-0", "12", "-5", "1 2", "+1"].randomElement(using: &random)!)
    case 9:
      let type = Schema.bdii.attributeTypes.filter { $0.name.uppercased().hasPrefix("GLUE") }
        .randomElement(using: &random)!
      entry.append("1", to: AttributeDescription(type.name))
    case 10: entry.append("1", to: ["PPSPath", "o", "description"].randomElement(using: &random)!)
    case 11:
      let name = Schema.bdii.objectClasses.filter { $0.name.uppercased().hasPrefix("GLUE") }
        .randomElement(using: &random)!.name
      let present = entry.strings("objectClass").map { $0.lowercased() }
      if !present.contains(name.lowercased()) {
        entry.append(AttributeValue(name), to: "objectClass")
      }
    case 12: entry.append("GlueNoSuchThing", to: "objectClass")
    default:
      let classes = entry["objectClass"].shuffled(using: &random).dropLast()
      entry.attributes.removeAll { $0.description == "objectClass" }
      if !classes.isEmpty {
        entry.attributes.append(Attribute("objectClass", Array(classes)))
      }
    }
  }

  private func set(
    _ entry: inout Entry, _ name: AttributeDescription, _ value: AttributeValue
  ) {
    if name == "objectClass" { return }
    entry.attributes.removeAll { $0.description == name }
    entry.attributes.append(Attribute(name, [value]))
  }
}

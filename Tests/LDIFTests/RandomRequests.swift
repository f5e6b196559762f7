import LDAPTypes
import LDIF
import TestSupport

/// Searches made by chance.
struct RandomRequests {
  private var filters: RandomFilters
  private var random: SplitMix
  private let entries: [Entry]

  init(_ random: SplitMix, _ entries: [Entry]) {
    self.random = SplitMix(seed: random.seed &+ 1)
    self.entries = entries
    filters = RandomFilters(random, entries)
  }

  mutating func request() -> SearchRequest {
    filters.target = random.pick(entries)
    var request = SearchRequest(
      base: base(above: filters.target.dn),
      scope: random.pick([.subtree, .subtree, .subtree, .subtree, .children, .oneLevel, .base]),
      filter: filters.filter(), attributes: attributes())
    if random.once(in: 8) { request.sizeLimit = 1 + random.number(5) }
    return request
  }

  private mutating func base(above dn: DistinguishedName) -> DistinguishedName {
    switch random.number(16) {
    case 0: .of(("o", random.pick(["grid", "glue", "GRID"])))
    case 1: random.pick(entries).dn.child(RelativeDistinguishedName("o", "none"))
    case 2: .of(("cn", "x"), ("Mds-Vo-name", "grid V1"), ("o", "grid"))
    case 3: .of(("mds-vo-NAME", "GLUE  v2"), ("Mds-Vo-name", "glue V1"), ("o", "glue"))
    case 4: random.pick(entries).dn
    case 5: dn
    default: DistinguishedName(rdns: Array(dn.rdns.suffix(max(1, random.number(dn.rdns.count)))))
    }
  }

  private mutating func attributes() -> [AttributeDescription] {
    let entry = random.pick(entries)
    let names = (0..<3).map { _ in random.pick(entry.attributes).description }
    return random.pick([
      [], [], ["*"], ["1.1"], ["objectclass"], names, [names[0], "noSuchAttribute"], ["name"],
      ["@GLUE2Service"], ["GlueSite"], ["1.1", names[0]], ["2.5.4.0"],
    ])
  }
}

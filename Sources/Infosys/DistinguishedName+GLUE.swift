internal import GLUE
package import LDAPTypes

extension DistinguishedName {
  /// The name as a BDII compares it: GLUE 1.3 ignores case, GLUE 2.0 does not, but in `o=glue` itself. A
  /// file may spell a name in two ways; a server shows one, that of the entry itself.
  ///
  /// These are the rules of the schemas, without which a query to a server can do: they take long to read.
  var prepared: DistinguishedName {
    guard let top = rdns.last, top.matches(GLUE2.suffix.rdns[0], .caseIgnore) else {
      return prepared(for: .caseIgnore)
    }
    var name = prepared(for: .caseExact)
    name.rdns[rdns.count - 1] = top.prepared(for: .caseIgnore)
    return name
  }
}

extension DistinguishedName {
  /// The site that an entry is of: the relays put it there, not the site. nil in a resource BDII.
  package var siteName: String? {
    if let domain = value(of: GLUE2.domainID) { return domain.siteName }
    for rdn in rdns { if let site = rdn.siteName { return site } }
    return nil
  }

  /// Whether it is the name of a level that a BDII has above what is at sites, of a site's own in GLUE 1.3 too.
  var isAboveSites: Bool {
    rdn.map { rdn in ["o", GLUE1.vo, GLUE2.groupID].contains { rdn[$0] != nil } } ?? true
  }

  /// Where the entries of GLUE 1.3 of an entry's site stand: at the level that names it, below which there may be
  /// others; where none does, at the first.
  var siteBase: DistinguishedName {
    let place =
      rdns.firstIndex { $0.siteName != nil } ?? rdns.firstIndex { $0[GLUE1.vo] != nil }
    var base = self
    base.rdns.removeFirst(place ?? max(rdns.count - 1, 0))
    return base
  }
}

extension RelativeDistinguishedName {
  /// The site that a level of GLUE 1.3 names; nil for one that every BDII has.
  fileprivate var siteName: String? {
    guard let level = self[GLUE1.vo]?.string,
      !["local", "resource", "grid"].contains(where: { $0.isSame(ignoringCaseOf: level) })
    else { return nil }
    return level
  }
}

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
    if let domain = value(of: GLUE2.domainID) { return domain }
    let levels = rdns.compactMap { rdn in
      rdn.assertions.first { $0.description == GLUE1.vo }?.value.string
    }
    return levels.first { level in
      !["local", "resource", "grid"].contains { $0.isSame(ignoringCaseOf: level) }
    }
  }
}

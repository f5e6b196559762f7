internal import LDAPTypes

extension String {
  private static let domainScheme = "urn:ad:"

  /// The site of which this is the GLUE2DomainID, or the name: ARC's computing elements have `urn:ad:NAME` for
  /// the domain of a site that is called NAME everywhere else.
  package var siteName: String {
    hasPrefix(ignoringASCIICaseOf: Self.domainScheme)
      ? String(decoding: utf8.dropFirst(Self.domainScheme.utf8.count), as: UTF8.self) : self
  }

  /// The GLUE2DomainIDs that a site of this name may have.
  var domainIDs: [String] { [self, Self.domainScheme + self] }
}

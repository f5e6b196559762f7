internal import GLUE
internal import LDAPTypes

extension DistinguishedName {
  /// The name as a BDII compares it, each value by its attribute's rule: GLUE 1.3 ignores case, GLUE 2.0
  /// does not. A file may spell a name in two ways; a server shows one, that of the entry itself.
  var prepared: PreparedName { Schema.bdii.prepared(self) }

  /// Whether the other is this entry or stands below it, to a BDII.
  func isAtOrAbove(_ other: DistinguishedName) -> Bool { prepared.isAtOrAbove(other.prepared) }
}

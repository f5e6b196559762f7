public import LDAPTypes

extension Schema {
  /// The schema of a top-level BDII: GLUE 1.3, GLUE 2.0 (GFD.147), and the core types that its
  /// slapd.conf includes. Made when it is first used.
  public static let bdii: Schema = {
    let types: [GLUESchemaTable] = [.coreTypes, .glue1Types, .glue2Types]
    let classes: [GLUESchemaTable] = [.coreClasses, .glue1Classes, .glue2Classes]
    return Schema(
      attributeTypes: types.flatMap { $0.attributeTypes() },
      objectClasses: classes.flatMap { $0.objectClasses() })
  }()
}

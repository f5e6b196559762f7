import TestSupport

/// What the servers of these tests hold.
enum Fixture {
  static let grid = """
    dn: o=grid
    objectClass: organization
    o: grid

    dn: Mds-Vo-name=A,o=grid
    objectClass: MDS
    Mds-Vo-name: A

    dn: Mds-Vo-name=B,o=grid
    objectClass: MDS
    Mds-Vo-name: B

    """

  /// A server that stores `grid` as a top-level BDII does, without showing it as o=grid.
  static let shadow = Slapd.Configuration(
    ldif: "dn: o=shadow\nobjectClass: organization\no: shadow\n\n"
      + grid.replacing("o=grid\n", with: "o=grid,o=shadow\n"),
    suffixes: ["o=shadow"])

  /// The same, shown as o=grid too.
  static let relayed = Slapd.Configuration(
    ldif: shadow.ldif, suffixes: shadow.suffixes,
    global: ["moduleload rwm", "moduleload back_relay"],
    database: [
      "database relay", "suffix o=grid", "overlay rwm", "suffixmassage \"o=grid,o=shadow\"",
    ])

  /// o=grid and so many entries below it.
  static func many(_ count: Int) -> String {
    (0..<count).reduce("dn: o=grid\nobjectClass: organization\no: grid\n\n") { ldif, number in
      ldif + "dn: Mds-Vo-name=\(number),o=grid\nobjectClass: MDS\nMds-Vo-name: \(number)\n\n"
    }
  }

  /// o=grid and two who have passwords.
  static let withPeople = """
    dn: o=grid
    objectClass: organization
    o: grid

    dn: cn=alice,o=grid
    objectClass: person
    cn: alice
    sn: Liddell
    userPassword: wonderland

    dn: cn=bob,o=grid
    objectClass: person
    cn: bob
    sn: Builder
    userPassword: hammer

    """

  /// o=grid and something that another server holds.
  static let referring = """
    dn: o=grid
    objectClass: organization
    o: grid

    dn: Mds-Vo-name=elsewhere,o=grid
    objectClass: referral
    objectClass: extensibleObject
    Mds-Vo-name: elsewhere
    ref: ldap://127.0.0.1:1/Mds-Vo-name=elsewhere,o=grid

    """

  /// A server that shows its entries to those only that it knows.
  static let secretive = Slapd.Configuration(
    ldif: withPeople, suffixes: ["o=grid"],
    global: [
      "authz-regexp uid=([^,]*),cn=[^,]*,cn=auth cn=$1,o=grid",
      "authz-regexp gidNumber=.*,cn=peercred,cn=external,cn=auth cn=local,o=grid",
      "password-hash {CLEARTEXT}", "sasl-auxprops slapd", "sasl-secprops none",
    ],
    database: [
      "access to attrs=userPassword by anonymous auth",
      "access to * by users read by anonymous auth",
    ])
}

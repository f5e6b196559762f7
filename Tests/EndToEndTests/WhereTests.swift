import TestSupport
import Testing

@Suite("Where a release is, in the table, and what is in the way there")
struct WhereTests {
  /// A site whose queues all have the tag in front of them, each with something of its own in the way.
  private static var site: String {
    let base = "Mds-Vo-name=A,Mds-Vo-name=local,o=grid"
    var ldif =
      topRoots + """
        dn: \(base)
        objectClass: MDS
        Mds-Vo-name: A


        """
    for (cluster, tag) in [("c", "VO-ops-gLite-UI-preview-126"), ("d", "LCG-2")] {
      ldif += """
        dn: GlueClusterUniqueID=\(cluster),\(base)
        objectClass: GlueClusterTop
        objectClass: GlueCluster
        objectClass: GlueKey
        GlueClusterName: \(cluster)
        GlueClusterUniqueID: \(cluster)
        GlueForeignKey: GlueSiteUniqueID=A

        dn: GlueSubClusterUniqueID=\(cluster),GlueClusterUniqueID=\(cluster),\(base)
        objectClass: GlueClusterTop
        objectClass: GlueSubCluster
        objectClass: GlueHostApplicationSoftware
        objectClass: GlueKey
        GlueSubClusterUniqueID: \(cluster)
        GlueChunkKey: GlueClusterUniqueID=\(cluster)
        GlueHostApplicationSoftwareRunTimeEnvironment: \(tag)


        """
    }
    for (queue, state, rules) in [
      ("broken", "Production", ["VO:ops", #"VO:a"b"#]), ("closed", "Closed", ["VO:ops"]),
      ("free", "Production", ["VO:ops"]), ("group", "Production", ["VOMS:/ops"]),
      ("mute", nil, ["VO:ops"]), ("other", "Production", ["VO:dteam"]),
      ("shut", "Production", ["VOMS:/ops/Role=a", "DENY:/ops/Role=a"]),
      ("stray", "Production", ["VO:ops"]),
    ] as [(String, String?, [String])] {
      ldif += """
        dn: GlueCEUniqueID=c/\(queue),\(base)
        objectClass: GlueCETop
        objectClass: GlueCE
        objectClass: GlueCEState
        objectClass: GlueCEAccessControlBase
        objectClass: GlueKey
        GlueCEUniqueID: c/\(queue)
        \(queue == "stray" ? "GlueForeignKey: GlueClusterUniqueID=d\n" : "")\
        GlueForeignKey: GlueClusterUniqueID=c
        \(state.map { "GlueCEStateStatus: \($0)\n" } ?? "")\
        \(rules.map { "GlueCEAccessControlBaseRule: \($0)\n" }.joined())

        """
    }
    return ldif
  }

  @Test("The table shows what JSON has as an obstacle", arguments: [[], ["--vo", "ops"]])
  func remarks(_ options: [String]) throws {
    try withTemporaryDirectory { directory in
      try Command.write(Self.site, to: "\(directory)/site.ldif")
      let table = try Tool(
        "ppsquery", ["--fields", "where", "--ldif", "\(directory)/site.ldif"] + options)
      #expect(table.status == 0)
      #expect(
        table.output == """
          WHERE
          c/broken (not read as published)
          c/closed (closed)
          c/free
          c/group (not seen by a WMS of ops)
          c/mute (no state)
          c/other (not open to ops)
          c/shut (not open to ops)
          c/stray (not seen by a WMS)

          """)
      let csv = try Tool(
        "ppsquery",
        ["--fields", "where", "--output", "csv", "--ldif", "\(directory)/site.ldif"] + options)
      let places = table.output.split(separator: "\n").dropFirst()
      #expect(csv.output == "where\r\n\(places.joined(separator: "; "))\r\n")
      let json = try Tool(
        "ppsquery", ["--output", "json", "--ldif", "\(directory)/site.ldif"] + options)
      #expect(json.output.contains("\"not-first-cluster\""))
      let python = try #require(Package.python, "run the tests with scripts/test")
      try Command.check(
        [
          python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
          "\(Package.root)/schema/offers.schema.json",
        ], input: json.output)
    }
  }

  @Test("A queue that closes, or shuts a VO out, differs from before")
  func differences() throws {
    try withTemporaryDirectory { directory in
      let (old, new) = ("\(directory)/old.ldif", "\(directory)/new.ldif")
      try Command.write(Self.site, to: new)
      for (now, before, told) in [
        ("Status: Closed", "Status: Production", "c/closed, c/free"),
        ("Rule: VO:dteam", "Rule: VO:ops", "c/other, c/shut"),
      ] {
        try Command.write(Self.site.replacing(now, with: before), to: old)
        let differs = try Tool("ppsquery", ["diff", old, new])
        #expect(
          differs.status == 2 && differs.output.contains("\n    computing_elements: c/broken"))
        #expect(differs.output.split(separator: " -> ").first?.contains(told) == true)
        #expect(differs.output.contains("c/closed (closed), c/free, "), "\(differs.output)")
        #expect(differs.output.contains(", c/other (not open to ops), "), "\(differs.output)")
      }
      try Command.write(Self.shares, to: new)
      try Command.write(
        Self.shares.replacing("ServingState: closed", with: "ServingState: production"), to: old)
      let share = try Tool("ppsquery", ["diff", old, new, "--vo", "ops"])
      #expect(
        share.status == 2 && share.output.contains("\n    shares: closed, open, "),
        "\(share.output)\(share.errors)")
    }
  }

  /// A site of GLUE 2.0 only, with an application and a share of each kind.
  private static var shares: String {
    let service = "GLUE2ServiceID=ce,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue"
    var ldif =
      topRoots + """
        dn: GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
        objectClass: GLUE2AdminDomain
        GLUE2DomainID: A

        dn: \(service)
        objectClass: GLUE2Service
        GLUE2ServiceID: ce

        dn: GLUE2ResourceID=r,\(service)
        objectClass: GLUE2Resource
        GLUE2ResourceID: r

        dn: GLUE2ApplicationEnvironmentID=a,GLUE2ResourceID=r,\(service)
        objectClass: GLUE2ApplicationEnvironment
        GLUE2ApplicationEnvironmentID: a
        GLUE2ApplicationEnvironmentAppName: VO-ops-gLite-UI-preview-126


        """
    for (queue, state, rules) in [
      ("closed", "closed", ["VO:ops"]), ("open", "production", ["VO:ops"]),
      ("shut", "production", ["VO:ops", "DENY:/ops"]),
    ] {
      ldif += """
        dn: GLUE2ShareID=\(queue),\(service)
        objectClass: GLUE2Share
        objectClass: GLUE2ComputingShare
        GLUE2ShareID: \(queue)
        GLUE2ComputingShareServingState: \(state)
        GLUE2ShareResourceForeignKey: r

        dn: GLUE2PolicyID=p,GLUE2ShareID=\(queue),\(service)
        objectClass: GLUE2Policy
        objectClass: GLUE2MappingPolicy
        GLUE2PolicyID: p
        GLUE2PolicyScheme: org.glite.standard
        \(rules.map { "GLUE2PolicyRule: \($0)\n" }.joined())

        """
    }
    return ldif
  }

  @Test("So it does of shares")
  func sharesInTheWay() throws {
    try withTemporaryDirectory { directory in
      try Command.write(Self.shares, to: "\(directory)/shares.ldif")
      let table = try Tool(
        "ppsquery", ["--fields", "where", "--vo", "ops", "--ldif", "\(directory)/shares.ldif"])
      #expect(
        table.output == """
          WHERE
          closed (GLUE 2.0 only, closed)
          open (GLUE 2.0 only)
          shut (GLUE 2.0 only, not open to ops)

          """, "\(table.errors)")
      let csv = try Tool(
        "ppsquery", ["--output", "csv", "--vo", "ops", "--ldif", "\(directory)/shares.ldif"])
      #expect(
        csv.output.contains(
          """
          ,"closed (GLUE 2.0 only, closed); open (GLUE 2.0 only); shut (GLUE 2.0 only, not open to ops)",
          """), "\(csv.output)")
    }
  }
}

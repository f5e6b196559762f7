extension Breach {
  private static let subcluster = "GlueSubClusterUniqueID=ce.example.org"
  private static let himem = "GlueSubClusterUniqueID=himem.example.org"
  private static let carrier = "GLUE2ServiceID=ce.example.org/pps"
  private static let endpoint = "GLUE2EndpointID=wms-pilot"
  private static let queue = "GlueCEUniqueID=ce.example.org:8443/cream-pbs-ops"
  private static let tag = "GlueHostApplicationSoftwareRunTimeEnvironment"
  private static let previewTag = "VO-ops-gLite-UI-preview-126"

  static let all: [Breach] = ofLDIF + ofSchema + ofTree + ofProfile + ofTime + ofTags + ofOffers

  private static let ofLDIF = [
    Breach("ldif-unreadable") { $0 + "\ndn: o=grid\nobjectClass\n" },
    Breach("wrong-suffix") { $0 + "\ndn: o=x\nobjectClass: organization\no: x\n" },
    Breach("entry-twice") { text in
      text + "\n" + text.components("\n\n").first { $0.hasPrefix("dn: \(carrier)") }! + "\n"
    },
    Breach("change-ignored") { $0 + "\ndn: \(carrier)\nchangetype: delete\n" },
    Breach("splits-record") {
      $0.adding("GlueHostProcessorModel:: Y2RuOnggZG46IHk=", behind: subcluster)
    },
    // dn: with a combining mark behind it.
    Breach("splits-record") {
      $0.adding("GlueHostProcessorModel:: ZG46zIEgeQ==", behind: subcluster)
    },
    Breach("splits-record") { $0.changing(carrier, "GLUE2ServiceType: other", "bindDN: x") },
    Breach("control-character") {
      $0.changing(himem, "GlueHostProcessorModel: Xeon", "GlueHostProcessorModel:: YQpi")
    },
  ]

  private static let ofSchema = [
    Breach("unknown-class") { $0.adding("objectClass: PPSPreview", behind: carrier) },
    Breach("class-spelling") {
      $0.changing(carrier, "objectClass: GLUE2Service", "objectClass: glue2service")
    },
    Breach("no-structural-class") {
      $0.changing(himem, "objectClass: GlueSubCluster\n", "")
    },
    Breach("class-chain") { $0.adding("objectClass: GlueSite", behind: subcluster) },
    Breach("abstract-class") { $0.adding("objectClass: GlueSETop", behind: subcluster) },
    Breach("unknown-attribute") { $0.adding("PPSPath: /opt", behind: carrier) },
    Breach("missing-attribute") {
      $0.changing(carrier, "GLUE2ServiceAdminDomainForeignKey: EXAMPLE-SITE", "o: x")
    },
    Breach("forbidden-attribute") { $0.adding("GlueSiteName: x", behind: carrier) },
    Breach("several-values") { $0.adding("GLUE2ServiceType: org.glite.wms", behind: carrier) },
    Breach("bad-syntax") { $0.adding("GLUE2EntityOtherInfo:", behind: carrier) },
    Breach("bad-syntax") { $0.adding("\(tag): VO-ops-\u{e9}", behind: subcluster) },
    Breach("bad-syntax") {
      $0.changing(
        subcluster, "GlueSubClusterLogicalCPUs: 160", "GlueSubClusterLogicalCPUs: 0160")
    },
    Breach("bad-syntax") {
      $0 + "\ndn: Mds-Vo-name=x,o=grid\nobjectClass: Mds\nMds-Vo-name: x\nMds-validfrom: tomorrow\n"
    },
    Breach("equal-values") { $0.adding("\(tag): lcg-2", behind: subcluster) },
    Breach("equal-values") { text in
      ["Orl\u{E9}ans", "Orle\u{301}ans"].reduce(text) {
        $0.adding("GLUE2EntityOtherInfo: Town=\($1)", behind: carrier)
      }
    },
    Breach("name-only") { $0.changing(himem, "\nGlueSubClusterUniqueID: himem.example.org", "") },
    Breach("name-not-in-entry") {
      $0.changing(himem, "\nGlueSubClusterUniqueID: himem", "\nGlueSubClusterUniqueID: other")
    },
  ]

  private static let ofTree = [
    Breach("no-parent") { $0.without("GlueClusterUniqueID=") },
    Breach("no-domain") { $0.without("GLUE2DomainID=") },
    Breach("no-contact") { $0.without("GLUE2ContactID=") },
    Breach("no-location") { $0.without("GLUE2LocationID=") },
    Breach("no-access-policy") {
      $0.replacing("objectClass: GLUE2AccessPolicy", with: "objectClass: GLUE2MappingPolicy")
    },
    Breach("incomplete-set") {
      $0.replacing("objectClass: GLUE2MappingPolicy", with: "objectClass: GLUE2AccessPolicy")
    },
  ]

  private static let ofProfile = [
    Breach("profile-mandatory") {
      $0.changing(endpoint, "GLUE2EndpointImplementationName: ", "GLUE2EndpointImplementor: ")
    },
    Breach("profile-recommended") {
      $0.changing(carrier, "GLUE2ServiceCapability: ", "GLUE2ServiceStatusInfo: https://a.bc/")
    },
    Breach("profile-undesirable") {
      $0 + """

        dn: GLUE2DomainID=ops,GLUE2DomainID=EXAMPLE-SITE,o=glue
        objectClass: GLUE2Domain
        objectClass: GLUE2UserDomain
        GLUE2DomainID: ops
        GLUE2UserDomainMember: x

        """
    },
    Breach("profile-single") {
      $0.adding("GLUE2ServiceAdminDomainForeignKey: OTHER", behind: carrier)
    },
    Breach("profile-value") { $0.changing(carrier, "pre-production", "preproduction") },
    Breach("profile-value") {
      $0.changing(
        endpoint, "GLUE2EndpointURL: https://wms-pilot.example.org",
        "GLUE2EndpointURL: https://localhost")
    },
    Breach("profile-other-info") {
      $0.adding("GLUE2EntityOtherInfo: ProfileName=X", behind: carrier)
    },
    Breach("profile-share") { $0.adding("GLUE2EntityOtherInfo: Share=ops:120", behind: carrier) },
    Breach("domain-key") {
      $0.changing(carrier, "ForeignKey: EXAMPLE-SITE", "ForeignKey: example-site")
    },
    Breach("id-underscore") {
      $0.changing(carrier, "\nGLUE2ServiceID: ce", "\nGLUE2ServiceID: _ce")
    },
    Breach("version-unknown") {
      $0.changing(
        endpoint, "GLUE2EndpointImplementationVersion: 3.2.1-4",
        "GLUE2EndpointImplementationVersion: package x is not installed")
    },
    Breach("issuer-unknown") {
      $0.adding("GLUE2EndpointTrustedCA: unknown", behind: endpoint)
    },
    Breach("removal-date") {
      $0.adding(
        "GLUE2ApplicationEnvironmentRemovalDate: 2027-01-01T00:00:00Z",
        behind: "GLUE2ApplicationEnvironmentID=ce.example.org/VO")
    },
    Breach("application-counts") {
      $0.adding(
        "GLUE2ApplicationEnvironmentMaxSlots: 2\nGLUE2ApplicationEnvironmentFreeSlots: 3",
        behind: "GLUE2ApplicationEnvironmentID=ce.example.org/VO")
    },
  ]

  private static let created = "GLUE2EntityCreationTime: 2026-11-22T12:00:00Z"

  private static let ofTime = [
    Breach("validity-expired") {
      $0.changing(carrier, created, "GLUE2EntityCreationTime: 2026-11-22T10:59:59Z")
    },
    Breach("validity-expired") {
      $0.changing(carrier, created, "GLUE2EntityCreationTime: 2026-11-22 10:59:59")
    },
    Breach("validity-expired") {
      $0.changing(carrier, created, "GLUE2EntityCreationTime: 2026-11-21")
    },
    Breach("creation-future") {
      $0.changing(carrier, created, "GLUE2EntityCreationTime: 2026-11-22T12:02:01Z")
    },
    Breach("creation-old") {
      $0.changing(carrier, created, "GLUE2EntityCreationTime: 2024-11-01T12:00:00Z")
    },
    Breach("validity-alone") { $0.changing(carrier, created + "\n", "") },
    Breach("start-future") {
      $0.changing(
        endpoint, "GLUE2EndpointStartTime: 2026-11-22T12:00:00Z",
        "GLUE2EndpointStartTime: 2026-11-23T12:00:00Z")
    },
    Breach("start-old") {
      $0.changing(
        endpoint, "GLUE2EndpointStartTime: 2026-11-22T12:00:00Z",
        "GLUE2EndpointStartTime: 2020-11-23T12:00:00Z")
    },
    Breach("held-over") {
      $0.adding("GLUE2EntityOtherInfo: PPSStale=2026-11-22T11:30:00Z", behind: carrier)
    },
    Breach("deleted-state") {
      $0.changing(
        endpoint, "GLUE2EndpointServingState: production", "GLUE2EndpointServingState: Unknown")
    },
  ]

  private static let ofTags = [
    Breach("tag-hostile") { $0.adding("\(tag): VO-ops-\"x", behind: subcluster) },
    Breach("tag-space") { $0.adding("\(tag): VO-ops x", behind: subcluster) },
    Breach("tag-space") { $0.adding("\(tag):: Vk8tb3BzIMyBeA==", behind: subcluster) },
    Breach("tag-word") { $0.adding("\(tag): True", behind: subcluster) },
    Breach("tag-characters") { $0.adding("\(tag): ENV/GLITE", behind: subcluster) },
    Breach("tag-case") { $0.changing(himem, previewTag, "VO-ops-glite-ui-preview-126") },
    Breach("tag-second-subcluster") { $0.changing(subcluster, "\n\(tag): \(previewTag)", "") },
    Breach("tag-half-cluster") { $0.changing(himem, "\n\(tag): \(previewTag)", "") },
    Breach("tag-without-queue") { $0.without("GlueCEUniqueID=") },
    Breach("tag-not-admitted") {
      $0.replacing("GlueCEAccessControlBaseRule: VO:ops", with: "GlueCEAccessControlBaseRule: VO:x")
    },
    // A WMS does not ask for these, though they let the VO in.
    Breach("tag-not-admitted") {
      $0.replacing(
        "GlueCEAccessControlBaseRule: VO:ops", with: "GlueCEAccessControlBaseRule: VOMS:/ops")
    },
    Breach("tag-without-queue") {
      $0.replacing(
        "GlueClusterUniqueID=ce.example.org\nGlue", with: "GlueClusterUniqueID=CE.example.org\nGlue"
      )
    },
    Breach("tag-without-carrier") { $0.adding("\(tag): VO-ops-x-preview-1", behind: subcluster) },
  ]

  private static let ofOffers = [
    Breach("carrier-without-tag") { $0.replacing("\n\(tag): \(previewTag)", with: "") },
    Breach("carrier-tag-partly") { $0.changing(himem, "\n\(tag): \(previewTag)", "") },
    Breach("carrier-subcluster") {
      $0.changing(carrier, "PPSSubCluster=himem", "PPSSubCluster=gone")
    },
    Breach("closed-with-tag") { $0.changing(carrier, "PPSState=preview", "PPSState=closed") },
    Breach("closed-with-application") {
      $0.changing(carrier, "PPSState=preview", "PPSState=closed")
    },
    Breach("closed-application-kept") {
      $0.changing(carrier, "PPSState=preview", "PPSState=closed")
        .changing(carrier, "PPSSince=2026-11-20T10", "PPSSince=2026-11-22T12")
    },
    Breach("carrier-keys") { $0.changing(carrier, "PPSPath=", "PPSPlace=") },
    Breach("carrier-keys") {
      $0.changing(carrier, "PPSPath=/", "PPSPath=\nGLUE2EntityOtherInfo: Path=/")
    },
    Breach("carrier-without-extension") { $0.without("GLUE2ExtensionLocalID=PPS-preview-126") },
    Breach("dangling-key") { $0.without("GLUE2ManagerID=") },
    Breach("dangling-cluster-key") {
      $0.changing(
        queue, "GlueForeignKey: GlueClusterUniqueID=ce", "GlueForeignKey: GlueClusterUniqueID=x")
    },
    Breach("dangling-cluster-key") {
      $0.changing(
        queue, "GlueForeignKey: GlueClusterUniqueID=ce", "GlueForeignKey: GlueClusterUniqueID=CE")
    },
    // It is no key to a WMS, which takes the host's name instead.
    Breach("dangling-cluster-key") {
      $0.changing(
        queue, "GlueClusterUniqueID=ce.example.org", "GlueClusterUniqueID=ce.example.org x"
      )
      .changing(queue, "GlueCEInfoHostName: ce", "GlueCEInfoHostName: gone")
    },
    Breach("key-form") { $0.adding("GlueForeignKey: EXAMPLE-SITE", behind: subcluster) },
    Breach("chunk-key") {
      $0.changing(
        himem, "GlueChunkKey: GlueClusterUniqueID=ce", "GlueChunkKey: GlueClusterUniqueID=x")
    },
    Breach("parent-key") {
      $0.changing(
        "GLUE2ExtensionLocalID=PPS-preview-126", "GLUE2ExtensionEntityForeignKey: ",
        "GLUE2ExtensionEntityForeignKey: x")
    },
  ]
}

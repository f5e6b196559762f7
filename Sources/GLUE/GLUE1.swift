public import LDAPTypes

/// Names of the GLUE 1.3 schema, spelled as the schema spells them, and where its entries stand.
///
/// All its strings are IA5 and ignore case (caseIgnoreIA5Match).
public enum GLUE1 {
  /// Where GLUE 1.3 hangs in every BDII.
  public static let suffix = DistinguishedName(rdns: [RelativeDistinguishedName("o", "grid")])

  /// Where a top-level BDII stores them; what stands at ``suffix`` is a view of it.
  public static let storage = DistinguishedName(
    rdns: suffix.rdns + [RelativeDistinguishedName("o", "shadow")])

  /// Where a resource BDII's entries stand.
  public static let resource = suffix.child(RelativeDistinguishedName(vo, "resource"))

  public static let objectClass: AttributeDescription = "objectClass"

  /// The level of a BDII, or the site, in a DN.
  public static let vo: AttributeDescription = "mds-vo-name"

  // GlueSite
  public static let siteUniqueID: AttributeDescription = "GlueSiteUniqueID"
  public static let siteUserSupportContact: AttributeDescription = "GlueSiteUserSupportContact"
  public static let siteSysAdminContact: AttributeDescription = "GlueSiteSysAdminContact"
  public static let siteSecurityContact: AttributeDescription = "GlueSiteSecurityContact"
  public static let siteEmailContact: AttributeDescription = "GlueSiteEmailContact"

  // GlueCluster, GlueSubCluster
  public static let clusterUniqueID: AttributeDescription = "GlueClusterUniqueID"
  public static let subClusterUniqueID: AttributeDescription = "GlueSubClusterUniqueID"
  /// The software tags of a subcluster; the only attribute of software that the WMS sees.
  public static let softwareTag: AttributeDescription =
    "GlueHostApplicationSoftwareRunTimeEnvironment"

  // GlueCE
  public static let ceUniqueID: AttributeDescription = "GlueCEUniqueID"
  public static let ceHostName: AttributeDescription = "GlueCEInfoHostName"
  public static let ceLRMSType: AttributeDescription = "GlueCEInfoLRMSType"
  public static let ceStateStatus: AttributeDescription = "GlueCEStateStatus"
  public static let ceAccessControlBaseRule: AttributeDescription = "GlueCEAccessControlBaseRule"

  // GlueVOView, GlueCESEBind
  public static let voViewLocalID: AttributeDescription = "GlueVOViewLocalID"
  public static let bindSEUniqueID: AttributeDescription = "GlueCESEBindSEUniqueID"
  public static let bindCEAccessPoint: AttributeDescription = "GlueCESEBindCEAccesspoint"
  public static let bindGroupCEUniqueID: AttributeDescription = "GlueCESEBindGroupCEUniqueID"
  public static let bindGroupSEUniqueID: AttributeDescription = "GlueCESEBindGroupSEUniqueID"

  // GlueSE, GlueSA
  public static let seUniqueID: AttributeDescription = "GlueSEUniqueID"
  public static let saLocalID: AttributeDescription = "GlueSALocalID"

  // GlueService, GlueServiceData
  public static let serviceUniqueID: AttributeDescription = "GlueServiceUniqueID"
  public static let serviceAccessControlBaseRule: AttributeDescription =
    "GlueServiceAccessControlBaseRule"
  /// What it replaced: names of VOs.
  public static let serviceAccessControlRule: AttributeDescription = "GlueServiceAccessControlRule"
  /// The VOs that a service is for.
  public static let serviceOwner: AttributeDescription = "GlueServiceOwner"
  public static let serviceType: AttributeDescription = "GlueServiceType"
  public static let serviceEndpoint: AttributeDescription = "GlueServiceEndpoint"
  public static let serviceStatus: AttributeDescription = "GlueServiceStatus"
  /// The status in words.
  public static let serviceStatusInfo: AttributeDescription = "GlueServiceStatusInfo"
  public static let serviceDataKey: AttributeDescription = "GlueServiceDataKey"
  public static let serviceDataValue: AttributeDescription = "GlueServiceDataValue"

  // GlueKey, GlueSchemaVersion
  public static let foreignKey: AttributeDescription = "GlueForeignKey"
  public static let chunkKey: AttributeDescription = "GlueChunkKey"
  public static let schemaVersionMajor: AttributeDescription = "GlueSchemaVersionMajor"
  public static let schemaVersionMinor: AttributeDescription = "GlueSchemaVersionMinor"

  /// Object classes, spelled as the schema spells them.
  public enum ObjectClass {
    public static let cluster = "GlueCluster"
    public static let subCluster = "GlueSubCluster"
    public static let ce = "GlueCE"
    public static let voView = "GlueVOView"
    public static let bind = "GlueCESEBind"
    public static let se = "GlueSE"
    public static let sa = "GlueSA"
    public static let site = "GlueSite"
    public static let service = "GlueService"
    public static let serviceData = "GlueServiceData"
    public static let applicationSoftware = "GlueHostApplicationSoftware"
    /// A GlueServiceData entry's classes.
    public static let ofServiceData = ["GlueTop", serviceData, "GlueKey", "GlueSchemaVersion"]
  }

  /// The DN of a site at a top-level BDII.
  public static func site(named name: String) -> DistinguishedName {
    suffix.child(RelativeDistinguishedName(vo, "local")).child(RelativeDistinguishedName(vo, name))
  }

  /// Where a site's entries stand, the deepest first: at a top-level BDII, at its own and at a resource BDII.
  public static func places(ofSite name: String) -> [DistinguishedName] {
    [site(named: name), suffix.child(RelativeDistinguishedName(vo, name)), resource]
  }

  /// The DN of a subcluster at its resource BDII.
  public static func subCluster(_ id: String, ofCluster cluster: String) -> DistinguishedName {
    resource.child(RelativeDistinguishedName(clusterUniqueID, cluster))
      .child(RelativeDistinguishedName(subClusterUniqueID, id))
  }

  /// The DN of a service at its resource BDII.
  public static func service(_ id: String) -> DistinguishedName {
    resource.child(RelativeDistinguishedName(serviceUniqueID, id))
  }
}

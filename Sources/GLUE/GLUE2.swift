public import LDAPTypes

/// Names of the GLUE 2.0 schema (GFD.147, LDAP rendering GFD.135), spelled as the schema spells
/// them, and where its entries stand.
///
/// All its strings are UTF-8 and respect case (caseExactMatch).
public enum GLUE2 {
  /// Where GLUE 2.0 hangs in every BDII.
  public static let suffix = DistinguishedName(rdns: [RelativeDistinguishedName("o", "glue")])

  /// Where a resource BDII's entries stand.
  public static let resource = suffix.child(RelativeDistinguishedName(groupID, "resource"))

  /// Where a top-level BDII's sites stand.
  public static let grid = suffix.child(RelativeDistinguishedName(groupID, "grid"))

  /// The DN of a site's domain at a top-level BDII.
  public static func site(named name: String) -> DistinguishedName {
    grid.child(RelativeDistinguishedName(domainID, name))
  }

  /// Where a site's entries stand, the deepest first: at a top-level BDII, at its own and at a resource BDII.
  public static func places(ofSite name: String) -> [DistinguishedName] {
    [site(named: name), suffix.child(RelativeDistinguishedName(domainID, name)), resource]
  }

  public static let groupID: AttributeDescription = "GLUE2GroupID"
  public static let domainID: AttributeDescription = "GLUE2DomainID"

  // GLUE2Entity
  /// When the entry was made, `YYYY-MM-DDThh:mm:ssZ`.
  public static let creationTime: AttributeDescription = "GLUE2EntityCreationTime"
  /// For how long it holds from then on, in **seconds**.
  public static let validity: AttributeDescription = "GLUE2EntityValidity"
  public static let entityName: AttributeDescription = "GLUE2EntityName"
  /// Free text; by custom `Key=Value`.
  public static let otherInfo: AttributeDescription = "GLUE2EntityOtherInfo"

  // GLUE2Contact
  /// A URL, by custom `mailto:`.
  public static let contactDetail: AttributeDescription = "GLUE2ContactDetail"
  /// `general`, `sysadmin`, `usersupport`, `security`.
  public static let contactType: AttributeDescription = "GLUE2ContactType"
  public static let contactDomain: AttributeDescription = "GLUE2ContactDomainForeignKey"

  // GLUE2Service
  public static let serviceID: AttributeDescription = "GLUE2ServiceID"
  public static let serviceType: AttributeDescription = "GLUE2ServiceType"
  public static let serviceCapability: AttributeDescription = "GLUE2ServiceCapability"
  public static let serviceQualityLevel: AttributeDescription = "GLUE2ServiceQualityLevel"
  public static let serviceComplexity: AttributeDescription = "GLUE2ServiceComplexity"
  /// A URL with more about the service's state.
  public static let serviceStatusInfo: AttributeDescription = "GLUE2ServiceStatusInfo"
  public static let serviceAdminDomain: AttributeDescription = "GLUE2ServiceAdminDomainForeignKey"

  // GLUE2Endpoint
  public static let endpointID: AttributeDescription = "GLUE2EndpointID"
  public static let endpointURL: AttributeDescription = "GLUE2EndpointURL"
  public static let endpointInterfaceName: AttributeDescription = "GLUE2EndpointInterfaceName"
  public static let endpointQualityLevel: AttributeDescription = "GLUE2EndpointQualityLevel"
  public static let endpointServingState: AttributeDescription = "GLUE2EndpointServingState"
  public static let endpointHealthState: AttributeDescription = "GLUE2EndpointHealthState"
  public static let endpointImplementationVersion: AttributeDescription =
    "GLUE2EndpointImplementationVersion"
  public static let endpointService: AttributeDescription = "GLUE2EndpointServiceForeignKey"

  // GLUE2ComputingManager
  public static let managerID: AttributeDescription = "GLUE2ManagerID"

  // GLUE2ExecutionEnvironment
  public static let resourceID: AttributeDescription = "GLUE2ResourceID"
  public static let resourceManager: AttributeDescription = "GLUE2ResourceManagerForeignKey"

  // GLUE2ComputingShare
  public static let shareID: AttributeDescription = "GLUE2ShareID"
  public static let shareResource: AttributeDescription = "GLUE2ShareResourceForeignKey"
  public static let shareExecutionEnvironment: AttributeDescription =
    "GLUE2ComputingShareExecutionEnvironmentForeignKey"
  public static let shareMappingQueue: AttributeDescription = "GLUE2ComputingShareMappingQueue"
  public static let shareServingState: AttributeDescription = "GLUE2ComputingShareServingState"

  // GLUE2MappingPolicy
  public static let policyID: AttributeDescription = "GLUE2PolicyID"
  /// `org.glite.standard` where its rules have the form of GLUE 1.3's.
  public static let policyScheme: AttributeDescription = "GLUE2PolicyScheme"
  public static let policyRule: AttributeDescription = "GLUE2PolicyRule"

  // GLUE2ApplicationEnvironment, GLUE2ApplicationHandle
  public static let applicationEnvironmentID: AttributeDescription =
    "GLUE2ApplicationEnvironmentID"
  public static let appName: AttributeDescription = "GLUE2ApplicationEnvironmentAppName"
  public static let appVersion: AttributeDescription = "GLUE2ApplicationEnvironmentAppVersion"
  public static let appState: AttributeDescription = "GLUE2ApplicationEnvironmentState"
  public static let appManager: AttributeDescription =
    "GLUE2ApplicationEnvironmentComputingManagerForeignKey"
  public static let appExecutionEnvironment: AttributeDescription =
    "GLUE2ApplicationEnvironmentExecutionEnvironmentForeignKey"
  public static let handleID: AttributeDescription = "GLUE2ApplicationHandleID"
  public static let handleType: AttributeDescription = "GLUE2ApplicationHandleType"
  public static let handleValue: AttributeDescription = "GLUE2ApplicationHandleValue"
  public static let handleApplicationEnvironment: AttributeDescription =
    "GLUE2ApplicationHandleApplicationEnvironmentForeignKey"

  // GLUE2Extension
  /// The only attribute of an extension that BDIIs index.
  public static let extensionLocalID: AttributeDescription = "GLUE2ExtensionLocalID"
  public static let extensionKey: AttributeDescription = "GLUE2ExtensionKey"
  public static let extensionValue: AttributeDescription = "GLUE2ExtensionValue"
  public static let extensionEntity: AttributeDescription = "GLUE2ExtensionEntityForeignKey"

  /// Object classes, spelled as the schema spells them.
  public enum ObjectClass {
    public static let entity = "GLUE2Entity"
    public static let adminDomain = "GLUE2AdminDomain"
    public static let contact = "GLUE2Contact"
    /// What stands above the sites of a BDII, or above the services of a resource BDII.
    public static let group = "GLUE2Group"
    public static let service = "GLUE2Service"
    public static let endpoint = "GLUE2Endpoint"
    public static let resource = "GLUE2Resource"
    public static let computingShare = "GLUE2ComputingShare"
    public static let mappingPolicy = "GLUE2MappingPolicy"
    public static let accessPolicy = "GLUE2AccessPolicy"
    public static let applicationEnvironment = "GLUE2ApplicationEnvironment"
    public static let applicationHandle = "GLUE2ApplicationHandle"
    public static let `extension` = "GLUE2Extension"
  }

  /// QualityLevel_t: how mature a service is.
  public enum QualityLevel: String, CaseIterable, Sendable {
    case development, testing, production
    case preProduction = "pre-production"
  }

  /// AppEnvState_t, of which we publish the first two.
  public enum AppEnvState: String, Sendable {
    case installedVerified = "installedverified"
    case installedNotVerified = "installednotverified"
    case installable
    case installationFailed = "installationfailed"
    case installedBroken = "installedbroken"
    case installingAutomatically = "installingautomatically"
    case installingManually = "installingmanually"
    case notInstallable = "notinstallable"
    case pendingRemoval = "pendingremoval"
    case removing

    /// Whether a job finds it there: what is installable is installed for those that want it.
    public var isUsable: Bool {
      switch self {
      case .installedVerified, .installedNotVerified, .installable: true
      case .installationFailed, .installedBroken, .installingAutomatically, .installingManually,
        .notInstallable, .pendingRemoval, .removing:
        false
      }
    }
  }

  /// ApplicationHandle_t, what of it we publish; the validators want this spelling.
  public enum HandleType: String, CaseIterable, Sendable {
    case path = "Path"
    case executable
  }

  /// The DN of a service at its resource BDII.
  public static func service(_ id: String) -> DistinguishedName {
    resource.child(RelativeDistinguishedName(serviceID, id))
  }

  /// The DN of an endpoint at its resource BDII.
  public static func endpoint(_ id: String, ofService service: String) -> DistinguishedName {
    self.service(service).child(RelativeDistinguishedName(endpointID, id))
  }

  /// The DN of an execution environment at its resource BDII.
  public static func executionEnvironment(
    _ id: String, ofService service: String
  ) -> DistinguishedName {
    self.service(service).child(RelativeDistinguishedName(resourceID, id))
  }
}

/// What a publisher must know of its own site.
public struct Site: Hashable, Sendable {
  /// A set of like worker nodes behind a computing element.
  public struct SubCluster: Hashable, Sendable {
    /// GlueSubClusterUniqueID
    public var id: String
    /// GlueClusterUniqueID
    public var cluster: String
    /// Its counterpart in GLUE 2.0, where the site publishes one.
    public var glue2: ExecutionEnvironment?

    public init(id: String, cluster: String, glue2: ExecutionEnvironment? = nil) {
      self.id = id
      self.cluster = cluster
      self.glue2 = glue2
    }
  }

  /// Where a GLUE 2.0 execution environment stands.
  public struct ExecutionEnvironment: Hashable, Sendable {
    /// GLUE2ServiceID of the computing service.
    public var service: String
    /// GLUE2ManagerID
    public var manager: String
    /// GLUE2ResourceID
    public var resource: String

    public init(service: String, manager: String, resource: String) {
      self.service = service
      self.manager = manager
      self.resource = resource
    }
  }

  /// GlueSiteUniqueID and GLUE2DomainID.
  public var name: String
  /// The host whose resource BDII publishes; stands in the IDs of our entries.
  public var host: String
  /// Whom to ask where a preview or pilot does not say: a `mailto:` URL.
  public var contact: String?
  public var subclusters: [SubCluster]

  public init(
    name: String, host: String, contact: String? = nil, subclusters: [SubCluster] = []
  ) {
    self.name = name
    self.host = host
    self.contact = contact
    self.subclusters = subclusters
  }
}

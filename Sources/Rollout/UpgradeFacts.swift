/// The facts that decide an upgrade's class. A fact that nobody has told is nil.
public enum UpgradeFacts: Hashable, Sendable {
  case client(Client)
  case service(Service)

  /// What is known of the upgrade of a client.
  public struct Client: Hashable, Sendable {
    /// Whether the meaning or the value of a configuration or environment variable changes.
    public var changesVariables: Bool?
    /// Whether a variable is added.
    public var addsVariables: Bool?

    public init(changesVariables: Bool? = nil, addsVariables: Bool? = nil) {
      self.changesVariables = changesVariables
      self.addsVariables = addsVariables
    }
  }

  /// What is known of the upgrade of a service.
  public struct Service: Hashable, Sendable {
    /// Whether there was no such service before.
    public var isNew: Bool
    /// Whether there is a new configuration parameter.
    public var addsParameters: Bool?
    public var bugsFixed: Int?
    /// How long it was programmed, in **days** of one person.
    public var programmingDays: Double?
    /// Whether existing clients still work with it.
    public var clientsStillWork: Bool?
    /// Whether the schema of its data changes.
    public var changesSchema: Bool?
    /// How much of it can be rolled back.
    public var rollback: Rollback?

    public init(
      isNew: Bool = false, addsParameters: Bool? = nil, bugsFixed: Int? = nil,
      programmingDays: Double? = nil, clientsStillWork: Bool? = nil, changesSchema: Bool? = nil,
      rollback: Rollback? = nil
    ) {
      self.isNew = isNew
      self.addsParameters = addsParameters
      self.bugsFixed = bugsFixed
      self.programmingDays = programmingDays
      self.clientsStillWork = clientsStillWork
      self.changesSchema = changesSchema
      self.rollback = rollback
    }
  }

  /// How much of an upgrade can be undone.
  public enum Rollback: String, CaseIterable, Hashable, Sendable {
    case wholly, partly, no
  }
}

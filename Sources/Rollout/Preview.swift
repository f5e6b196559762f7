/// A client release installed at a site for one VO while its patch is still in certification.
public struct Preview: Hashable, Sendable {
  public enum State: String, LifeState {
    /// Unpacked at the site, and offered to nobody yet.
    case installed
    /// The release's own test passed.
    case tested
    /// Offered to its VO.
    case published
    /// Offered no longer. Published as closed for as long as top-level BDIIs keep deleted entries.
    case withdrawn

    public var successors: [State] {
      switch self {
      case .installed: [.tested, .published, .withdrawn]
      case .tested: [.published, .withdrawn]
      case .published: [.withdrawn]
      case .withdrawn: [.installed, .published]
      }
    }
  }

  /// The VO that may use it, spelled as the VO spells itself.
  public var vo: String
  /// What is previewed, such as `gLite-UI`.
  public var product: String
  /// The number testers know the patch by, such as `126`.
  public var workingVersion: String
  public var packageVersion: PackageVersion?
  public var upgradeClass: UpgradeClass
  /// The directory of the installation on the worker nodes, absolute.
  public var path: String
  /// The script that a Bourne shell reads to use it, absolute.
  public var setupScript: String?
  /// Whether the site ran the release's own test and it passed.
  public var tested: Bool
  /// The URL of the release notes.
  public var releaseNotes: String?
  /// Whom to ask: a `mailto:` URL.
  public var contact: String?
  /// Until when feedback is wanted.
  public var feedbackDeadline: Timestamp?
  /// The GlueSubClusterUniqueIDs where it is installed.
  public var subclusters: [String]
  public var history: History<State>

  public init(
    vo: String, product: String, workingVersion: String, packageVersion: PackageVersion? = nil,
    upgradeClass: UpgradeClass, path: String, setupScript: String? = nil, tested: Bool,
    releaseNotes: String? = nil, contact: String? = nil, feedbackDeadline: Timestamp? = nil,
    subclusters: [String], history: History<State>
  ) {
    self.vo = vo
    self.product = product
    self.workingVersion = workingVersion
    self.packageVersion = packageVersion
    self.upgradeClass = upgradeClass
    self.path = path
    self.setupScript = setupScript
    self.tested = tested
    self.releaseNotes = releaseNotes
    self.contact = contact
    self.feedbackDeadline = feedbackDeadline
    self.subclusters = subclusters
    self.history = history
  }

  public var state: State { history.state }
  /// When the state was reached.
  public var since: Timestamp { history.since }

  /// Whether readers may know it: it is published, or was.
  public var wasOffered: Bool {
    history.last(.published) != nil || history.steps[0].state == .withdrawn
  }

  /// The preview in another state, as of a moment, or of the last step where that lies behind it: the
  /// clock was ahead then.
  ///
  /// - Throws: ``LifeError`` when the state does not follow from this one.
  public func moved(
    to state: State, at moment: Timestamp, by actor: String?
  ) throws(LifeError) -> Preview {
    var moved = self
    try moved.history.move(to: state, at: max(moment, since), by: actor)
    if state == .tested { moved.tested = true }
    if state == .installed { moved.tested = false }
    return moved
  }

  /// How messages name it.
  public var title: String { "preview \(product) \(workingVersion) of \(vo)" }
}

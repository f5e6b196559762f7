/// A service release that a site runs so that VOs can try it.
public struct Pilot: Hashable, Sendable {
  public enum State: String, LifeState {
    /// Promised to its VOs.
    case announced
    /// Installed, and not offered yet.
    case deployed
    /// Offered to its VOs.
    case running
    /// Still running; the release was found good.
    case accepted
    /// Still running; the release was found wanting.
    case rejected
    /// Over. Published as closed for as long as top-level BDIIs keep deleted entries.
    case closed

    public var successors: [State] {
      switch self {
      case .announced: [.deployed, .running, .closed]
      case .deployed: [.running, .closed]
      case .running: [.accepted, .rejected, .closed]
      case .accepted, .rejected: [.closed]
      case .closed: [.announced, .deployed, .running]
      }
    }

    /// Whether the information system offers it.
    public var isOffered: Bool { [.running, .accepted, .rejected].contains(self) }
  }

  /// What somebody who tried it says.
  public struct Feedback: Hashable, Sendable {
    public var at: Timestamp
    /// The account that wrote it down.
    public var by: String?
    /// The VO that it is of.
    public var vo: String
    public var text: String

    public init(at moment: Timestamp, by actor: String?, vo: String, text: String) {
      at = moment
      by = actor
      self.vo = vo
      self.text = text
    }
  }

  /// Which of the entries that the site already publishes are the pilot's.
  public enum Service: Hashable, Sendable {
    /// By their IDs in GLUE 1.3 (GlueServiceUniqueID), GLUE 2.0 or both.
    case ids(glueService: String?, glue2: GLUE2IDs?)
    /// By service type (GlueServiceType, GLUE2EndpointInterfaceName) and endpoint URL; the IDs are
    /// looked up where the service is published.
    case endpoint(type: String, url: String)
  }

  /// A GLUE 2.0 service and the endpoint of it that runs the pilot.
  public struct GLUE2IDs: Hashable, Sendable {
    /// GLUE2ServiceID
    public var service: String
    /// GLUE2EndpointID
    public var endpoint: String

    public init(service: String, endpoint: String) {
      self.service = service
      self.endpoint = endpoint
    }
  }

  /// A service that it has left for another one, after readers knew it there.
  public struct Left: Hashable, Sendable {
    public var at: Timestamp
    public var service: Service

    public init(at moment: Timestamp, service: Service) {
      at = moment
      self.service = service
    }
  }

  /// What the endpoint says of itself to GLUE 2.0 (GLUE2EndpointServingState).
  public enum ServingState: String, CaseIterable, Hashable, Sendable {
    case production, draining, queueing, closed
  }

  public var service: Service
  /// The services that it has left. For some days readers are told that it is closed there.
  public var left: [Left]
  /// The service that it last ran at, where ``service`` is another one, or the same by another name, and it is not
  /// open there yet: readers are told until then that it is closed where it ran.
  public var lastService: Service?
  /// What is piloted, such as `WMS`.
  public var product: String
  public var packageVersion: PackageVersion
  /// The number testers know the patch by, where it has one.
  public var workingVersion: String?
  public var upgradeClass: UpgradeClass
  /// The VOs that the pilot is run for.
  public var vos: [String]
  /// When it starts to run.
  public var start: Timestamp
  /// Until when feedback is wanted.
  public var feedbackDeadline: Timestamp?
  /// The URL of the release notes.
  public var releaseNotes: String?
  /// Whom to ask: a `mailto:` URL.
  public var contact: String?
  public var servingState: ServingState
  /// What was heard of it. Not published.
  public var feedback: [Feedback]
  /// The URL of the post-mortem, once there is one. Not published.
  public var postMortem: String?
  /// When that was written down: it is about the run before.
  public var postMortemAt: Timestamp?
  public var history: History<State>

  public init(
    service: Service, left: [Left] = [], lastService: Service? = nil, product: String,
    packageVersion: PackageVersion,
    workingVersion: String? = nil, upgradeClass: UpgradeClass, vos: [String], start: Timestamp,
    feedbackDeadline: Timestamp? = nil, releaseNotes: String? = nil, contact: String? = nil,
    servingState: ServingState = .production, feedback: [Feedback] = [],
    postMortem: String? = nil, postMortemAt: Timestamp? = nil, history: History<State>
  ) {
    self.service = service
    self.left = left
    self.lastService = lastService
    self.product = product
    self.packageVersion = packageVersion
    self.workingVersion = workingVersion
    self.upgradeClass = upgradeClass
    self.vos = vos
    self.start = start
    self.feedbackDeadline = feedbackDeadline
    self.releaseNotes = releaseNotes
    self.contact = contact
    self.servingState = servingState
    self.feedback = feedback
    self.postMortem = postMortem
    self.postMortemAt = postMortemAt
    self.history = history
  }

  public var state: State { history.state }
  /// When the state was reached.
  public var since: Timestamp { history.since }

  /// Since when it runs or has last run, be it decided upon meanwhile; nil when it never ran.
  public var lastRun: Timestamp? { history.last(.running) }

  /// What was said of it since it last began to run.
  var currentFeedback: [Feedback] {
    feedback.filter { each in lastRun.map { each.at >= $0 } ?? true }
  }

  /// The post-mortem of its last run; one without a date is of any.
  public var currentPostMortem: String? {
    if let lastRun, let postMortemAt, postMortemAt < lastRun { nil } else { postMortem }
  }

  /// Whether readers may know it: it runs, or did.
  public var wasOffered: Bool {
    history.steps.contains { $0.state.isOffered } || history.steps[0].state == .closed
  }

  /// The pilot as readers are to know it: what is announced or deployed anew is closed to them still, and
  /// what never ran is none at all.
  public var told: Pilot? {
    if state.isOffered { return self }
    guard wasOffered, let end = endOfLastRun else { return nil }
    var told = self
    told.service = lastService ?? service
    told.lastService = nil
    told.history = History(.closed, at: end)
    return told
  }

  /// When it was closed after it had last run: to close what was only announced since ends nothing.
  private var endOfLastRun: Timestamp? {
    let run = history.steps.lastIndex { $0.state.isOffered }
    return history.steps[((run ?? -1) + 1)...].first { $0.state == .closed }?.at
  }

  /// Notes the services that it has left, of which the record of before had the last. It leaves none before it is
  /// open elsewhere: an announced one may be for the same service, named otherwise.
  public mutating func note(leftSince before: Pilot, at moment: Timestamp) {
    left = before.left
    lastService = nil
    if let told = before.told, told.service != service {
      if state.isOffered {
        left.append(
          Left(
            at: told.state.isOffered ? max(moment, told.since) : told.since, service: told.service))
      } else {
        lastService = told.service
      }
    }
    if state.isOffered { left.removeAll { $0.service == service } }
  }

  /// The pilot in another state, as of a moment, or of the last step where that lies behind it: the
  /// clock was ahead then.
  ///
  /// - Throws: ``LifeError`` when the state does not follow from this one.
  public func moved(
    to state: State, at moment: Timestamp, by actor: String?
  ) throws(LifeError) -> Pilot {
    var moved = self
    try moved.history.move(to: state, at: max(moment, since), by: actor)
    return moved
  }

  /// How messages name it.
  public var title: String { "pilot \(product) \(packageVersion)" }
}

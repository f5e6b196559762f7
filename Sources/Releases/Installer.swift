internal import Files
public import Rollout
public import StateStore

/// Installs, rolls back and takes away a VO's releases at a site: files below a root, the link
/// `current`, and what is published.
///
/// Which release is in use and what is published change at one instant, the rename of the link (see
/// ``PendingChange``). Whatever happens before it changes nothing; what comes after it is done by the
/// next run if this one cannot.
public struct Installer: Sendable {
  /// What the site says of a preview, and its manifest does not.
  public struct Details: Hashable, Sendable {
    public var contact: String?
    public var feedbackDeadline: Timestamp?
    /// The GlueSubClusterUniqueIDs where it is installed; nil when nobody says so.
    public var subclusters: [String]?
    /// All of the site: where it is installed unless somebody says or said otherwise.
    public var siteSubclusters: [String]

    public init(
      contact: String? = nil, feedbackDeadline: Timestamp? = nil, subclusters: [String]? = nil,
      siteSubclusters: [String]
    ) {
      self.contact = contact
      self.feedbackDeadline = feedbackDeadline
      self.subclusters = subclusters
      self.siteSubclusters = siteSubclusters
    }
  }

  public let store: StateStore
  public let vo: String
  /// Below it stands a folder for each product. Absolute, spelled as the worker nodes know it.
  public let root: String
  /// Who does it.
  public let actor: String
  /// Now.
  let now: @Sendable () -> Timestamp

  public init(
    store: StateStore, vo: String, root: String, actor: String,
    now: @escaping @Sendable () -> Timestamp
  ) throws {
    if let violation = Violation.ofTagWord("vo", vo) ?? Violation.ofPath("root", root) {
      throw violation
    }
    self.store = store
    self.vo = vo
    self.root = root
    self.actor = actor
    self.now = now
  }

  /// What was done, or would be.
  public struct Outcome: Hashable, Sendable {
    /// The preview as it is published now; nil when none is.
    public var published: Preview?
    /// Whether anything changed.
    public var isChanged = true
    /// The previews that are withdrawn.
    public var withdrawn: [Preview] = []
    /// The working version in use; nil when none is.
    public var current: String?
    /// The file with the test's output; nil when no test was run.
    public var log: String?
    /// Facts that the caller should know.
    public var notes: [String] = []
    /// Why files that were to be taken away remain, where all else was done.
    public var failure: ReleaseError?
  }

  func path(_ product: String, _ version: String) -> String { "\(root)/\(product)/\(version)" }

  /// Refuses to take away a release's folder that anything else is published from, whichever way the
  /// path leads there, or may be: where a record cannot be read, be it another VO's.
  ///
  /// - Returns: The previews in the folder, published or not.
  @discardableResult
  func requireUnused(_ product: String, _ version: String) throws(ReleaseError) -> [Preview] {
    let path = path(product, version)
    let stored = store.previews()
    let present = previews(from: path, among: stored.previews)
    try requireNoOther(product, version, among: present)
    guard stored.problems.isEmpty else {
      throw ReleaseError(
        .refused, path, "what cannot be read may be published from it; it stays as it is",
        details: stored.problems.map(\.description) + [
          "mend or remove that first; 'pps preview withdraw' withdraws that of \(vo) alone"
        ])
    }
    return present
  }

  /// Refuses to do anything to a release that another preview than the VO's own is published from.
  func requireNoOther(
    _ product: String, _ version: String, among previews: [Preview]
  ) throws(ReleaseError) {
    let path = path(product, version)
    let other = self.previews(from: path, among: previews).first {
      $0.state == .published
        && !($0.vo == vo && $0.product == product && $0.workingVersion == version)
    }
    guard let other else { return }
    throw ReleaseError(
      .refused, path, "\(other.title) is published from it; it stays as it is",
      details: [
        "see whether --vo \(vo) is meant; 'pps preview withdraw' withdraws that of \(vo) alone"
      ])
  }

  /// Those of the previews that are in a release's folder, whichever way their paths lead there.
  func previews(from path: String, among previews: [Preview]) -> [Preview] {
    let real = File.realPath(path) ?? path
    return previews.filter { other in
      [other.path, File.realPath(other.path) ?? other.path].contains { place in
        [path, real].contains { place == $0 || place.hasPrefix("\($0)/") }
      }
    }
  }

  /// A preview in another state.
  func move(_ preview: Preview, to state: Preview.State) throws -> Preview {
    try preview.moved(to: state, at: now(), by: actor)
  }

  /// Stores previews and switches the link, all at one instant.
  ///
  /// The VO's previews must be locked.
  ///
  /// - Returns: What could not be done afterwards, and will be by the next run.
  func commit(
    _ previews: [Preview], product: String, to target: String?, in area: ReleaseArea
  ) throws -> [String] {
    let isSwitched = try area.current() != target
    guard isSwitched || !previews.isEmpty else { return [] }
    if !previews.isEmpty {
      try store.propose(
        PendingChange(commit: isSwitched ? area.commit(to: target) : nil, previews: previews),
        vo: vo, product: product)
    }
    if isSwitched {
      do {
        try area.switchLink(to: target)
      } catch {
        // It does not hold; this only tidies up.
        try? store.settle(vo: vo)
        throw error
      }
    }
    // It is done. What follows does not change what is in use or published.
    do {
      try area.folder.synchronize()
      try store.settle(vo: vo)
      try area.removeEmptyLink()
      return []
    } catch {
      return ["what remains is done by the next run: \(error)"]
    }
  }
}

internal import Rollout
internal import StateStore

extension Installer {
  /// The preview that a release becomes when all goes well.
  ///
  /// - Parameter path: Where it stands; else its place below the root.
  func draft(
    of release: Release, at path: String? = nil, _ details: Details
  ) -> Preview {
    let path = path ?? self.path(release.product, release.workingVersion)
    return Preview(
      vo: vo, product: release.product, workingVersion: release.workingVersion,
      packageVersion: release.packageVersion, upgradeClass: release.upgradeClass, path: path,
      setupScript: release.setupScript.map { "\(path)/\($0)" }, tested: true,
      releaseNotes: release.releaseNotes, contact: details.contact,
      feedbackDeadline: details.feedbackDeadline,
      subclusters: details.subclusters ?? details.siteSubclusters,
      history: History(.installed, at: now(), by: actor))
  }

  static func check(_ preview: Preview) throws {
    if let violation = preview.violations.first { throw violation }
  }

  func stored(_ release: Release) throws -> Preview? {
    try store.preview(
      vo: vo, product: release.product, workingVersion: release.workingVersion)
  }

  /// When the files of a release come that come now: after one of that number was last published from there, by
  /// whichever VO, since what was said of other files does not count for these, wherever the installation is cut off.
  func arrival(of release: Release) throws -> Timestamp {
    let stored = [try stored(release)].compactMap(\.self)
    let others = previews(
      from: path(release.product, release.workingVersion), among: store.previews().previews)
    let last = (stored + others).compactMap { $0.history.last(.published) }.max()
    return last.map { max(now(), $0 + .seconds(1)) } ?? now()
  }

  /// Ends what an interrupted run began.
  func settle(_ area: ReleaseArea) throws {
    try store.withPreviewsLocked(of: vo, isMade: false) {}
    try area.removeEmptyLink()
  }

  /// Publishes a release that stands in its place, uses it, and withdraws what it supersedes.
  ///
  /// - Parameter area: nil where no link is kept.
  /// - Parameter place: Puts it in its place, once nothing is refused any more.
  func publish(
    _ release: Release, _ draft: Preview, _ standing: Standing, _ options: Options,
    _ area: ReleaseArea?, _ place: () throws -> Void = {}
  ) throws -> Outcome {
    try locked(options.isDry, isMade: true) {
      let present = try stored(release)
      let new = try published(draft, present, standing, options.details)
      try options.check(new)
      let current = try area?.current()
      // What it supersedes was withdrawn as it was published; what is published again since, stays.
      let isInUse = area == nil || current == release.workingVersion
      let isTold = present.map { $0.state == .published && standing.isTold(by: $0, draft) } == true
      let withdrawn = isInUse && isTold ? [] : try superseded(by: release)
      var outcome = Outcome(published: new, withdrawn: withdrawn)
      let previews = (new == present ? [] : [new]) + withdrawn
      if let area {
        outcome.current = release.workingVersion
        outcome.isChanged = !previews.isEmpty || current != release.workingVersion
        outcome.notes = try area.notes + notes(new, replacing: current)
        if options.isDry { return outcome }
        try place()
        try moveToFront(release.workingVersion, before: current, area)
        outcome.notes += try commit(
          previews, product: release.product, to: release.workingVersion, in: area)
      } else {
        outcome.isChanged = !previews.isEmpty
        if outcome.isChanged, !options.isDry {
          try store.propose(
            PendingChange(commit: nil, previews: previews), vo: vo, product: release.product)
          do {
            try store.settle(vo: vo)
          } catch {
            outcome.notes.append("what remains is done by the next run: \(error)")
          }
        }
      }
      return outcome
    }
  }

  /// What would be done, if a test that is still to be run passes.
  ///
  /// - Parameters:
  ///   - sha256: The tarball's; nil when it was unpacked by other means.
  ///   - isLinked: Whether a link is kept.
  func dryRun(
    _ release: Release, _ draft: Preview, sha256: String?, isLinked: Bool, _ options: Options
  ) throws -> Outcome {
    let area = isLinked ? try ReleaseArea.look(root: root, product: release.product) : nil
    let receipt = try area?.receipt(of: release.workingVersion)
    let isThere = receipt != nil && (sha256 == nil || receipt?.sha256 == sha256)
    if let area, sha256 != nil, !isThere {
      try checkFree(release, receipt, area)
    }
    let isTestKept = isThere && (receipt?.tested == true || options.publishesUntested)
    let standing =
      isLinked
      ? try Standing(
        isTested: !isTestKept || receipt?.tested == true, isTestedNow: !isTestKept,
        since: isThere ? receipt?.installed ?? arrival(of: release) : arrival(of: release),
        isFromTarball: sha256 != nil)
      : try standingOutside(release, draft)
    var outcome = try publish(release, draft, standing, options, area)
    if isLinked, !isThere { outcome.isChanged = true }
    return outcome
  }

  /// The preview as it is to be. What is stored of the files that stand there stays as it is, but for what is
  /// said or was found out now; of other files nothing does but what no manifest says.
  private func published(
    _ draft: Preview, _ present: Preview?, _ standing: Standing, _ details: Details
  ) throws -> Preview {
    if let present, standing.isTold(by: present, draft) {
      var new = present
      new.contact = details.contact ?? present.contact
      new.feedbackDeadline = details.feedbackDeadline ?? present.feedbackDeadline
      new.subclusters = details.subclusters ?? present.subclusters
      if standing.isTestedNow { new.tested = standing.isTested }
      return present.state == .published ? new : try move(new, to: .published)
    }
    var new = draft
    new.tested = standing.isTested
    if let present {
      new.history = present.history
      if present.state == .published {
        // Nobody says otherwise: it stays.
        new.contact = details.contact ?? present.contact
        new.feedbackDeadline = details.feedbackDeadline ?? present.feedbackDeadline
        new.packageVersion = Self.raised(draft.packageVersion, present.packageVersion)
        // What was there makes room; its history tells when these files were published.
        new = try move(new, to: .withdrawn)
      }
      if new.state == .withdrawn { new = try move(new, to: .installed) }
    }
    if standing.isTested, new.state == .installed { new = try move(new, to: .tested) }
    new = try new.moved(to: .published, at: max(now(), standing.since), by: actor)
    new.tested = standing.isTested
    return new
  }

  /// A version whose epoch was raised by a roll-back keeps it.
  static func raised(
    _ version: PackageVersion?, _ published: PackageVersion?
  ) -> PackageVersion? {
    guard let version, let published, published.epoch > version.epoch,
      version.withEpoch(published.epoch) == published
    else { return version }
    return published
  }

  private func superseded(by release: Release) throws -> [Preview] {
    try release.supersedes.compactMap { version in
      guard
        let preview = try store.preview(vo: vo, product: release.product, workingVersion: version),
        preview.state == .published
      else { return nil }
      return try move(preview, to: .withdrawn)
    }
  }

  private func notes(_ new: Preview, replacing current: String?) throws -> [String] {
    guard let current, current != new.workingVersion, let version = new.packageVersion,
      let old = try store.preview(vo: vo, product: new.product, workingVersion: current),
      let before = old.packageVersion, version < before
    else { return [] }
    return [
      "the package version goes down, from \(before) of \(current) to \(version)"
    ]
  }
}

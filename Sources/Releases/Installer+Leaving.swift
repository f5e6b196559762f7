internal import Files
public import Rollout
internal import StateStore

extension Installer {
  /// Goes back to the release that was in use before this one, withdraws this one and publishes that
  /// one. Its files stand there still, so nothing is unpacked or tested. A roll-back that may not be at its end
  /// (``StateStore/unfinishedRollback(of:)``) is not done a second time.
  ///
  /// - Parameters:
  ///   - raisesEpoch: Whether the older release is published with a higher epoch where its package version
  ///     would otherwise go down.
  ///   - check: Refuses a preview that the site cannot publish, as of ``Options``.
  /// - Throws: ``ReleaseError``, also when the older one is published from elsewhere or another VO still
  ///   publishes the one in use, and what `check` throws; nothing has then changed.
  public func rollback(
    product: String, raisesEpoch: Bool, isDry: Bool, check: (Preview) throws -> Void
  ) throws -> Outcome {
    if let violation = Violation.ofTagWord("product", product) { throw violation }
    let area = try area(product, isDry)
    guard let current = try area.current() else {
      throw ReleaseError(
        .nothing, "\(area.folder.path)/\(ReleaseArea.link)", "there is no release in use")
    }
    if try store.unfinishedRollback(of: vo) == area.commit(to: current),
      let preview = try store.preview(vo: vo, product: product, workingVersion: current),
      preview.state == .published
    {
      return Outcome(published: preview, isChanged: false, current: current, notes: area.notes)
    }
    guard let target = try before(current, area, where: { _ in true }) else {
      throw ReleaseError(
        .nothing, "\(area.folder.path)/\(current)", "there is no release before it to go back to",
        details: ["'pps uninstall' takes it away"])
    }
    let arrival = try area.receipt(of: target)?.installed
    return try locked(isDry) {
      guard
        var older = try store.preview(vo: vo, product: product, workingVersion: target)
      else {
        throw ReleaseError(
          .nothing, "\(area.folder.path)/\(target)", "has no record of \(vo) to publish again")
      }
      // Another root may have it, and another VO may publish the one in use.
      guard older.path == path(product, target) else { throw notOurs(product, target, older) }
      if let arrival, let said = older.history.last(.published), said < arrival {
        throw ReleaseError(
          .refused, path(product, target),
          "has other files than \(vo) published last: its installation was cut off",
          details: ["'pps install' of its tarball ends it"])
      }
      try requireNoOther(product, current, among: store.previews().previews)
      var outcome = Outcome(current: target, notes: area.notes)
      var previews: [Preview] = []
      let newer = try store.preview(vo: vo, product: product, workingVersion: current)
      if raisesEpoch, let version = older.packageVersion, let from = newer?.packageVersion,
        version < from
      {
        older.packageVersion = version.withEpoch(from.epoch + 1)
      }
      if let version = older.packageVersion, let from = newer?.packageVersion, version < from {
        outcome.notes.append("the package version goes down, from \(from) to \(version)")
      }
      let wasPublished = older.state == .published
      let isTested = older.tested
      if !wasPublished { older = try move(older, to: .published) }
      older.tested = isTested
      try check(older)
      if older != (try store.preview(vo: vo, product: product, workingVersion: target)) {
        previews.append(older)
      }
      outcome.published = older
      if let newer, newer.state == .published, newer.path == path(product, current) {
        outcome.withdrawn = [try move(newer, to: .withdrawn)]
      }
      previews += outcome.withdrawn
      if !isDry {
        try store.begin(rollback: area.commit(to: target), of: vo)
        outcome.notes += try commit(previews, product: product, to: target, in: area)
      }
      return outcome
    }
  }

  /// Withdraws a release and takes its files away. Where it is in use, the one before it is used
  /// that is still published, or none.
  ///
  /// - Returns: With it, as ``Outcome/failure``, why files remain where all else was done.
  /// - Throws: ``ReleaseError`` when the VO has no record of what stands there, or something else is
  ///   published from it, or may be, since a record cannot be read; nothing has then changed.
  public func uninstall(
    product: String, workingVersion: String, isDry: Bool
  ) throws -> Outcome {
    for violation in [
      Violation.ofTagWord("product", product),
      Violation.ofTagWord("working_version", workingVersion),
    ] { if let violation { throw violation } }
    let area = try area(product, isDry)
    let receipt = try area.receipt(of: workingVersion)
    let isThere = try area.folder.status(of: workingVersion) != nil
    if isThere, receipt == nil {
      throw ReleaseError(
        .refused, path(product, workingVersion), "was not installed by pps, and stays as it is",
        details: ["withdraw it with 'pps preview withdraw', and remove it as you put it there"])
    }
    var outcome = try locked(isDry) {
      let present = try store.preview(vo: vo, product: product, workingVersion: workingVersion)
      guard isThere || present != nil else {
        throw ReleaseError(
          .nothing, path(product, workingVersion), "there is no such release of \(vo)")
      }
      let isOurs = present?.path == path(product, workingVersion)
      if isThere {
        // Nobody has a record of what a run left that was killed before it was stored.
        let recorded = try requireUnused(product, workingVersion)
        guard isOurs || present == nil && recorded.isEmpty else {
          throw notOurs(product, workingVersion, present)
        }
      }
      let isPublished = present?.state == .published && isOurs
      let current = try area.current()
      var target = current
      if current == workingVersion {
        // Those of all VOs that share the root, whatever else may be published from elsewhere.
        let published = store.previews().previews.filter { $0.state == .published }
        target = try before(workingVersion, area) { version in
          !previews(from: path(product, version), among: published).isEmpty
        }
      }
      var outcome = Outcome(isChanged: isThere || isPublished || target != current)
      outcome.current = target
      outcome.notes = area.notes
      if isPublished, let present { outcome.withdrawn = [try move(present, to: .withdrawn)] }
      if !isDry {
        outcome.notes += try commit(outcome.withdrawn, product: product, to: target, in: area)
      }
      return outcome
    }
    guard !isDry, isThere else { return outcome }
    do {
      try bypass(workingVersion, receipt?.previous, area)
      try area.remove(workingVersion)
    } catch {
      outcome.failure = ReleaseError(
        .io, path(product, workingVersion),
        "is no longer in use or published, but not all its files could be taken away",
        details: ["\(error)", "once that is mended, the same command again takes them away"])
    }
    return outcome
  }

  /// Why what stands in a release's place is not the VO's.
  private func notOurs(_ product: String, _ version: String, _ present: Preview?) -> ReleaseError {
    let path = path(product, version)
    guard let present else {
      return ReleaseError(
        .refused, path, "\(vo) has no record of it; it stays as it is",
        details: ["'pps preview list' shows which VO has; name that one with --vo"])
    }
    return ReleaseError(
      .refused, path, "\(present.title) is of \(present.path); this stays as it is",
      details: ["name the root of that one; what nobody uses here may be removed by hand"])
  }

  private func area(_ product: String, _ isDry: Bool) throws -> ReleaseArea {
    guard isDry else {
      let area = try ReleaseArea.take(root: root, product: product)
      try area.checkLink()
      try settle(area)
      return area
    }
    guard let area = try ReleaseArea.look(root: root, product: product) else {
      throw ReleaseError(.nothing, "\(root)/\(product)", "there is no such folder")
    }
    return area
  }

  /// Does something while no other process changes the VO's previews, unless nothing is changed.
  func locked<Result>(
    _ isDry: Bool, isMade: Bool = false, _ body: () throws -> Result
  ) throws -> Result {
    isDry ? try body() : try store.withPreviewsLocked(of: vo, isMade: isMade, body)
  }

  /// The release that was in use before another, and whose files are still there; nil when none was.
  private func before(
    _ version: String, _ area: ReleaseArea, where isWanted: (String) throws -> Bool
  ) throws -> String? {
    var seen: Set<String> = [version]
    var next = try area.receipt(of: version)?.previous
    while let candidate = next, seen.insert(candidate).inserted {
      guard let receipt = try area.receipt(of: candidate) else { return nil }
      if try isWanted(candidate) { return candidate }
      next = receipt.previous
    }
    return nil
  }

  /// Notes which release is in use before one that is used again: what 'rollback' goes back to.
  ///
  /// Nothing of this is what is in use or published, so it may stop half-way.
  func moveToFront(
    _ version: String, before current: String?, _ area: ReleaseArea
  ) throws {
    guard let current, current != version, var receipt = try area.receipt(of: version),
      receipt.previous != current
    else { return }
    try bypass(version, receipt.previous, area)
    receipt.previous = current
    try area.write(receipt, of: version)
  }

  /// Lets those releases that came after another point to the one before it.
  private func bypass(
    _ version: String, _ previous: String?, _ area: ReleaseArea
  ) throws {
    for name in try area.folder.names() where !name.hasPrefix(".") && name != version {
      guard var receipt = try area.receipt(of: name), receipt.previous == version else { continue }
      receipt.previous = previous
      try area.write(receipt, of: name)
    }
  }
}

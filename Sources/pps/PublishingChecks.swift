import Checks
import CommandSupport
import Files
import Infosys
import Releases
import Rollout
import StateStore

extension Preview {
  /// The options that name it.
  fileprivate var options: String {
    "--vo \(vo) --product \(product) --working-version \(workingVersion)"
  }

  /// The command that withdraws it.
  fileprivate var withdrawal: String { "pps preview withdraw \(options)" }
}

extension StateOptions {
  /// Sees to it that a preview can be stored at this site: what it holds, where it is, whom its tag would
  /// be taken for, and whether another one has it; and that it takes no other one off the air.
  ///
  /// - Parameter isPlaced: Whether the command at work can say where it is.
  func check(
    _ preview: Preview, _ configuration: SiteConfiguration, isPlaced: Bool = true
  ) throws {
    let subclusters = configuration.site.subclusters
    if subclusters.isEmpty {
      throw CommandFailure(
        .badData, "\(preview.title) is not stored: \(configurationFile) has no subclusters",
        details: ["add those where previews are installed; 'pps help' shows how"])
    }
    guard preview.violations.isEmpty else {
      throw CommandFailure(preview.violations, of: preview.title)
    }
    for id in preview.subclusters where !subclusters.contains(where: { $0.id == id }) {
      throw CommandFailure(
        .badData,
        "\(preview.title) is not stored: \(configurationFile) has no subcluster \(id)",
        details: [
          "it has \(subclusters.map(\.id).joined(separator: ", "))",
          isPlaced
            ? "name one of these with --subcluster, or add it to the configuration"
            : "add it to the configuration, or say where it is, and then try again: pps preview publish "
              + "\(preview.options) --subcluster ID",
        ])
    }
    let publisher = Publisher(site: configuration.site, now: .now)
    if let objection = publisher.objection(toNameOf: preview) {
      throw CommandFailure(
        .badData, "\(preview.title) is not stored: \(objection)",
        details: ["give the product or the working version a shorter name"])
    }
    let store = try store()
    if isPlaced, !isThere(preview, store),
      let (file, other) = TagKeeper(try tagDecision(store))?.obstacle(to: preview)
    {
      throw CommandFailure(
        .refused,
        "\(preview.title) is not stored: \(file) counts for all subclusters, and it is not on \(other)",
        details: [
          "have it on all that share the file, or give each its own: tag_layout: subclusters"
        ])
    }
    do throws(FileError) {
      try store.requireRoom(for: [preview])
    } catch {
      throw CommandFailure(error)
    }
    let contents = store.contents()
    if let other = preview.tag.readAs(amongVOs: contents.vos + configuration.tenants.keys) {
      throw CommandFailure(
        .refused,
        "\(preview.title) is not stored: its tag \(preview.tag) would be read as one of \(other)",
        details: ["give the product another name"])
    }
    let published = contents.previews.filter { $0.state == .published }
    // Once the site has previews of a VO, its name counts.
    if !contents.previews.contains(where: { $0.vo == preview.vo }),
      !configuration.tenants.keys.contains(preview.vo),
      let other = published.first(where: { $0.tag.readAs(amongVOs: [preview.vo]) != nil })
    {
      throw CommandFailure(
        .refused,
        "\(preview.title) is not stored: the tag \(other.tag) of \(other.title) would be read as one of "
          + "\(preview.vo), and that preview no longer be published",
        details: ["have its product named otherwise first, or withdraw it", other.withdrawal])
    }
    let tag = preview.tag.description.lowercased()
    if !published.contains(where: { store.file(of: $0) == store.file(of: preview) }),
      let other = published.first(where: { $0.tag.description.lowercased() == tag })
    {
      throw CommandFailure(
        .refused,
        "\(preview.title) is not stored: its tag \(preview.tag) is that of \(other.title)",
        details: [
          "BDIIs take names that differ only by case for one; spell it as that one, or withdraw that",
          other.withdrawal,
        ])
    }
  }

  /// Whether it is published already, on the same subclusters; of a damaged record that is not known.
  private func isThere(_ preview: Preview, _ store: StateStore) -> Bool {
    let present = try? store.preview(
      vo: preview.vo, product: preview.product, workingVersion: preview.workingVersion)
    return present?.state == .published && present?.subclusters == preview.subclusters
  }

  /// Warns of what comes of storing a preview, which is found in the state: a tag that is another one's, say.
  func warn(_ preview: Preview, _ configuration: SiteConfiguration, _ store: StateStore) throws {
    var contents = store.contents()
    contents.previews.removeAll { store.file(of: $0) == store.file(of: preview) }
    var new = contents
    new.previews = (new.previews + [preview]).sorted { store.file(of: $0) < store.file(of: $1) }
    // Of the resource BDII nothing is asked for a preview.
    try warn(from: contents, to: new, configuration, store, nil, isSilent: true)
  }

  /// The same of what was done with a release, or would be.
  func warn(_ outcome: Installer.Outcome, _ configuration: SiteConfiguration) throws {
    guard outcome.isChanged, let preview = outcome.published else { return }
    try warn(preview, configuration, store())
  }

  /// What the resource BDII publishes of a pilot's service and of those of the pilots stored; nil, and a
  /// warning, when it does not answer, and nil when it is never asked.
  func surroundings(
    of pilot: Pilot, _ configuration: SiteConfiguration, _ store: StateStore
  ) throws -> Surroundings? {
    do {
      return try configuration.surroundings([], [pilot] + store.contents().pilots)
    } catch let error where !(error is CommandFailure) {
      diagnostics.warning(
        "the resource BDII did not answer: whether it publishes the service is not known",
        details: ["\(error)", "'pps check' looks again"])
      return nil
    }
  }

  /// Sees to it that no other open pilot has the service of one that is to be opened.
  func requireService(of pilot: Pilot, _ surroundings: Surroundings?, _ store: StateStore) throws {
    guard let other = pilot.holder(ofServiceAmong: store.contents().pilots, surroundings) else {
      return
    }
    throw CommandFailure(
      .refused,
      "\(pilot.title) is not stored: its service is that of \(other.title), which is "
        + other.state.rawValue,
      details: [
        "a service has one open pilot at a time; name another service, or close that one first",
        "pps pilot close --product \(other.product) --package-version \(other.packageVersion)",
      ])
  }

  /// Warns of what comes of storing a pilot: that the resource BDII does not publish its service, say.
  func warn(
    _ pilot: Pilot, _ configuration: SiteConfiguration, _ store: StateStore,
    _ surroundings: Surroundings?
  ) throws {
    var contents = store.contents()
    contents.pilots.removeAll { store.file(of: $0) == store.file(of: pilot) }
    var new = contents
    new.pilots = (new.pilots + [pilot]).sorted { store.file(of: $0) < store.file(of: $1) }
    try warn(
      from: contents, to: new, configuration, store, surroundings,
      isSilent: surroundings == nil && configuration.resourceBDII != nil)
  }

  /// Warns of what 'pps check' finds in a state, and not in the one before.
  private func warn(
    from old: StateStore.Contents, to new: StateStore.Contents, _ configuration: SiteConfiguration,
    _ store: StateStore, _ surroundings: Surroundings?, isSilent: Bool
  ) throws {
    let publisher = try publisher(configuration, store, new)
    func findings(_ contents: StateStore.Contents) -> [Finding] {
      StateCheck(publisher, previews: contents.previews, pilots: contents.pilots)
        .findings(surroundings: surroundings, isSilent: isSilent)
    }
    let known = Set(findings(old))
    for finding in findings(new) where finding.rule.severity != .info && !known.contains(finding) {
      diagnostics.warning(
        "\(finding.rule.summary) (\(finding.rule.id))",
        details: [finding.message, finding.rule.remedy])
    }
  }
}

import Checks
import CommandSupport
import Infosys
import Rollout
import StateStore

extension StateOptions {
  /// Sees to it that a preview can be stored at this site: what it holds, where it is, and whom its
  /// tag would be taken for.
  func check(_ preview: Preview, _ configuration: SiteConfiguration) throws {
    guard preview.violations.isEmpty else {
      throw CommandFailure(preview.violations, of: preview.title)
    }
    let subclusters = configuration.site.subclusters
    for id in preview.subclusters where !subclusters.contains(where: { $0.id == id }) {
      throw CommandFailure(
        .badData,
        "\(preview.title) is not stored: \(configurationFile) has no subcluster \(id)",
        details: [
          "it has \(subclusters.map(\.id).joined(separator: ", "))",
          "name one of these with --subcluster, or add it to the configuration",
        ])
    }
    if let other = preview.tag.readAs(
      amongVOs: try store().contents().vos + configuration.tenants.keys)
    {
      throw CommandFailure(
        .refused,
        "\(preview.title) is not stored: its tag \(preview.tag) would be read as one of \(other)",
        details: ["give the product another name"])
    }
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

  /// Warns of what comes of storing a pilot: that its service is another one's, say, or that the resource
  /// BDII does not publish it.
  func warn(_ pilot: Pilot, _ configuration: SiteConfiguration, _ store: StateStore) throws {
    var contents = store.contents()
    contents.pilots.removeAll { store.file(of: $0) == store.file(of: pilot) }
    var new = contents
    new.pilots = (new.pilots + [pilot]).sorted { store.file(of: $0) < store.file(of: $1) }
    do {
      let surroundings = try configuration.surroundings([], new.pilots)
      try warn(from: contents, to: new, configuration, store, surroundings, isSilent: false)
    } catch let error where !(error is CommandFailure) {
      diagnostics.warning(
        "the resource BDII did not answer: whether it publishes the service is not known",
        details: ["\(error)", "'pps check' looks again"])
      try warn(from: contents, to: new, configuration, store, nil, isSilent: true)
    }
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

public import Rollout

extension PPSInfo {
  /// What a tag says.
  init(_ tag: SoftwareTag) {
    append(.kind, Offer.Kind.preview.rawValue)
    append(.state, Offer.State.preview.text)
    append(.product, tag.product)
    append(.workingVersion, tag.workingVersion)
    append(.vo, tag.vo)
  }

  /// What a preview publishes.
  init(_ preview: Preview, site: Site) {
    append(.kind, Offer.Kind.preview.rawValue)
    append(.state, preview.state == .withdrawn ? Offer.State.closed.text : Offer.State.preview.text)
    append(.since, preview.since.description)
    append(.product, preview.product)
    append(.version, preview.packageVersion?.full)
    append(.workingVersion, preview.workingVersion)
    append(.upgradeClass, preview.upgradeClass.rawValue)
    append(.tested, preview.tested ? "yes" : "no")
    append(.path, preview.path)
    append(.setenv, preview.setupScript)
    append(.tag, preview.tag.description)
    append(.vo, preview.vo)
    append(.contact, preview.contact ?? site.contact)
    append(.feedbackDeadline, preview.feedbackDeadline?.description)
    append(.releaseNotes, preview.releaseNotes)
    append(.subCluster, preview.subclusters)
    append(
      .resource,
      site.subclusters.filter { preview.subclusters.contains($0.id) }.compactMap(\.glue2?.resource))
  }

  /// What a pilot publishes.
  init(_ pilot: Pilot, site: Site) {
    append(.kind, Offer.Kind.pilot.rawValue)
    append(.state, pilot.state == .closed ? Offer.State.closed.text : Offer.State.pilot.text)
    append(.since, pilot.since.description)
    append(.product, pilot.product)
    append(.version, pilot.packageVersion.full)
    append(.workingVersion, pilot.workingVersion)
    append(.outcome, [.accepted, .rejected].contains(pilot.state) ? pilot.state.rawValue : nil)
    append(.upgradeClass, pilot.upgradeClass.rawValue)
    append(.vo, pilot.vos)
    append(.start, pilot.start.description)
    append(.contact, pilot.contact ?? site.contact)
    append(.feedbackDeadline, pilot.feedbackDeadline?.description)
    append(.releaseNotes, pilot.releaseNotes)
  }
}

extension Preview {
  /// The software tag that routes jobs to it.
  public var tag: SoftwareTag {
    SoftwareTag(vo: vo, product: product, workingVersion: workingVersion)
  }
}

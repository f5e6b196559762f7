public import Rollout

extension Preview {
  /// What readers can know of it: not what was before, nor who did it.
  public var published: Preview {
    var preview = self
    preview.history = history.published
    return preview
  }

  /// The preview that an offer is for one of its VOs: the inverse of publishing.
  ///
  /// nil when something is missing that a preview has, or is not what we would publish.
  public init?(_ offer: Offer, vo: String) {
    guard offer.kind == .preview, offer.vos.contains(vo), let product = offer.product,
      let workingVersion = offer.workingVersion,
      let upgradeClass = offer.upgradeClass.flatMap(UpgradeClass.init(rawValue:)),
      let path = offer.path, let tested = offer.tested, let since = offer.since,
      offer.state == .preview || offer.state == .closed
    else { return nil }
    self.init(
      vo: vo, product: product, workingVersion: workingVersion,
      packageVersion: offer.packageVersion.flatMap { try? PackageVersion(parsing: $0) },
      upgradeClass: upgradeClass, path: path, setupScript: offer.setupScript, tested: tested,
      releaseNotes: offer.releaseNotes, contact: offer.contact,
      feedbackDeadline: offer.feedbackDeadline, subclusters: offer.subclusters,
      history: History(offer.state == .closed ? .withdrawn : .published, at: since))
    if !violations.isEmpty { return nil }
  }
}

extension Pilot {
  /// What readers can know of it: not who did what, nor what was said of it.
  public var published: Pilot {
    var pilot = self
    pilot.history = history.published
    pilot.left = []
    pilot.lastService = nil
    pilot.feedback = []
    pilot.postMortem = nil
    pilot.postMortemAt = nil
    return pilot
  }

  /// The pilot that an offer is: the inverse of publishing.
  ///
  /// nil when something is missing that a pilot has, or is not what we would publish.
  public init?(_ offer: Offer) {
    guard offer.kind == .pilot, let product = offer.product, let endpoint = offer.endpoint,
      let packageVersion = offer.packageVersion.flatMap({ try? PackageVersion(parsing: $0) }),
      let upgradeClass = offer.upgradeClass.flatMap(UpgradeClass.init(rawValue:)),
      let start = offer.start, let since = offer.since,
      offer.state == .pilot || offer.state == .closed
    else { return nil }
    var glue2: GLUE2IDs?
    if let service = endpoint.glue2Service, let id = endpoint.glue2Endpoint {
      glue2 = GLUE2IDs(service: service, endpoint: id)
    }
    self.init(
      service: .ids(glueService: endpoint.glueService, glue2: glue2), product: product,
      packageVersion: packageVersion, workingVersion: offer.workingVersion,
      upgradeClass: upgradeClass, vos: offer.vos, start: start,
      feedbackDeadline: offer.feedbackDeadline, releaseNotes: offer.releaseNotes,
      contact: offer.contact,
      servingState: endpoint.servingState.flatMap(ServingState.init(rawValue:)) ?? .production,
      history: History(
        offer.state == .closed ? .closed : offer.outcome.flatMap(State.init) ?? .running, at: since)
    )
    if !violations.isEmpty { return nil }
  }
}

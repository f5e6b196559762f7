import ArgumentParser
import CommandSupport
import Rollout
import StateStore

/// What a pilot is, as options. Of a pilot that is stored already, what is not given stays, and what is
/// given empty is taken back.
struct PilotDetails: ParsableArguments {
  @Option(help: ArgumentHelp("GlueServiceUniqueID of the service in GLUE 1.3.", valueName: "id"))
  var glueService: String?

  @Option(help: ArgumentHelp("GLUE2ServiceID of the service in GLUE 2.0.", valueName: "id"))
  var glue2Service: String?

  @Option(help: ArgumentHelp("GLUE2EndpointID of its endpoint in GLUE 2.0.", valueName: "id"))
  var glue2Endpoint: String?

  @Option(
    help: ArgumentHelp(
      "Its type: GlueServiceType and GLUE2EndpointInterfaceName, org.glite.wms.WMProxy."))
  var type: String?

  @Option(
    help: ArgumentHelp("The URL of its endpoint, spelled as it is published.", valueName: "url"))
  var endpoint: String?

  @Option(
    help: ArgumentHelp("The patch's working version, where it has one.", valueName: "version"))
  var workingVersion: Detail<String>?

  @Option(help: ArgumentHelp("How much it asks of its users.", valueName: "class"))
  var upgradeClass: ServiceUpgradeClass?

  @Option(name: .customLong("vo"), help: "A VO that it is run for; repeat it for more.")
  var vos: [String] = []

  @Option(
    help: ArgumentHelp(
      "When it starts, 2026-12-01 (0:00 UTC) or 2026-12-01T08:00:00Z; else now.", valueName: "day"),
    transform: Timestamp.init(parsing:))
  var start: Timestamp?

  @Option(
    help: .feedbackDeadline("; else, for a major upgrade, two weeks from the start"),
    transform: Detail.init(parsingDeadline:))
  var feedbackDeadline: Detail<Timestamp>?

  @Option(help: ArgumentHelp("The URL of the release notes.", valueName: "url"))
  var releaseNotes: Detail<String>?

  @Option(help: .contact)
  var contact: Detail<String>?

  @Option(
    help: ArgumentHelp(
      "What the endpoint says of itself: production, draining, queueing or closed.",
      valueName: "state"))
  var serving: Pilot.ServingState?

  /// The service named; nil when none is.
  func service() throws -> Pilot.Service? {
    guard (glue2Service == nil) == (glue2Endpoint == nil) else {
      throw ValidationError("--glue2-service and --glue2-endpoint go together.")
    }
    switch (type, endpoint, glueService ?? glue2Service) {
    case (nil, nil, nil):
      return nil
    case (let type?, let endpoint?, nil):
      return .endpoint(type: type, url: endpoint)
    case (nil, nil, _?):
      var ids: Pilot.GLUE2IDs?
      if let glue2Service, let glue2Endpoint {
        ids = .init(service: glue2Service, endpoint: glue2Endpoint)
      }
      return .ids(glueService: glueService, glue2: ids)
    default:
      throw ValidationError("Name the service either \(Self.serviceOptions).")
    }
  }

  /// Stores the pilot in a state.
  func store(
    _ identity: PilotCommands.Identity, as target: Pilot.State, _ change: ChangeOptions,
    _ state: StateOptions, _ done: (Pilot) -> String
  ) throws {
    try state.changePilots(isNew: true, change) { store in
      let damage = identity.damage(store)
      if let damage, try isTooLittle() { throw CommandFailure(damage: damage) }
      let present =
        damage == nil
        ? try store.pilot(product: identity.product, packageVersion: identity.packageVersion) : nil
      let pilot = try pilot(identity, from: present, as: target, by: change.actor)
      guard pilot.violations.isEmpty else {
        throw CommandFailure(pilot.violations, of: pilot.title)
      }
      if pilot == present {
        return diagnostics.note("\(pilot.title) is \(pilot.state.rawValue) already")
      }
      // Without a configuration nothing is published at all, as 'pps check' says.
      let configuration = pilot.state.isOffered ? try? state.siteConfiguration() : nil
      let surroundings = try configuration.flatMap { try state.surroundings(of: pilot, $0, store) }
      let hasService = present.map { $0.state.isOffered && $0.service == pilot.service } ?? false
      if pilot.state.isOffered, !hasService {
        try state.requireService(of: pilot, surroundings, store)
      }
      try change.replace(damage, vo: nil, in: store)
      try change.perform(done(pilot)) { try store.store(pilot) }
      if let present, start == nil, pilot.start != present.start {
        diagnostics.note(
          "it starts now, at \(pilot.start), and no longer at \(present.start); --start says otherwise"
        )
      }
      if let configuration { try state.warn(pilot, configuration, store, surroundings) }
    }
  }

  /// Whether something is not given that a new pilot needs.
  private func isTooLittle() throws -> Bool {
    try service() == nil || upgradeClass == nil || vos.isEmpty
  }

  private func pilot(
    _ identity: PilotCommands.Identity, from present: Pilot?, as target: Pilot.State,
    by actor: String
  ) throws -> Pilot {
    let vos = vos.isEmpty ? present?.vos ?? [] : vos
    guard let service = try service() ?? present?.service,
      let upgradeClass = upgradeClass?.upgradeClass ?? present?.upgradeClass, !vos.isEmpty
    else {
      var missing: [String] = []
      if try service() == nil { missing.append("the service \(Self.serviceOptions)") }
      if upgradeClass == nil { missing.append("--upgrade-class") }
      if vos.isEmpty { missing.append("--vo") }
      throw ValidationError(
        "pilot \(identity.product) \(identity.packageVersion) is not stored yet; it needs "
          + "\(missing.joined(separator: ", and ")).")
    }
    // What is decided upon still runs.
    let target =
      if let present, target == .running, present.state.isOffered { present.state } else { target }
    // What was announced or over begins to run now, if nobody says otherwise.
    let keepsStart = present.map { $0.state == target || target == .announced } ?? false
    var pilot = Pilot(
      service: service, product: identity.product, packageVersion: identity.packageVersion,
      workingVersion: workingVersion.applied(to: present?.workingVersion),
      upgradeClass: upgradeClass,
      vos: vos, start: start ?? (keepsStart ? present?.start : nil) ?? .now,
      feedbackDeadline: feedbackDeadline.applied(to: present?.feedbackDeadline),
      releaseNotes: releaseNotes.applied(to: present?.releaseNotes),
      contact: contactURL(contact.applied(to: present?.contact)),
      servingState: serving ?? servingState(from: present, as: target),
      feedback: present?.feedback ?? [], postMortem: present?.postMortem,
      postMortemAt: present?.postMortemAt,
      history: present?.history ?? History(target, at: .now, by: actor))
    if pilot.state != target { try pilot.move(to: target, by: actor) }
    if let present { pilot.note(leftSince: present, at: .now) }
    return pilot
  }

  /// What its endpoint says where nobody says it. Of one that ran, that is about where it last ran until it is open
  /// again, and in production then; of another, it is what was said when it was announced.
  private func servingState(from present: Pilot?, as target: Pilot.State) -> Pilot.ServingState {
    guard let present else { return .production }
    let isOver = !present.state.isOffered && (present.wasOffered || present.state == .closed)
    return target.isOffered && isOver ? .production : present.servingState
  }

  private static let serviceOptions =
    "by its IDs (--glue-service, --glue2-service with --glue2-endpoint) or by --type and --endpoint"
}

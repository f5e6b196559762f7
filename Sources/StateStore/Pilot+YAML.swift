internal import Files
internal import Rollout
internal import Yams

extension Pilot {
  init(yaml text: String, file: String) throws(FileError) {
    var fields = try Fields(text, file: file)
    try fields.requireFormat()
    let packageVersion = try fields.packageVersion("package_version")
    let upgradeClass = try fields.choice("upgrade_class", UpgradeClass.self)
    let serving = try fields.choice("serving_state", ServingState.self)
    let start = try fields.timestamp("start")
    self.init(
      service: try fields.require("service", Service(&fields)), left: try Self.left(&fields),
      lastService: try Service(&fields, "last_service"), product: try fields.required("product"),
      packageVersion: try fields.require("package_version", packageVersion),
      workingVersion: try fields.string("working_version"),
      upgradeClass: try fields.require("upgrade_class", upgradeClass),
      vos: try fields.strings("vos"), start: try fields.require("start", start),
      feedbackDeadline: try fields.deadline("feedback_deadline"),
      releaseNotes: try fields.string("release_notes"), contact: try fields.string("contact"),
      servingState: try fields.require("serving_state", serving),
      feedback: try Self.feedback(&fields), postMortem: try fields.string("post_mortem"),
      postMortemAt: try fields.timestamp("post_mortem_at"),
      history: try History(&fields))
    try fields.end()
    try fields.refuse(violations)
  }

  func yaml() throws -> String {
    try Node.record([
      ("format", "1"), ("product", .text(product)),
      ("package_version", .text(packageVersion.description)),
      ("working_version", workingVersion.map(Node.text)),
      ("upgrade_class", .text(upgradeClass.rawValue)), ("vos", .list(vos)),
      ("service", service.node),
      ("left", left.isEmpty ? nil : Node(left.map(Self.node))),
      ("last_service", lastService?.node), ("start", .text(start.description)),
      ("feedback_deadline", feedbackDeadline.map { .text($0.description) }),
      ("release_notes", releaseNotes.map(Node.text)), ("contact", contact.map(Node.text)),
      ("serving_state", .text(servingState.rawValue)),
      ("feedback", feedback.isEmpty ? nil : Node(feedback.map(Self.node))),
      ("post_mortem", postMortem.map(Node.text)),
      ("post_mortem_at", postMortemAt.map { .text($0.description) }), ("history", history.node),
    ])
  }

  /// Reads `left`: a list of {at, service}, the last left last.
  private static func left(_ fields: inout Fields) throws(FileError) -> [Left] {
    var all: [Left] = []
    for var each in try fields.list("left") {
      let at = try each.timestamp("at")
      all.append(
        Left(at: try each.require("at", at), service: try each.require("service", Service(&each))))
      try each.end()
    }
    return all
  }

  private static func node(of left: Left) -> Node {
    .fields([("at", .text(left.at.description)), ("service", left.service.node)])
  }

  /// Reads `feedback`: a list of {at, by, vo, text}, the oldest first.
  private static func feedback(_ fields: inout Fields) throws(FileError) -> [Feedback] {
    var all: [Feedback] = []
    for var each in try fields.list("feedback") {
      let at = try each.timestamp("at")
      all.append(
        Feedback(
          at: try each.require("at", at), by: try each.string("by"),
          vo: try each.required("vo"), text: try each.required("text")))
      try each.end()
    }
    return all
  }

  private static func node(of feedback: Feedback) -> Node {
    .fields([
      ("at", .text(feedback.at.description)), ("by", feedback.by.map(Node.text)),
      ("vo", .text(feedback.vo)), ("text", Node(feedback.text, .implicit, .doubleQuoted)),
    ])
  }
}

extension Pilot.Service {
  /// Reads a service; nil where there is none.
  fileprivate init?(_ outer: inout Fields, _ key: String = "service") throws(FileError) {
    guard var fields = try outer.fields(key) else { return nil }
    let glueService = try fields.string("glue_service")
    let service = try fields.string("glue2_service")
    let endpointID = try fields.string("glue2_endpoint")
    let type = try fields.string("type")
    let url = try fields.string("endpoint")
    try fields.end()
    guard (service == nil) == (endpointID == nil) else {
      throw outer.error(key, "glue2_service and glue2_endpoint go together")
    }
    switch (type, url, glueService ?? service) {
    case (let type?, let url?, nil):
      self = .endpoint(type: type, url: url)
    case (nil, nil, _?):
      var glue2: Pilot.GLUE2IDs?
      if let service, let endpointID { glue2 = .init(service: service, endpoint: endpointID) }
      self = .ids(glueService: glueService, glue2: glue2)
    default:
      throw outer.error(
        key,
        "needs either glue_service, or glue2_service and glue2_endpoint, or all three; "
          + "or else type and endpoint")
    }
  }

  fileprivate var node: Node {
    switch self {
    case .ids(let glueService, let glue2):
      .fields([
        ("glue_service", glueService.map(Node.text)),
        ("glue2_service", glue2.map { .text($0.service) }),
        ("glue2_endpoint", glue2.map { .text($0.endpoint) }),
      ])
    case .endpoint(let type, let url):
      .fields([("type", .text(type)), ("endpoint", .text(url))])
    }
  }
}

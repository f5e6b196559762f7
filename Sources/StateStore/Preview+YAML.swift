internal import Files
internal import Rollout
internal import Yams

extension Preview {
  init(yaml text: String, file: String) throws(FileError) {
    var fields = try Fields(text, file: file)
    try self.init(&fields)
  }

  /// Reads a mapping, a whole file's or one in another.
  init(_ fields: inout Fields) throws(FileError) {
    try fields.requireFormat()
    let upgradeClass = try fields.choice("upgrade_class", UpgradeClass.self)
    let tested = try fields.flag("tested")
    self.init(
      vo: try fields.required("vo"), product: try fields.required("product"),
      workingVersion: try fields.required("working_version"),
      packageVersion: try fields.packageVersion("package_version"),
      upgradeClass: try fields.require("upgrade_class", upgradeClass),
      path: try fields.required("path"), setupScript: try fields.string("setup_script"),
      tested: try fields.require("tested", tested),
      releaseNotes: try fields.string("release_notes"), contact: try fields.string("contact"),
      feedbackDeadline: try fields.deadline("feedback_deadline"),
      subclusters: try fields.strings("subclusters"),
      history: try History(&fields))
    try fields.end()
    try fields.refuse(violations)
  }

  func yaml() throws -> String { try node.record() }

  var node: Node {
    .fields([
      ("format", "1"), ("vo", .text(vo)), ("product", .text(product)),
      ("working_version", .text(workingVersion)),
      ("package_version", packageVersion.map { .text($0.description) }),
      ("upgrade_class", .text(upgradeClass.rawValue)), ("path", .text(path)),
      ("setup_script", setupScript.map(Node.text)), ("tested", tested ? "true" : "false"),
      ("release_notes", releaseNotes.map(Node.text)), ("contact", contact.map(Node.text)),
      ("feedback_deadline", feedbackDeadline.map { .text($0.description) }),
      ("subclusters", .list(subclusters)), ("history", history.node),
    ])
  }
}

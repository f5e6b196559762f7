public import Files
public import Rollout

extension Release {
  /// Reads the manifest of a release.
  ///
  /// - Parameter file: What messages call it.
  public init(manifest text: String, file: String) throws(FileError) {
    var fields = try Fields(text, file: file)
    try fields.requireFormat()
    let packageVersion = try fields.packageVersion("package_version")
    let upgradeClass = try fields.choice("upgrade_class", UpgradeClass.self)
    self.init(
      product: try fields.required("product"),
      workingVersion: try fields.required("working_version"),
      packageVersion: try fields.require("package_version", packageVersion),
      upgradeClass: try fields.require("upgrade_class", upgradeClass),
      date: try fields.timestamp("date"), setupScript: try fields.string("setup_script"),
      test: try fields.string("test"), releaseNotes: try fields.string("release_notes"),
      supersedes: try fields.strings("supersedes"), patches: try fields.strings("patches"),
      bugs: try fields.strings("bugs"))
    try fields.end()
    try fields.refuse(violations)
  }
}

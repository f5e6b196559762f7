internal import LDAPTypes

/// The keys under which a preview's or pilot's state is published: `Key=Value` in
/// GLUE2EntityOtherInfo, and GlueServiceDataKey with GlueServiceDataValue. `schema/mapping.md`
/// tells them to people.
public enum PPSKey: String, CaseIterable, Sendable {
  /// `preview` or `pilot`.
  case kind = "PPSKind"
  /// `preview` or `pilot` while it lasts, then `closed`.
  case state = "PPSState"
  /// When that state was reached.
  case since = "PPSSince"
  /// `accepted` or `rejected`, once the pilot is decided upon and still runs.
  case outcome = "PPSOutcome"
  /// The publisher could not make out its state; all this was true at the moment given.
  case stale = "PPSStale"
  /// Which of the keys below a service of GLUE 1.3 hold, in one value with commas between. What is not
  /// printed any more stays at a top-level BDII for days, and nothing tells its age.
  case keys = "PPSKeys"
  /// The product, such as `gLite-UI`.
  case product = "PPSProduct"
  /// The package version with its epoch, such as `0:3.2.1-4`.
  case version = "PPSVersion"
  /// The working version, such as `126`.
  case workingVersion = "PPSWorkingVersion"
  /// The upgrade class.
  case upgradeClass = "PPSUpgradeClass"
  /// `yes` or `no`: whether the site ran the release's own test and it passed.
  case tested = "PPSTested"
  /// The directory of the installation.
  case path = "PPSPath"
  /// The setup script.
  case setenv = "PPSSetenv"
  /// The software tag of GLUE 1.3.
  case tag = "PPSTag"
  /// A VO that may use it, one value a VO. In GLUE 1.3, where a key has one value, the VOs with
  /// commas between them.
  case vo = "PPSVO"
  /// When the pilot started.
  case start = "PPSStart"
  /// Until when feedback is wanted.
  case feedbackDeadline = "PPSFeedbackDeadline"
  /// The release notes' URL.
  case releaseNotes = "PPSReleaseNotes"
  /// Whom to ask, a `mailto:` URL.
  case contact = "PPSContact"
  /// A GlueSubClusterUniqueID where it is installed, one value a subcluster.
  case subCluster = "PPSSubCluster"
  /// A GLUE2ResourceID where it is installed, one value an execution environment.
  case resource = "PPSResource"

  /// By its name; GLUE 1.3 ignores case.
  public init?(inAnyCase name: String) {
    guard let key = Self.allCases.first(where: { $0.rawValue.isSame(ignoringCaseOf: name) }) else {
      return nil
    }
    self = key
  }

  /// A value of it as GLUE2EntityOtherInfo has it: `PPSState=preview`.
  func pair(_ value: String) -> String { "\(rawValue)=\(value)" }
}

internal import LDAPTypes

/// The keys under which a preview's or pilot's state is published: `Key=Value` in
/// GLUE2EntityOtherInfo, and GlueServiceDataKey with GlueServiceDataValue. `schema/mapping.md`
/// tells them to people, and ``meaning`` says what each is.
public enum PPSKey: String, CaseIterable, Sendable {
  case kind = "PPSKind"
  case state = "PPSState"
  case since = "PPSSince"
  case outcome = "PPSOutcome"
  case stale = "PPSStale"
  case keys = "PPSKeys"
  case product = "PPSProduct"
  case version = "PPSVersion"
  case workingVersion = "PPSWorkingVersion"
  case upgradeClass = "PPSUpgradeClass"
  case tested = "PPSTested"
  case path = "PPSPath"
  case setenv = "PPSSetenv"
  case tag = "PPSTag"
  case vo = "PPSVO"
  case start = "PPSStart"
  case feedbackDeadline = "PPSFeedbackDeadline"
  case releaseNotes = "PPSReleaseNotes"
  case contact = "PPSContact"
  case subCluster = "PPSSubCluster"
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

/// Something that decides whether an offer is seen: what is wrong, and what to do about it.
///
/// The identifier is for programs and never changes; `schema/checks.md` lists all rules.
public struct Rule: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// Something is not published, not found, or does harm.
    case error
    /// Something is published, but readers or validators take exception to it.
    case warning
    /// Good to know.
    case info
  }

  /// Who can mend it.
  public enum Fault: String, CaseIterable, Hashable, Sendable {
    /// The site: its files, its configuration, its providers' entries.
    case site
    /// Us: what this software publishes.
    case us
    /// The BDIIs, the relays between them and what reads them.
    case middleware
  }

  public let id: String
  public let severity: Severity
  /// Who can mend it; nil when that is whoever publishes the entry.
  public let fault: Fault?
  /// What is wrong, without the case at hand.
  public let summary: String
  public let remedy: String

  init(
    _ id: String, _ severity: Severity, _ fault: Fault?, _ summary: String, do remedy: String
  ) {
    self.id = id
    self.severity = severity
    self.fault = fault
    self.summary = summary
    self.remedy = remedy
  }
}

extension Rule {
  /// Every rule there is, in the order of the documentation.
  public static let all: [Rule] =
    ofLDIF + ofSchema + ofTree + ofProfile + ofTime + ofTags + ofCarriers + ofReferences + ofState
    + ofHops
}

public import Infosys

/// How far each offer of a site gets, and why no further.
public struct Examination: Sendable {
  /// How an offer is at a step.
  public enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// All that should be there is.
    case seen
    /// Some of it is missing.
    case partly
    /// Nothing of it is there.
    case lost
    /// It is there, and no longer holds.
    case stale
    /// It is closed, and shown so.
    case closed
    /// It is not meant to be there.
    case none
    /// Nobody asked, or nobody answered.
    case unknown
  }

  /// One offer on its way.
  public struct Patient: Sendable {
    public var title: String
    public var kind: Offer.Kind
    /// The state that is stored; nil when it is not stored here.
    public var state: String?
    public var verdicts: [Hop: Verdict]
    public var diagnoses: [Diagnosis]
  }

  /// What keeps an offer back, and at which step.
  public struct Diagnosis: Hashable, Sendable {
    public var hop: Hop
    public var finding: Finding
  }

  /// A step, and whether it could be looked at.
  public struct Station: Sendable {
    public var hop: Hop
    /// Whom was asked; nil when nobody was named.
    public var source: String?
    /// Why it could not be looked at, or not at all of it.
    public var gaps: [String]
  }

  public var stations: [Station] = []
  public var patients: [Patient] = []
  /// What is wrong whatever the offer is.
  public var general: [Diagnosis] = []

  public var diagnoses: [Diagnosis] { general + patients.flatMap(\.diagnoses) }
}

public import LDAPTypes
public import LDIF

/// What a resource BDII is to publish for us.
public struct Publication: Sendable {
  /// Entries that are wholly ours; a GIP provider prints them.
  public var entries: [Entry] = []
  /// What we add to other people's entries; a GIP plugin prints it. One record an entry.
  public var marks: [Mark] = []
  /// What could not be published, and why.
  public var problems: [Problem] = []
  /// The records of which nothing is published, as problems name them: they are refused, or another
  /// record has what only one can have. Where that is a record that is closed, it is no problem.
  public var withheld: Set<String> = []

  /// Nothing to publish.
  public init() {}

  /// Changes to one entry of somebody else.
  public struct Mark: Sendable {
    public var dn: DistinguishedName
    public var modifications: [Modification]
  }

  /// Leaves a record out.
  ///
  /// - Parameter reason: Why; nil when it is no problem.
  mutating func withhold(_ record: String, _ reason: Problem.Reason?) {
    withheld.insert(record)
    if let reason { leaveOut(of: record, reason) }
  }

  /// Leaves a record out, or a part of it.
  mutating func leaveOut(of record: String, _ reason: Problem.Reason) {
    problems.append(Problem(record: record, reason: reason))
  }

  /// Adds changes to an entry, behind those that it is to get already.
  mutating func mark(_ dn: DistinguishedName, _ modifications: [Modification]) {
    guard let at = marks.firstIndex(where: { $0.dn == dn }) else {
      marks.append(Mark(dn: dn, modifications: modifications))
      return
    }
    for new in modifications {
      if let same = marks[at].modifications.firstIndex(where: {
        $0.operation == new.operation && $0.attribute == new.attribute
      }) {
        let present = marks[at].modifications[same].values
        marks[at].modifications[same].values += new.values.filter { !present.contains($0) }
      } else {
        marks[at].modifications.append(new)
      }
    }
  }
}

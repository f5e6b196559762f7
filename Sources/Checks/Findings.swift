internal import LDAPTypes

/// Collects what checks find in a set of entries.
struct Findings {
  private let set: EntrySet
  private(set) var all: [Finding] = []

  init(in set: EntrySet) {
    self.set = set
  }

  mutating func add(_ rule: Rule, _ subject: Subject, _ message: String) {
    all.append(
      Finding(
        rule, fault: rule.fault ?? (set.isOurs(subject) ? .us : .site), dn: subject.entry.dn,
        file: subject.file, line: subject.line, message, concernsUs: set.concernsUs(subject)))
  }

  /// Adds what is about no entry in particular.
  mutating func add(_ rule: Rule, _ message: String, concernsUs: Bool) {
    all.append(Finding(rule, message, concernsUs: concernsUs))
  }
}

internal import GLUE
internal import LDAPTypes

/// A subcluster of GLUE 1.3 and its software tags, of which it may have thousands.
struct Subcluster {
  let subject: Subject
  /// In small letters.
  private let tags: Set<String>

  init(_ subject: Subject) {
    self.subject = subject
    tags = Set(subject.entry.strings(GLUE1.softwareTag).map { $0.lowercased() })
  }

  /// Whether it has a tag, in whatever case.
  func hasTag(_ tag: String) -> Bool { tags.contains(tag.lowercased()) }
}

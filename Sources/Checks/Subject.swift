public import LDAPTypes

/// An entry that is checked, and where it came from.
public struct Subject: Hashable, Sendable {
  public var entry: Entry
  /// The file and the line where its record begins; nil when a server sent it.
  public var file: String?
  public var line: Int?
  /// Whether these are only values that are added to an entry of somebody else's.
  public var isChange: Bool

  public init(_ entry: Entry, file: String? = nil, line: Int? = nil, isChange: Bool = false) {
    self.entry = entry
    self.file = file
    self.line = line
    self.isChange = isChange
  }

  /// What it is, as the entry says.
  var classes: [String] { entry.strings("objectClass") }

  func isA(_ name: String) -> Bool {
    classes.contains { AttributeDescription($0) == AttributeDescription(name) }
  }
}

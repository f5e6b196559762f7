public import LDAPTypes

/// A case in which a rule is not kept.
public struct Finding: Hashable, Sendable {
  public var rule: Rule
  /// Who can mend it.
  public var fault: Rule.Fault
  /// The entry that it is about; nil when it is about a file, or about what is not there.
  public var dn: DistinguishedName?
  /// The file and the line from 1, where there is one.
  public var file: String?
  public var line: Int?
  /// What is wrong here. It may quote what anyone published: make it safe for the place it goes to.
  public var message: String
  /// Whether it concerns what this software publishes, marks or joins on.
  public var concernsUs: Bool

  public init(
    _ rule: Rule, fault: Rule.Fault? = nil, dn: DistinguishedName? = nil, file: String? = nil,
    line: Int? = nil, _ message: String, concernsUs: Bool = true
  ) {
    self.rule = rule
    self.fault = fault ?? rule.fault ?? .site
    self.dn = dn
    self.file = file
    self.line = line
    // Values may be as long as whoever published them likes.
    self.message = message.count > 500 ? message.prefix(500) + "…" : message
    self.concernsUs = concernsUs
  }
}

extension Finding {
  /// Errors first, then by rule and place.
  var sortKey: [String] {
    let severity = Rule.Severity.allCases.firstIndex(of: rule.severity)!
    let lineText = String(line ?? 0)
    return [
      String(severity), rule.id, file ?? "",
      String(repeating: "0", count: max(0, 9 - lineText.count)) + lineText, dn?.description ?? "",
      message,
    ]
  }
}

internal import LDAPTypes

/// The syntaxes of the BDII's schema (RFC 4517 section 3.3).
enum Syntax {
  /// Why a value is not of the type's syntax; nil when it is, or the syntax is not known here.
  static func flaw(of value: AttributeValue, _ type: AttributeType) -> String? {
    let prefix = "1.3.6.1.4.1.1466.115.121.1."
    guard type.syntax.hasPrefix(prefix) else { return nil }
    switch type.syntax.dropFirst(prefix.count) {
    case "15":
      if value.bytes.isEmpty { return "is empty" }
      return value.string == nil ? "is not UTF-8" : nil
    case "26":
      return value.bytes.allSatisfy { $0 < 0x80 } ? nil : "is not ASCII"
    case "27":
      return MatchingRule.integerMatch.prepared(value, EntrySet.schema) == nil
        ? "is not a whole number" : nil
    case "7":
      return MatchingRule.booleanMatch.prepared(value, EntrySet.schema) == nil
        ? "is neither TRUE nor FALSE" : nil
    case "12":
      return MatchingRule.distinguishedNameMatch.prepared(value, EntrySet.schema) == nil
        ? "is not a name" : nil
    default:
      return nil
    }
  }
}

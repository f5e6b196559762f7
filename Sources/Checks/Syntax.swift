internal import LDAPTypes

/// The syntaxes of the BDII's schema (RFC 4517 section 3.3).
enum Syntax {
  /// Why a value is not of the type's syntax, as far as its rule of equality tells; nil when it is, or neither is
  /// known here.
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
    case "24":
      return isPrepared(value, type) ? nil : "is not a time"
    default:
      return isPrepared(value, type) ? nil : "is not of its syntax"
    }
  }

  private static func isPrepared(_ value: AttributeValue, _ type: AttributeType) -> Bool {
    guard let rule = type.equality, rule.fits(type) else { return true }
    return rule.prepared(value, EntrySet.schema) != nil
  }
}

/// How values compare (RFC 4512 section 4.1.3): the rules of RFC 4517 section 4.2 and of RFC 4530 that
/// the BDII's schemas use, and some of OpenLDAP's.
public enum MatchingRule: String, Hashable, Sendable, CaseIterable {
  case bitStringMatch
  case booleanMatch
  case caseExactIA5Match
  /// OpenLDAP's own.
  case caseExactIA5SubstringsMatch
  case caseExactMatch
  case caseExactOrderingMatch
  case caseExactSubstringsMatch
  case caseIgnoreIA5Match
  case caseIgnoreIA5SubstringsMatch
  case caseIgnoreListMatch
  case caseIgnoreListSubstringsMatch
  case caseIgnoreMatch
  case caseIgnoreOrderingMatch
  case caseIgnoreSubstringsMatch
  /// OpenLDAP's own, for change sequence numbers.
  case csnMatch = "CSNMatch"
  case csnOrderingMatch = "CSNOrderingMatch"
  case distinguishedNameMatch
  case generalizedTimeMatch
  case generalizedTimeOrderingMatch
  case integerMatch
  case integerOrderingMatch
  case numericStringMatch
  case numericStringOrderingMatch
  case numericStringSubstringsMatch
  case objectIdentifierMatch
  case octetStringMatch
  case octetStringOrderingMatch
  case octetStringSubstringsMatch
  case telephoneNumberMatch
  case telephoneNumberSubstringsMatch
  case uuidMatch = "UUIDMatch"
  case uuidOrderingMatch = "UUIDOrderingMatch"

  /// The rule of a name or an object identifier; nil when it is not one of these.
  public init?(named name: String) {
    let isOID = name.utf8.first?.isASCIIDigit == true
    let rule = Self.allCases.first {
      isOID ? $0.oid == name : AttributeDescription($0.rawValue) == AttributeDescription(name)
    }
    guard let rule else { return nil }
    self = rule
  }

  /// The rule's object identifier.
  public var oid: String {
    switch self {
    case .bitStringMatch: "2.5.13.16"
    case .booleanMatch: "2.5.13.13"
    case .caseExactIA5Match: "1.3.6.1.4.1.1466.109.114.1"
    case .caseExactIA5SubstringsMatch: "1.3.6.1.4.1.4203.1.2.1"
    case .caseExactMatch: "2.5.13.5"
    case .caseExactOrderingMatch: "2.5.13.6"
    case .caseExactSubstringsMatch: "2.5.13.7"
    case .caseIgnoreIA5Match: "1.3.6.1.4.1.1466.109.114.2"
    case .caseIgnoreIA5SubstringsMatch: "1.3.6.1.4.1.1466.109.114.3"
    case .caseIgnoreListMatch: "2.5.13.11"
    case .caseIgnoreListSubstringsMatch: "2.5.13.12"
    case .caseIgnoreMatch: "2.5.13.2"
    case .caseIgnoreOrderingMatch: "2.5.13.3"
    case .caseIgnoreSubstringsMatch: "2.5.13.4"
    case .csnMatch: "1.3.6.1.4.1.4203.666.11.2.2"
    case .csnOrderingMatch: "1.3.6.1.4.1.4203.666.11.2.3"
    case .distinguishedNameMatch: "2.5.13.1"
    case .generalizedTimeMatch: "2.5.13.27"
    case .generalizedTimeOrderingMatch: "2.5.13.28"
    case .integerMatch: "2.5.13.14"
    case .integerOrderingMatch: "2.5.13.15"
    case .numericStringMatch: "2.5.13.8"
    case .numericStringOrderingMatch: "2.5.13.9"
    case .numericStringSubstringsMatch: "2.5.13.10"
    case .objectIdentifierMatch: "2.5.13.0"
    case .octetStringMatch: "2.5.13.17"
    case .octetStringOrderingMatch: "2.5.13.18"
    case .octetStringSubstringsMatch: "2.5.13.19"
    case .telephoneNumberMatch: "2.5.13.20"
    case .telephoneNumberSubstringsMatch: "2.5.13.21"
    case .uuidMatch: "1.3.6.1.1.16.2"
    case .uuidOrderingMatch: "1.3.6.1.1.16.3"
    }
  }
}

extension MatchingRule {
  /// Whether the rule tells which of two values comes first.
  package var isOrdering: Bool { rawValue.hasSuffix("OrderingMatch") }

  /// Whether the rule compares a value with pieces of one.
  package var isSubstrings: Bool { rawValue.hasSuffix("SubstringsMatch") }

  /// Whether an extensible match may use the rule with the type (RFC 4511 section 4.5.1.7.7): it
  /// does when values of the type's syntax are what the rule compares.
  package func fits(_ type: AttributeType) -> Bool {
    self == .csnOrderingMatch
      ? type.syntax == "1.3.6.1.4.1.4203.666.11.2.1"
      : syntaxes.contains { type.syntax == "1.3.6.1.4.1.1466.115.121.1.\($0)" }
  }

  /// Whether an extensible match without a rule's name may use the rule: OpenLDAP does not let all.
  package var isExtensible: Bool { self != .csnMatch && self != .uuidMatch }

  /// The syntaxes that the rule compares, as numbers of RFC 4517's.
  private var syntaxes: [Int] {
    switch self {
    case .bitStringMatch: [6]
    case .booleanMatch: [7]
    case .caseExactIA5Match, .caseIgnoreIA5Match: [26]
    case .caseExactMatch, .caseExactOrderingMatch, .caseIgnoreMatch, .caseIgnoreOrderingMatch:
      [15, 11, 44, 50]
    case .caseIgnoreListMatch: [41]
    case .distinguishedNameMatch: [12]
    case .generalizedTimeMatch, .generalizedTimeOrderingMatch: [24]
    case .integerMatch, .integerOrderingMatch: [27]
    case .numericStringMatch, .numericStringOrderingMatch: [36]
    case .objectIdentifierMatch: [38]
    case .octetStringMatch, .octetStringOrderingMatch: [40]
    case .telephoneNumberMatch: [50]
    case .caseExactIA5SubstringsMatch, .caseExactSubstringsMatch, .caseIgnoreIA5SubstringsMatch,
      .caseIgnoreListSubstringsMatch, .caseIgnoreSubstringsMatch, .numericStringSubstringsMatch,
      .octetStringSubstringsMatch, .telephoneNumberSubstringsMatch, .csnMatch, .csnOrderingMatch,
      .uuidMatch, .uuidOrderingMatch:
      []
    }
  }
}

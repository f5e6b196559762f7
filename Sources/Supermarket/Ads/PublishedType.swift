internal import ClassAd
internal import GLUE
internal import LDAPTypes

/// How the WMS types an attribute, by the server's schema (its `schema_utils.cpp`).
struct PublishedType {
  let name: AttributeName
  /// Whether it may have several values: then even one is a list.
  let isList: Bool
  /// Whether its values stand there without quotes.
  let isNumber: Bool

  init(_ description: AttributeDescription) {
    name = AttributeName(description.rawValue)
    let type = Schema.bdii.attributeType(description)
    // Its pattern asks for a rule of equality; it knows names, not options.
    let isKnown = type?.equality != nil && type?.name.lowercased().hasPrefix("glue") == true
    isList = isKnown && type?.isSingleValued == false
    isNumber = isKnown && type?.equality == .integerMatch
  }
}

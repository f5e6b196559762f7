/// A search filter (RFC 4511 section 4.5.1.7); its text form is RFC 4515's.
///
/// A filter read from text nests at most ``maximumDepth`` levels deep, so that nothing that walks
/// it can run out of stack.
public indirect enum Filter: Sendable {
  /// All of them; without any, always true (RFC 4526).
  case and([Filter])
  /// One of them at least; without any, always false (RFC 4526).
  case or([Filter])
  case not(Filter)
  case equality(AttributeDescription, AttributeValue)
  /// Pieces that the value has in this order; at least one, and none is empty.
  case substrings(
    AttributeDescription, initial: AttributeValue?, any: [AttributeValue], final: AttributeValue?)
  case greaterOrEqual(AttributeDescription, AttributeValue)
  case lessOrEqual(AttributeDescription, AttributeValue)
  case present(AttributeDescription)
  case approximate(AttributeDescription, AttributeValue)
  /// A match by a rule that is named; there is a description, or a rule, or both. `dnAttributes`
  /// asks for the attributes in the entry's name too.
  case extensible(
    AttributeDescription?, matchingRule: String?, AttributeValue, dnAttributes: Bool)

  /// How many levels of `&`, `|` and `!` a filter in text form may have.
  public static let maximumDepth = 100

  /// The attributes that it names, as often as it does.
  public var attributes: [AttributeDescription] {
    switch self {
    case .and(let filters), .or(let filters): filters.flatMap(\.attributes)
    case .not(let filter): filter.attributes
    case .equality(let attribute, _), .substrings(let attribute, _, _, _),
      .greaterOrEqual(let attribute, _), .lessOrEqual(let attribute, _), .present(let attribute),
      .approximate(let attribute, _):
      [attribute]
    case .extensible(let attribute, _, _, _): attribute.map { [$0] } ?? []
    }
  }
}

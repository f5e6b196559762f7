/// Where an ad's attributes stand in a text.
struct RecordLayout: Sendable {
  /// Between the brackets, which are missing around some JDLs.
  let inside: Range<Int>
  let isBracketed: Bool
  let attributes: [AttributeLayout]
  /// The place of the last attribute of each name: a DAG has thousands.
  private let places: [AttributeName: Int]

  init(inside: Range<Int>, isBracketed: Bool, attributes: [AttributeLayout]) {
    self.inside = inside
    self.isBracketed = isBracketed
    self.attributes = attributes
    places = Dictionary(
      attributes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// The attribute that counts: the last one of that name.
  func attribute(_ name: AttributeName) -> AttributeLayout? { places[name].map { attributes[$0] } }
}

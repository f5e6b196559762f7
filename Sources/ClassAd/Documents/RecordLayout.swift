/// Where an ad's attributes stand in a text.
struct RecordLayout: Sendable {
  /// Between the brackets, which are missing around some JDLs.
  var inside: Range<Int>
  var isBracketed: Bool
  var attributes: [AttributeLayout]

  /// The attribute that counts: the last one of that name.
  func attribute(_ name: AttributeName) -> AttributeLayout? {
    attributes.last { $0.name == name }
  }
}

/// Where an attribute stands in a text.
struct AttributeLayout: Sendable {
  var name: AttributeName
  /// From the name to the end of the value.
  var range: Range<Int>
  var value: ValueLayout
  /// Behind the semicolon, if there is one.
  var end: Int
}

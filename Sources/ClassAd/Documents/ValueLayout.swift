/// Where a value stands in a text, and the ads in it.
struct ValueLayout: Sendable {
  var range: Range<Int>
  var content: Content

  indirect enum Content: Sendable {
    case record(RecordLayout)
    case list([ValueLayout])
    case other
  }
}

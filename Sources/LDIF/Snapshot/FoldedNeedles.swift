/// Finds needles that a fold cuts in two (RFC 2849: a line feed, and a space before what goes on).
struct FoldedNeedles {
  /// A place where a needle can be cut.
  private struct Cut {
    var needle: Int
    /// How much of it stands before the fold; at least one byte does on either side.
    var count: Int
  }

  private let needles: [Needle]
  /// By the last byte before the fold, as it is in needles.
  private var cuts = [[Cut]](repeating: [], count: 256)

  init(_ needles: [Needle]) {
    self.needles = needles
    for (place, needle) in needles.enumerated() {
      for count in 1..<needle.count {
        cuts[Int(needle.bytes[count - 1])].append(Cut(needle: place, count: count))
      }
    }
  }

  /// Tells which needles are cut by a fold.
  ///
  /// - Parameters:
  ///   - feed: Where the fold's line feed stands. No other fold is near.
  ///   - found: Called with the number of each needle, and where it stands, with the fold.
  func find(
    around feed: Int, in text: Span<UInt8>, found: (_ needle: Int, _ range: Range<Int>) -> Void
  ) {
    let hasReturn = feed > 0 && text[feed - 1] == UInt8(ascii: "\r")
    let end = hasReturn ? feed - 1 : feed
    guard end > 0 else { return }
    for cut in cuts[Int(text[end - 1] | 0x20)] {
      let needle = needles[cut.needle]
      let start = end - cut.count
      if needle.stands(0..<cut.count, at: start, in: text),
        needle.stands(cut.count..<needle.count, at: feed + 2, in: text)
      {
        found(cut.needle, start..<feed + 2 + needle.count - cut.count)
      }
    }
  }
}

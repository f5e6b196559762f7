/// Looks for two anchors in a text, and on the same way for the places that tell records apart.
///
/// It compares 64 places at once. The constants are of the very type that is compared with: the
/// compiler takes them one by one when it has to find the type itself.
struct AnchorScan {
  private let first: Pair
  private let second: Pair
  private let hasSecond: Bool

  /// An anchor, as bytes to compare.
  private struct Pair {
    let first: SIMD16<Int8>
    let second: SIMD16<Int8>
    let anchor: Anchor

    init(_ anchor: Anchor) {
      first = SIMD16(repeating: Int8(bitPattern: anchor.first))
      second = SIMD16(repeating: Int8(bitPattern: anchor.second))
      self.anchor = anchor
    }
  }

  /// What is found in 16 places: less than 0 in each where it is; -1 or 0 of line feeds.
  private struct Part {
    var places: SIMD16<Int8>
    var first: SIMD16<Int8>
    var second: SIMD16<Int8>
    var feeds: SIMD16<Int8>

    @inline(__always)
    var any: SIMD16<Int8> { places | first | second }
  }

  /// - Parameter anchors: Two at most.
  init(_ anchors: some Collection<Anchor>) {
    // No byte is 0 with that bit set.
    let nothing = Anchor(first: 0, second: 0)
    first = Pair(anchors.first ?? nothing)
    second = Pair(anchors.dropFirst().first ?? nothing)
    hasSecond = anchors.count > 1
  }

  /// Goes over the text.
  ///
  /// - Parameters:
  ///   - hits: Gets where the first and the second anchor stand, from front to back.
  ///   - look: Called with each place, from front to back, that may matter to `RecordIndex`, and
  ///     some more: line feeds before what no attribute's name begins with, two colons, and bytes
  ///     beyond ASCII.
  /// - Returns: How many line feeds there are.
  @inline(__always)
  func scan(
    _ text: Span<UInt8>, hits: inout (first: [Int], second: [Int]), look: (_ place: Int) -> Void
  ) -> Int {
    var at = 0
    var feedCount = 0
    unsafe text.withUnsafeBytes { bytes in
      let last = bytes.count - 65
      while at <= last {
        // As often as a byte can count four.
        let end = min(last, at &+ 62 &* 64)
        var feeds = SIMD16<Int8>(repeating: 0)
        while true {
          at = unsafe skip(bytes, from: at, to: end, counting: &feeds)
          if at > end { break }
          for start in stride(from: at, to: at &+ 64, by: 16) {
            let part = unsafe part(bytes, start, forSecond: true)
            guard part.any.isAnyNegative else { continue }
            part.places.negativeBits.forEachBit { look(start + $0) }
            part.first.negativeBits.forEachBit { hits.first.append(start + $0) }
            part.second.negativeBits.forEachBit { hits.second.append(start + $0) }
          }
          at &+= 64
        }
        feedCount += feeds.sum
      }
    }
    while at < text.count {
      look(at)
      if text[at] == UInt8(ascii: "\n") { feedCount += 1 }
      if first.anchor.stands(at: at, in: text) { hits.first.append(at) }
      if second.anchor.stands(at: at, in: text) { hits.second.append(at) }
      at += 1
    }
    return feedCount
  }

  /// Goes over what holds nothing, 64 bytes at a time, with nothing else in the processor's registers.
  ///
  /// - Parameter feeds: Counts the line feeds in each place, those of the bytes found too.
  /// - Returns: Where the first bytes begin that hold something; behind the end when none do.
  @inline(never)
  private func skip(
    _ text: UnsafeRawBufferPointer, from start: Int, to end: Int,
    counting feeds: inout SIMD16<Int8>
  ) -> Int {
    // Two loops: to ask at each place whether there is a second anchor would cost as much as one.
    unsafe hasSecond
      ? skip(text, from: start, to: end, counting: &feeds, forSecond: true)
      : skip(text, from: start, to: end, counting: &feeds, forSecond: false)
  }

  @inline(__always)
  private func skip(
    _ text: UnsafeRawBufferPointer, from start: Int, to end: Int,
    counting feeds: inout SIMD16<Int8>, forSecond: Bool
  ) -> Int {
    var at = start
    var count = feeds
    defer { feeds = count }
    while at <= end {
      let part0 = unsafe part(text, at, forSecond: forSecond)
      let part1 = unsafe part(text, at &+ 16, forSecond: forSecond)
      let part2 = unsafe part(text, at &+ 32, forSecond: forSecond)
      let part3 = unsafe part(text, at &+ 48, forSecond: forSecond)
      // This adds one for each.
      count &-= (part0.feeds &+ part1.feeds) &+ (part2.feeds &+ part3.feeds)
      if ((part0.any | part1.any) | (part2.any | part3.any)).isAnyNegative { break }
      at &+= 64
    }
    return at
  }

  @inline(__always)
  private func part(
    _ text: UnsafeRawBufferPointer, _ at: Int, forSecond: Bool
  ) -> Part {
    let bytes = unsafe text.loadUnaligned(fromByteOffset: at, as: SIMD16<Int8>.self)
    let next = unsafe text.loadUnaligned(fromByteOffset: at &+ 1, as: SIMD16<Int8>.self)
    let caseBit = SIMD16<Int8>(repeating: 0x20)
    let feeds = (bytes .== SIMD16<Int8>(repeating: 0x0A)).bytes
    // Without these bits, `d` and `D` are less than all other letters, and more than all that is no
    // letter.
    let rest = next & SIMD16<Int8>(repeating: 0x5B)
    let starts = (rest .< SIMD16<Int8>(repeating: 0x41)).bytes
    // Both are colons, or `z` or the like is next to one.
    let colons = ((bytes & next) .== SIMD16<Int8>(repeating: 0x3A)).bytes
    let folded = bytes | caseBit
    let nextFolded = next | caseBit
    return Part(
      // As numbers with a sign, bytes beyond ASCII are negative.
      places: (feeds & starts) | colons | bytes,
      first: (folded .== first.first).bytes & (nextFolded .== first.second).bytes,
      second: forSecond
        ? (folded .== second.first).bytes & (nextFolded .== second.second).bytes : .zero,
      feeds: feeds)
  }
}

extension Span<UInt8> {
  /// Where the anchor stands, from front to back.
  func places(of anchor: Anchor) -> [Int] {
    var hits: (first: [Int], second: [Int]) = ([], [])
    _ = AnchorScan([anchor]).scan(self, hits: &hits) { _ in }
    return hits.first
  }
}

extension Anchor {
  /// Whether both bytes stand there.
  func stands(at place: Int, in text: Span<UInt8>) -> Bool {
    place + 1 < text.count && text[place] | 0x20 == first
      && text[place + 1] | 0x20 == second
  }
}

extension UInt16 {
  /// Calls the function with the number of each bit that is set, from the lowest.
  @inline(__always)
  func forEachBit(_ body: (Int) -> Void) {
    var bits = self
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits &- 1
    }
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// -1 in each place that is set, or else 0: that is how masks are stored.
  @inline(__always)
  var bytes: SIMD16<Int8> { unsafe unsafeBitCast(self, to: SIMD16<Int8>.self) }
}

extension SIMD16<Int8> {
  /// Whether a byte is not 0.
  @inline(__always)
  var isAnySet: Bool {
    let words = words
    return words[0] | words[1] != 0
  }

  /// Whether a byte is negative.
  @inline(__always)
  fileprivate var isAnyNegative: Bool { (self .< SIMD16<Int8>(repeating: 0)).bytes.isAnySet }

  /// Which bytes are negative, as bits.
  @inline(__always)
  fileprivate var negativeBits: UInt16 { (self .< SIMD16<Int8>(repeating: 0)).bytes.bits }

  /// Which bytes are -1, as bits, the first as the lowest; all others must be 0.
  @inline(__always)
  var bits: UInt16 {
    let weights = SIMD16<Int8>(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128)
    let words = (self & weights).words
    // The product's highest byte is the sum of all eight.
    let low = (words[0] &* 0x0101_0101_0101_0101) >> 56
    let high = (words[1] &* 0x0101_0101_0101_0101) >> 56
    return UInt16(truncatingIfNeeded: low | high << 8)
  }

  /// The sum of the bytes, taken without a sign.
  fileprivate var sum: Int {
    indices.reduce(0) { $0 + Int(UInt8(bitPattern: self[$1])) }
  }

  @inline(__always)
  private var words: SIMD2<UInt64> { unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self) }
}

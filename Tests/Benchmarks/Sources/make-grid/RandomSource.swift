/// Numbers that look random, the same for the same seed on every machine (SplitMix64).
struct RandomSource {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// One of the numbers.
  mutating func pick(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// One of the elements.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[pick(0...elements.count - 1)]
  }

  /// So many of the elements, in their order; those at the front are likelier.
  mutating func pick<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    var left = min(count, elements.count)
    var picked: [Element] = []
    for (index, element) in elements.enumerated() {
      let rest = elements.count - index
      if left == rest || left > 0 && pick(0...rest - 1) < left * 2 {
        picked.append(element)
        left -= 1
      }
    }
    return picked
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool {
    pick(0...99) < percent
  }
}

import Glibc

/// Chance that repeats itself for the same seed, everywhere (SplitMix64).
public struct SplitMix: RandomNumberGenerator, Sendable {
  public let seed: UInt64
  private var state: UInt64

  public init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// With the seed of `TEST_SEED`, a new one where that is `random`; without the variable always
  /// the same, so that a test that passed passes again. The seed is printed.
  public static func seeded() -> SplitMix {
    let given = unsafe getenv("TEST_SEED").map { unsafe String(cString: $0) } ?? "1"
    let random = SplitMix(seed: UInt64(given) ?? UInt64.random(in: 0..<1 << 32))
    print("TEST_SEED=\(random.seed)")
    return random
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A number from 0 up to the bound.
  public mutating func number(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(elements.count)]
  }

  /// True once in so many times.
  public mutating func once(in times: Int) -> Bool { number(times) == 0 }
}

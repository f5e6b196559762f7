import LDAPTypes

/// The attribute names that were read, so that each is checked and copied once.
struct NameTable {
  /// A name as it is spelled, by its place in the table.
  private(set) var descriptions: [AttributeDescription] = []
  /// The first name of those that are equal but for case, by place.
  private(set) var firsts: [Int] = []

  /// All spellings, one behind the other, and where each stands.
  private var text: [UInt8] = []
  private var ranges: [Range<Int>] = []
  private var places: [AttributeDescription: Int] = [:]
  /// An open hash table of places; its size is a power of two.
  private var slots = [Int32](repeating: -1, count: 1024)

  /// How many names are kept from record to record. Files have some hundred; what has more is not
  /// to fill the memory.
  static let limit = 4096

  /// Forgets all names when there are too many. Places from before mean nothing then.
  mutating func trim() {
    if descriptions.count > Self.limit { self = NameTable() }
  }

  /// The name's place; nil when the table does not have it.
  ///
  /// - Parameter last: A place that is looked at first: mostly that of the line before.
  func place(of name: Span<UInt8>, last: Int?) -> Int? {
    if let last, text.span.extracting(ranges[last]).isEqual(to: name) { return last }
    let hash = Self.hash(name)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if text.span.extracting(ranges[place]).isEqual(to: name) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a name that the table does not have, and tells its place.
  mutating func insert(
    _ description: AttributeDescription, spelling: Span<UInt8>
  ) -> Int {
    let place = descriptions.count
    descriptions.append(description)
    ranges.append(text.count..<text.count + spelling.count)
    text.append(spelling)
    if let first = places[description] {
      firsts.append(first)
    } else {
      places[description] = place
      firsts.append(place)
    }
    if descriptions.count * 2 > slots.count { grow() } else { put(place, Self.hash(spelling)) }
    return place
  }

  /// Where hashes begin, so that nobody can write names that all have the same.
  private static let basis = UInt64.random(in: .min ... .max)

  /// A hash of the bytes (FNV-1a, but for where it begins).
  private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = basis
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }

  private mutating func put(_ place: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: place)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (place, range) in ranges.enumerated() {
      put(place, Self.hash(text.span.extracting(range)))
    }
  }
}

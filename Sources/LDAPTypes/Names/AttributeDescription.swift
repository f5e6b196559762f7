/// The name of an attribute as RFC 4512 section 2.5 has it: a type and perhaps options
/// (`cn`, `cn;lang-en`).
///
/// The spelling is kept. Equality and hashing ignore ASCII case and the order of the options.
public struct AttributeDescription: Sendable {
  /// The description as it was spelled.
  public let rawValue: String

  /// Takes a description as it stands; nothing is checked.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}

extension AttributeDescription {
  /// The type, a short name or an object identifier: what stands before the options.
  public var type: String {
    String(rawValue.prefix { $0 != ";" })
  }

  /// The options, as they were spelled.
  public var options: [String] {
    rawValue.split(separator: ";", omittingEmptySubsequences: false).dropFirst().map(String.init)
  }
}

extension AttributeDescription: Hashable {
  public static func == (a: Self, b: Self) -> Bool {
    guard a.rawValue.utf8.count == b.rawValue.utf8.count else { return false }
    let (x, y) = (a.rawValue.utf8.span, b.rawValue.utf8.span)
    if x.isEqual(to: y) { return true }
    for index in x.indices where x[index] != y[index] {
      if x[index].asciiLowercased != y[index].asciiLowercased {
        // Perhaps they have the same options, in another order.
        let isInOptions = x.extracting(0..<index).contains(UInt8(ascii: ";"))
        return isInOptions && a.sortedOptions == b.sortedOptions
      }
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    let bytes = rawValue.utf8.span
    // Eight bytes at a time, without the bit that tells capital letters from small ones.
    var word: UInt64 = 0
    var end = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: ";") {
      word = word << 8 | UInt64(bytes[end] | 0x20)
      end += 1
      if end & 7 == 0 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(end)
    if end < bytes.count { hasher.combine(hashOfOptions) }
  }

  /// A number that is the same in whatever order the options stand.
  private var hashOfOptions: Int {
    options.reduce(0) { sum, option in
      var hasher = Hasher()
      for byte in option.utf8 { hasher.combine(byte.asciiLowercased) }
      return sum &+ hasher.finalize()
    }
  }

  private var sortedOptions: [[UInt8]] {
    options.map { $0.utf8.map(\.asciiLowercased) }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension AttributeDescription: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: String) { self.init(value) }
  public var description: String { rawValue }
}

extension AttributeDescription {
  /// Appends the description to a text. It was perhaps never checked: a byte that none has is left
  /// to `escape`, which writes what no reader accepts there, so that it cannot change the meaning of
  /// the rest.
  func write(to text: inout [UInt8], escape: (UInt8, inout [UInt8]) -> Void) {
    let bytes = rawValue.utf8.span
    var plain = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte.isKeyCharacter || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ";") { continue }
      text.append(bytes.extracting(plain..<index))
      escape(byte, &text)
      plain = index + 1
    }
    text.append(bytes.extracting(plain...))
  }
}

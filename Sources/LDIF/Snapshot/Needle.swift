import LDAPTypes

/// Text that is looked for in raw bytes, whatever the case of its letters.
///
/// The search may find too much (`@` for a backquote), never too little.
struct Needle: Hashable {
  /// The text; every byte has the bit set that tells small letters from capital ones.
  let bytes: [UInt8]

  /// A longer text is cut: the rest would only be compared.
  static let maximumLength = 32

  /// The length of the text, as cut.
  var count: Int { bytes.count }

  /// - Parameter text: Two bytes at least.
  init(_ text: some Collection<UInt8>) {
    bytes = text.prefix(Self.maximumLength).map { $0 | 0x20 }
  }

  /// All that can find it.
  var anchors: [Anchor] {
    zip(bytes, bytes.dropFirst()).map { Anchor(first: $0, second: $1) }
  }

  /// Whether the text stands there.
  func stands(at start: Int, in text: Span<UInt8>) -> Bool {
    stands(bytes.indices, at: start, in: text)
  }

  /// Whether a part of the text stands there.
  func stands(_ part: Range<Int>, at start: Int, in text: Span<UInt8>) -> Bool {
    guard start >= 0, start + part.count <= text.count else { return false }
    for index in part where text[start + index - part.lowerBound] | 0x20 != bytes[index] {
      return false
    }
    return true
  }
}

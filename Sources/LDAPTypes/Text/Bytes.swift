import Glibc

extension [UInt8] {
  /// Appends a copy of the bytes.
  @inlinable package mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Appends the byte as two upper-case hexadecimal digits.
  mutating func appendUppercaseHex(_ byte: UInt8) {
    append(byte < 0xA0 ? 0x30 + (byte >> 4) : 0x37 + (byte >> 4))
    append(byte & 15 < 10 ? 0x30 + (byte & 15) : 0x37 + (byte & 15))
  }

  /// Appends the byte as two lower-case hexadecimal digits.
  mutating func appendLowercaseHex(_ byte: UInt8) {
    append(byte < 0xA0 ? 0x30 + (byte >> 4) : 0x57 + (byte >> 4))
    append(byte & 15 < 10 ? 0x30 + (byte & 15) : 0x57 + (byte & 15))
  }
}

extension Span<UInt8> {
  /// Whether the bytes are the same. The corresponding C function is `memcmp`.
  package func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBufferPointer { bytes in
      unsafe other.withUnsafeBufferPointer { other in
        guard let base = bytes.baseAddress, let otherBase = other.baseAddress else { return true }
        return unsafe memcmp(base, otherBase, bytes.count) == 0
      }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    for index in indices where self[index] == byte { return true }
    return false
  }

  /// A copy of the bytes.
  @inlinable package var copy: [UInt8] {
    unsafe withUnsafeBufferPointer { unsafe [UInt8]($0) }
  }

  /// The bytes as text; what is not UTF-8 is repaired.
  @inlinable package var repairedText: String {
    unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

/// Text as the ClassAd library holds it: bytes without a NUL, in no declared encoding.
public struct ByteString: Hashable, Sendable {
  public let bytes: [UInt8]
  /// Without regard to case, so that most comparisons need no look at the bytes.
  let foldedHash: UInt32

  /// - Parameter bytes: What follows a NUL is cut off, as the library's C strings do.
  public init(_ bytes: [UInt8]) {
    self.init(unchecked: bytes.firstIndex(of: 0).map { Array(bytes[..<$0]) } ?? bytes)
  }

  public init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// Bytes that are known to hold no NUL.
  init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
    foldedHash = ASCII.foldedHash(bytes)
  }
}

extension ByteString: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension ByteString: CustomStringConvertible {
  /// The text; what is not UTF-8 becomes U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension ByteString {
  /// Whether both are the same but for the case of ASCII letters (C's `strcasecmp`, C locale).
  func equalsIgnoringCase(_ other: ByteString) -> Bool {
    foldedHash == other.foldedHash && ASCII.isEqualFolded(bytes, other.bytes)
  }
}

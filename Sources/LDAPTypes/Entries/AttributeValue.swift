/// The value of an attribute (RFC 4511 section 4.1.5): bytes, which are mostly but not always UTF-8.
///
/// Values are equal when their bytes are; ``matches(_:_:)`` compares by a matching rule.
public struct AttributeValue: Hashable, Sendable {
  /// The value as it went over the wire.
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  public init(_ string: String) {
    bytes = Array(string.utf8)
  }

  /// The value as text; nil when it is not UTF-8.
  public var string: String? {
    do { return String(copying: try UTF8Span(validating: bytes.span)) } catch { return nil }
  }
}

extension AttributeValue {
  // The compiler's own would go byte by byte.
  public func hash(into hasher: inout Hasher) {
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    hasher.combine(bytes.count)
  }
}

extension AttributeValue: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: String) { self.init(value) }
  /// The value as text, or how many bytes it has when it is not UTF-8.
  public var description: String {
    string ?? (bytes.count == 1 ? "1 byte that is" : "\(bytes.count) bytes that are") + " not UTF-8"
  }
}

/// The name of an attribute: its case is kept, and does not matter.
public struct AttributeName: Sendable {
  public let bytes: [UInt8]
  /// Of the name in lower case, so that a look-up needs no other text.
  let hash: UInt32

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    hash = ASCII.foldedHash(bytes)
  }

  public init(_ name: String) {
    self.init(Array(name.utf8))
  }
}

extension AttributeName: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.hash == right.hash && ASCII.isEqualFolded(left.bytes, right.bytes)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(hash)
  }
}

extension AttributeName: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension AttributeName: CustomStringConvertible {
  /// The name itself, without the quotes that it may need in an expression.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension AttributeName {
  /// Whether it must be written as `'name'`: it is no identifier, or a word of the language.
  var needsQuotes: Bool {
    guard let first = bytes.first, ASCII.isNameStart(first), bytes.allSatisfy(ASCII.isNamePart)
    else { return true }
    return Keyword(bytes) != nil
  }
}

/// What a field of a row holds.
public enum ListValue: Encodable, Sendable {
  /// nil when it is not known.
  case text(String?)
  case texts([String])
  case number(Int)

  /// Whether there is nothing to tell.
  var isUnknown: Bool {
    if case .text(nil) = self { true } else { false }
  }

  /// By what items are sorted that are sorted by it.
  var sortKey: SortKey {
    if case .number(let number) = self { return SortKey(number) }
    return SortKey(texts.joined(separator: " "))
  }

  /// Each as text.
  public var texts: [String] {
    switch self {
    case .text(let text): [text].compactMap(\.self)
    case .texts(let texts): texts
    case .number(let number): [String(number)]
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .texts(let texts): try container.encode(texts)
    case .number(let number): try container.encode(number)
    }
  }
}

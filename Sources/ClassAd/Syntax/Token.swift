/// A piece of a text: a word, a sign, a literal, or what stands between them.
public struct Token: Hashable, Sendable {
  public let kind: Kind
  /// In bytes of the text.
  public let range: Range<Int>

  public enum Kind: Hashable, Sendable {
    case spaces
    /// `// …`, `/* … */`; in JDL also a line that starts with `#`.
    case comment
    case identifier
    /// `'…'`, or several, one behind the other.
    case quotedIdentifier
    case keyword
    /// `"…"`, or several, one behind the other.
    case string
    case number
    case sign(Sign)
    case end
  }

  /// Whether the language does not see it.
  public var isTrivia: Bool { kind == .spaces || kind == .comment }
}

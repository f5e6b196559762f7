extension Filter {
  /// Why a text is not a filter, and where.
  public struct ParseError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
      /// A filter starts with `(`.
      case expectedOpeningParenthesis
      /// The text ends before the `)` of the filter that starts at the offset.
      case unclosedParenthesis
      /// `)` should stand here: `!` takes one filter.
      case expectedClosingParenthesis
      /// There is something behind the filter.
      case trailingText
      /// An attribute description should stand here (RFC 4512 section 2.5).
      case invalidAttribute(AttributeDescription.ParseError.Reason)
      /// The name behind `:` is not that of a matching rule.
      case invalidMatchingRule(AttributeDescription.ParseError.Reason)
      /// `:=` has neither an attribute nor a matching rule before it.
      case expectedAttributeOrMatchingRule
      /// `=`, `~=`, `>=`, `<=` or `:=` should stand here.
      case expectedOperator
      /// The character must be escaped in a value (RFC 4515 section 3).
      case unescaped(UInt8)
      /// `\` is not followed by two hexadecimal digits.
      case invalidEscape
      /// Two `*` stand side by side.
      case emptySubstring
      /// There are more than ``Filter/maximumDepth`` levels.
      case tooDeep
    }

    public var reason: Reason
    /// Where in the text, in bytes of UTF-8 from its start.
    public var offset: Int

    public init(_ reason: Reason, offset: Int) {
      self.reason = reason
      self.offset = offset
    }
  }
}

extension Filter {
  /// Reads the text form (RFC 4515).
  ///
  /// Beyond RFC 4515, spaces, tabs and line ends may stand around the parentheses of a filter;
  /// around and in a value they are part of it.
  public init(parsing text: String) throws(ParseError) {
    try self.init(parsing: text.utf8.span)
  }

  /// Reads the text form from its bytes; they are not checked for being UTF-8.
  public init(parsing bytes: Span<UInt8>) throws(ParseError) {
    var reader = FilterReader()
    self = try reader.readFilter(in: bytes)
  }

  /// A filter that stands in the source code. Traps when it is not a filter.
  public init(literal: StaticString) {
    do {
      try self.init(parsing: "\(literal)")
    } catch {
      preconditionFailure("\(literal): \(error)")
    }
  }
}

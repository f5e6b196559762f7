extension DistinguishedName {
  /// Reads the text form (RFC 4514 section 3).
  ///
  /// Beyond RFC 4514 it reads what RFC 2253 section 4 asks readers to accept: spaces around `,`,
  /// `+` and `=`, `;` in place of `,`, values in quotation marks, and `oid.` before an object
  /// identifier. None of these could mean anything else.
  public init(parsing text: String) throws(ParseError) {
    try self.init(parsing: text.utf8.span)
  }

  /// Reads the text form from its bytes; they are not checked for being UTF-8.
  public init(parsing bytes: Span<UInt8>) throws(ParseError) {
    var reader = DistinguishedNameReader()
    rdns = try reader.readName(in: bytes)
  }

  /// A name that stands in the source code. Traps when it is not a distinguished name.
  public init(literal: StaticString) {
    do {
      try self.init(parsing: "\(literal)")
    } catch {
      preconditionFailure("\(literal): \(error)")
    }
  }
}

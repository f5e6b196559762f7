extension LDAPURL {
  /// Reads a URL (RFC 4516 section 2).
  ///
  /// Beyond RFC 4516 it reads `ldaps` and `ldapi`, the scope `children` (also spelled `subordinate`
  /// and `subord`), and printable characters that ought to be percent-encoded, such as `|`.
  public init(parsing text: String) throws(ParseError) {
    let bytes = text.utf8.span
    var reader = try LDAPURLReader(bytes)
    let scheme = try reader.readScheme(in: bytes)
    self = try reader.readServer(scheme, in: bytes)
    try reader.readSearch(into: &self, in: bytes)
  }

  /// Reads what users give for a BDII: `HOST`, `HOST:PORT` or a whole URL, perhaps with spaces
  /// around it. There must be a host; the port is ``bdiiPort`` unless the text names another, or a
  /// scheme other than `ldap`.
  public init(bdii text: String) throws(ParseError) {
    let bytes = text.utf8.span
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let trimmed = bytes.extracting(0..<end)

    var reader = try LDAPURLReader(trimmed, from: start)
    let scheme = reader.hasScheme(in: trimmed) ? try reader.readScheme(in: trimmed) : .ldap
    let hostStart = reader.at
    self = try reader.readServer(scheme, in: trimmed)
    guard host != nil else { throw ParseError(.expectedHost, offset: hostStart) }
    if port == nil, scheme == .ldap { port = Self.bdiiPort }
    try reader.readSearch(into: &self, in: trimmed)
  }
}

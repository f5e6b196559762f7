/// How the broker compares a user's FQAN with an access rule.
enum FQAN {
  /// `voms:` or `deny:`, in lower case; nil for any other.
  static func prefix(of text: ByteString) -> [UInt8]? {
    let prefix = text.bytes.prefix(5).map(ASCII.lowercase)
    return prefix == Array("voms:".utf8) || prefix == Array("deny:".utf8) ? prefix : nil
  }

  private static let name = pattern(group: "[[:alnum:]/._-]", part: "[[:alnum:]._-]")
  private static let rule = pattern(group: "[*[:alnum:]/._-]", part: "[*[:alnum:]._-]")

  private static func pattern(group: String, part: String) -> RegularExpression? {
    let text =
      "\\A(?:/VO=(?:[[:alnum:]._-]*)/GROUP=)?(\(group)*)"
      + "(/Role=(\(part)*))?(/Capability=(\(part)*))?\\z"
    return try? RegularExpression(Array(text.utf8), options: [.ignoresCase])
  }

  static func matches(
    _ name: [UInt8], rule: [UInt8], steps: inout Int
  ) throws(EvaluationFailure) -> Bool {
    guard let names = try Self.name?.groups(in: name, steps: &steps),
      let rules = try Self.rule?.groups(in: rule, steps: &steps),
      try matches(part: 1, of: name, names, rule, rules, steps: &steps)
    else { return false }
    let null = ByteString("/Role=NULL")
    let (role, ruleRole) = (text(2, of: name, names), text(2, of: rule, rules))
    switch (role.bytes.isEmpty, ruleRole.bytes.isEmpty) {
    case (true, true): return true
    case (true, false): return ruleRole.equalsIgnoringCase(null)
    case (false, true): return role.equalsIgnoringCase(null)
    case (false, false):
      return try matches(part: 3, of: name, names, rule, rules, steps: &steps)
    }
  }

  private static func text(_ group: Int, of text: [UInt8], _ groups: [Range<Int>?]) -> ByteString {
    ByteString(unchecked: groups[group].map { Array(text[$0]) } ?? [])
  }

  /// Whether a part of the name matches the rule's, read as a pattern in which `*` is anything.
  private static func matches(
    part: Int, of name: [UInt8], _ names: [Range<Int>?], _ rule: [UInt8], _ rules: [Range<Int>?],
    steps: inout Int
  ) throws(EvaluationFailure) -> Bool {
    var pattern = Array("\\A(?:".utf8)
    for byte in text(part, of: rule, rules).bytes {
      if byte == UInt8(ascii: "*") { pattern.append(UInt8(ascii: ".")) }
      pattern.append(byte)
    }
    pattern += Array(")\\z".utf8)
    steps -= pattern.count * 10
    guard let compiled = try? RegularExpression(pattern, options: []) else { return false }
    return try compiled.matches(text(part, of: name, names).bytes, steps: &steps)
  }
}

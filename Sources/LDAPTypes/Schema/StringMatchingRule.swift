/// How text values compare (RFC 4517 section 4.2).
///
/// Whether two values are equal depends on the schema: GLUE 2.0's strings are `caseExactMatch`,
/// GLUE 1.3's are `caseIgnoreIA5Match`. To both, spaces at the start and the end of a value mean
/// nothing, and several spaces are as good as one (RFC 4518 section 2.6.1). Case is that of ASCII,
/// and there is no Unicode normalization.
public enum StringMatchingRule: Hashable, Sendable {
  /// `caseExactMatch` and `caseExactIA5Match`: `a` is not `A`.
  case caseExact
  /// `caseIgnoreMatch` and `caseIgnoreIA5Match`: `a` is `A`.
  case caseIgnore

  fileprivate func fold(_ byte: UInt8) -> UInt8 {
    self == .caseIgnore ? byte.asciiLowercased : byte
  }
}

extension AttributeValue {
  /// Whether the values are equal by the rule.
  public func matches(_ other: AttributeValue, _ rule: StringMatchingRule) -> Bool {
    if bytes == other.bytes { return true }
    var (x, y) = (PreparedBytes(rule), PreparedBytes(rule))
    let (a, b) = (bytes.span, other.bytes.span)
    while let byte = x.next(in: a) {
      guard y.next(in: b) == byte else { return false }
    }
    return y.next(in: b) == nil
  }

  /// The value in the form that the rule compares, as the key of a table: two values that match
  /// have the same. Spaces at both ends are gone, those inside are single, letters are small when
  /// their case does not matter.
  public func prepared(for rule: StringMatchingRule) -> AttributeValue {
    if isPrepared(for: rule) { return self }
    var prepared: [UInt8] = []
    prepared.reserveCapacity(bytes.count)
    var reader = PreparedBytes(rule)
    let bytes = bytes.span
    while let byte = reader.next(in: bytes) { prepared.append(byte) }
    return AttributeValue(bytes: prepared)
  }

  /// Whether it is in that form, as most values are.
  private func isPrepared(for rule: StringMatchingRule) -> Bool {
    let bytes = bytes.span
    var isBehindSpace = true
    for index in bytes.indices {
      let byte = bytes[index]
      let isSpace = byte == UInt8(ascii: " ")
      if isSpace && isBehindSpace || rule.fold(byte) != byte { return false }
      isBehindSpace = isSpace
    }
    return !isBehindSpace || bytes.isEmpty
  }
}

/// Goes over a value's bytes as a matching rule sees them (RFC 4518 section 2).
private struct PreparedBytes {
  private let rule: StringMatchingRule
  private var at = 0

  init(_ rule: StringMatchingRule) {
    self.rule = rule
  }

  mutating func next(in bytes: Span<UInt8>) -> UInt8? {
    let start = at
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    guard at < bytes.count else { return nil }
    // A run of spaces is one, unless the value starts or ends with it.
    if at > start, start > 0 { return UInt8(ascii: " ") }
    at += 1
    return rule.fold(bytes[at - 1])
  }
}

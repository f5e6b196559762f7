extension Span<UInt8> {
  /// Whether the bytes are an IPv6 address (RFC 4291 section 2.2), without a zone.
  func isIPv6Address(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    var at = range.lowerBound
    var groups = 0
    var hasGap = false
    if hasDoubleColon(at: at, before: end) {
      hasGap = true
      at += 2
      if at == end { return true }
    }
    while true {
      let start = at
      while at < end, self[at].hexDigitValue != nil { at += 1 }
      if at < end, self[at] == UInt8(ascii: ".") {
        guard isIPv4Address(start..<end) else { return false }
        groups += 2
        break
      }
      guard (1...4).contains(at - start) else { return false }
      groups += 1
      if at == end { break }
      if hasDoubleColon(at: at, before: end) {
        if hasGap { return false }
        hasGap = true
        at += 2
        if at == end { break }
      } else if self[at] == UInt8(ascii: ":") {
        at += 1
      } else {
        return false
      }
    }
    return hasGap ? groups <= 7 : groups == 8
  }

  /// Whether the bytes are an IPv6 address, perhaps with a zone behind `%` (RFC 4007 section 11) whose
  /// characters never need percent-encoding.
  func isIPv6AddressWithZone(_ range: Range<Int>) -> Bool {
    var percent = range.lowerBound
    while percent < range.upperBound, self[percent] != UInt8(ascii: "%") { percent += 1 }
    guard isIPv6Address(range.lowerBound..<percent) else { return false }
    if percent == range.upperBound { return true }
    let zone = percent + 1..<range.upperBound
    for index in zone where !self[index].isUnreservedInURL { return false }
    return !zone.isEmpty
  }

  /// Whether the bytes are four numbers from 0 to 255, without zeros in front, and dots between.
  private func isIPv4Address(_ range: Range<Int>) -> Bool {
    var numbers = 0
    var at = range.lowerBound
    while true {
      let start = at
      var number = 0
      while at < range.upperBound, self[at].isASCIIDigit, at - start < 4 {
        number = number * 10 + Int(self[at] & 15)
        at += 1
      }
      guard (1...3).contains(at - start), number < 256 else { return false }
      guard at - start == 1 || self[start] != UInt8(ascii: "0") else { return false }
      numbers += 1
      if at == range.upperBound { return numbers == 4 }
      guard self[at] == UInt8(ascii: "."), numbers < 4 else { return false }
      at += 1
    }
  }

  private func hasDoubleColon(at index: Int, before end: Int) -> Bool {
    index + 1 < end && self[index] == UInt8(ascii: ":") && self[index + 1] == UInt8(ascii: ":")
  }
}

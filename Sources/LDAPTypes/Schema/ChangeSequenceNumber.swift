/// When an entry was changed, as OpenLDAP writes it: a time, a count within it, the server and a count of
/// changes, `20261122151300.000000Z#000000#000#000000` (entryCSN, contextCSN).
struct ChangeSequenceNumber {
  /// In the form of OpenLDAP 2.4 and later, whose text has the order of time.
  let prepared: [UInt8]

  /// Reads a number, also in the shorter form of OpenLDAP 2.3; nil when the text is none.
  ///
  /// As OpenLDAP does, of the longer form only the lengths are looked at.
  init?(parsing text: [UInt8]) {
    var parts = text.split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false)
    switch parts.map(\.count) {
    case [22, 6, 3, 6]: break
    case [15, 6, 2, 6]:
      guard GeneralizedTime(parsing: Array(parts[0])) != nil,
        parts[1...].joined().allSatisfy({ $0.hexDigitValue != nil })
      else { return nil }
      parts[0] = parts[0].dropLast() + Array(".000000Z".utf8)
      parts[2] = [UInt8(ascii: "0")] + parts[2]
    default: return nil
    }
    let counts = parts[...1].joined(separator: [UInt8(ascii: "#")])
    let rest = parts[2...].map { $0.map(\.asciiLowercased) }
    prepared = Array(counts) + rest.flatMap { [UInt8(ascii: "#")] + $0 }
  }
}

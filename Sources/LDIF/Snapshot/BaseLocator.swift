import LDAPTypes

/// Looks for the base of a search among the names that go by.
///
/// A base is there when its entry is, or one below it: a snapshot need not hold the top of its tree.
/// The root DSE is there when its own entry is.
struct BaseLocator {
  let base: PreparedName
  /// The queries whose base it is, as bits.
  var queries: UInt64 = 0
  private(set) var isFound = false
  /// The deepest entry above the base that was seen, and how many levels it has.
  private(set) var matchedDN = ""
  private var matchedDepth = 0

  private let schema: Schema
  /// The base's text in small letters.
  private let text: [UInt8]

  init(_ base: DistinguishedName, _ schema: Schema) {
    self.schema = schema
    self.base = schema.prepared(base)
    text = base.description.utf8.map(\.asciiLowercased)
  }

  /// Takes note of an entry's name.
  mutating func see(_ dn: DistinguishedName, _ name: PreparedName) {
    if base.rdns.isEmpty ? name.rdns.isEmpty : base.isAtOrAbove(name) {
      isFound = true
    } else if name.rdns.count > matchedDepth, name.isAtOrAbove(base) {
      matchedDepth = name.rdns.count
      matchedDN = dn.description
    }
  }

  /// Whether the record's name may be the base's, or one above or below it, to be looked at closer.
  /// Nearly all are told apart by their last bytes.
  func concerns(_ record: Span<UInt8>) -> Bool {
    let start = record.skippingComments(from: 0)
    guard record.startsDN(start) else { return true }
    var end = record.firstNewline(from: start) ?? record.count
    if record.continuesLine(at: end + 1) { return true }
    while end > start + 3,
      record[end - 1] == UInt8(ascii: "\r") || record[end - 1] == UInt8(ascii: " ")
    {
      end -= 1
    }
    var at = end
    var rest = text.count
    while rest > 0, at > start + 3 {
      let byte = record[at - 1]
      if byte.asciiLowercased != text[rest - 1] {
        // Names can be spelled in other ways. Where that may be so, from the level on that differs,
        // it needs a parser. A comma that parts nothing has a quotation mark behind it, or a
        // backslash before it.
        let level = record.startOfLevel(at - 1, from: start + 3)
        return record.isInType(at - 1, from: level) || text.span.isInType(rest - 1, from: 0)
          || record.hasUnusualName(max(level - 2, start + 3)..<end)
      }
      at -= 1
      rest -= 1
    }
    return true
  }
}

extension Span<UInt8> {
  /// Where the level of a name begins that the place is in.
  fileprivate func startOfLevel(_ place: Int, from start: Int) -> Int {
    var at = place
    while at > start, self[at - 1] != UInt8(ascii: ",") { at -= 1 }
    return at
  }

  /// Whether the place in a name is in an attribute type, or the `=` behind it.
  fileprivate func isInType(_ place: Int, from start: Int) -> Bool {
    if self[place] == UInt8(ascii: "=") { return true }
    var at = place
    while at > start, self[at - 1] != UInt8(ascii: "=") {
      if self[at - 1] == UInt8(ascii: ",") { return true }
      at -= 1
    }
    return at == start
  }

  /// Whether a name may have escapes, quotes, spaces around separators or more than one in a row, or
  /// base64.
  fileprivate func hasUnusualName(_ range: Range<Int>) -> Bool {
    var previous = UInt8(ascii: ",")
    var start = range.lowerBound
    while start < range.upperBound, self[start] == UInt8(ascii: " ") { start += 1 }
    for index in start..<range.upperBound {
      let byte = self[index]
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: ";"), UInt8(ascii: "+"): return true
      case UInt8(ascii: ":") where index == range.lowerBound: return true
      case UInt8(ascii: " "):
        if previous == UInt8(ascii: ",") || previous == UInt8(ascii: "=") || previous == byte {
          return true
        }
      case UInt8(ascii: ","), UInt8(ascii: "="):
        if previous == UInt8(ascii: " ") { return true }
      default: break
      }
      previous = byte
    }
    return false
  }
}

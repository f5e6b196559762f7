/// Reads the names of entries as a directory sends them, or a file lists them: many stand on one level,
/// and their names end alike. What is above them is read once for all.
package struct EntryNameReader: Sendable {
  /// What stands above an entry.
  private struct Ending {
    /// The text behind the first relative name.
    var text: [UInt8] = []
    var rdns: [RelativeDistinguishedName] = []
  }

  /// The endings read last, each at a place that its text gives: several searches are answered at once.
  private var endings = [Ending](repeating: Ending(), count: 16)

  package init() {}

  /// The name in a text (RFC 4514 section 3), as `DistinguishedName(parsing:)` reads it.
  package mutating func name(
    parsing bytes: Span<UInt8>
  ) throws(DistinguishedName.ParseError) -> DistinguishedName {
    var reader = DistinguishedNameReader()
    guard let (first, end) = try reader.readFirst(in: bytes) else { return .root }
    let rest = bytes.extracting(end...)
    if rest.isEmpty { return DistinguishedName(rdns: [first]) }
    let place = Self.place(of: rest, among: endings.count)
    let known = endings[place]
    if rest.isEqual(to: known.text.span) {
      var rdns: [RelativeDistinguishedName] = []
      rdns.reserveCapacity(1 + known.rdns.count)
      rdns.append(first)
      rdns += known.rdns
      return DistinguishedName(rdns: rdns)
    }
    let rdns = try reader.readRest(behind: first, in: bytes)
    endings[place] = Ending(text: rest.copy, rdns: Array(rdns.dropFirst()))
    return DistinguishedName(rdns: rdns)
  }

  /// Any number that depends on the text.
  private static func place(of text: Span<UInt8>, among count: Int) -> Int {
    var sum: UInt = 0
    for index in text.indices { sum = sum &* 31 &+ UInt(text[index]) }
    return Int((sum ^ sum >> 16) % UInt(count))
  }
}

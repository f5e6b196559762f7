extension Span<UInt8> {
  /// Whether all of the bytes are UTF-8.
  var isUTF8: Bool { firstOffsetNotUTF8 == nil }

  /// Where the first bytes are that are not UTF-8; nil when all are.
  var firstOffsetNotUTF8: Int? {
    var at = 0
    while at < count {
      let length = utf8SequenceLength(at: at)
      if length == 0 { return at }
      at += length
    }
    return nil
  }

  /// Whether the byte is a control character, or one of the two bytes of U+0080 to U+009F. The
  /// bytes must be UTF-8.
  func isControl(at index: Int) -> Bool {
    let byte = self[index]
    if byte < 0x80 { return byte.isASCIIControl }
    if byte == 0xC2 { return index + 1 < count && self[index + 1] < 0xA0 }
    return byte < 0xA0 && index > 0 && self[index - 1] == 0xC2
  }

  /// How many bytes the UTF-8 sequence at the offset has (RFC 3629 section 4); 0 when there is none.
  private func utf8SequenceLength(at offset: Int) -> Int {
    func continues(_ index: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      offset + index < count && self[offset + index] >= low && self[offset + index] <= high
    }
    switch self[offset] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}

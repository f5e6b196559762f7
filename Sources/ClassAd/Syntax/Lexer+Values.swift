extension Lexer {
  /// Reads a number; see ``Literal/init(number:)`` for what it means.
  mutating func number() throws(ParseError) {
    let start = offset
    if byte() == UInt8(ascii: "-") { offset += 1 }
    if byte() == UInt8(ascii: "0"), ASCII.lowercase(byte(1)) == UInt8(ascii: "x") {
      offset += 2
      guard ASCII.isHexadecimal(byte()) else { throw error(.badNumber, at: start) }
      skip(while: ASCII.isHexadecimal)
      if byte() == UInt8(ascii: ".") { throw error(.badNumber, at: start) }
    } else {
      try decimal(from: start)
    }
    switch ASCII.uppercase(byte()) {
    case UInt8(ascii: "B"), UInt8(ascii: "K"), UInt8(ascii: "M"), UInt8(ascii: "G"),
      UInt8(ascii: "T"):
      offset += 1
    default: break
    }
  }

  private mutating func decimal(from start: Int) throws(ParseError) {
    let digits = offset
    skip(while: ASCII.isDigit)
    // The library means to read octal numbers, and fails on the character behind them.
    let hasLeadingZero = offset - digits > 1 && text[digits] == UInt8(ascii: "0")
    var isReal = false
    if byte() == UInt8(ascii: ".") {
      guard ASCII.isDigit(byte(1)) else { throw error(.badNumber, at: start) }
      offset += 1
      skip(while: ASCII.isDigit)
      isReal = true
    }
    if ASCII.lowercase(byte()) == UInt8(ascii: "e") {
      offset += 1
      if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { offset += 1 }
      guard ASCII.isDigit(byte()) else { throw error(.badNumber, at: start) }
      skip(while: ASCII.isDigit)
      isReal = true
    }
    if hasLeadingZero && !isReal { throw error(.badNumber, at: start) }
  }

  /// What the string literals in such a token say together; nil when they hold a NUL.
  ///
  /// The library joins them before it looks at escapes, and so do we.
  static func value(ofString token: ArraySlice<UInt8>) -> [UInt8]? {
    let delimiter = token[token.startIndex]
    var raw: [UInt8] = []
    var index = token.startIndex
    while index < token.endIndex {
      // At an opening quotation mark.
      index += 1
      while token[index] != delimiter {
        if token[index] == UInt8(ascii: "\\") {
          raw.append(token[index])
          index += 1
        }
        raw.append(token[index])
        index += 1
      }
      index += 1
      while index < token.endIndex, token[index] != delimiter { index += 1 }
    }
    return unescaped(raw)
  }

  /// The library's `convert_escapes`: `\a` and its like, `\[0-3]oo`, `\oo`, `\o`; any other
  /// character after a backslash means itself.
  private static func unescaped(_ raw: [UInt8]) -> [UInt8]? {
    guard raw.contains(UInt8(ascii: "\\")) else { return raw }
    var result: [UInt8] = []
    var index = 0
    while index < raw.count {
      guard raw[index] == UInt8(ascii: "\\"), index + 1 < raw.count else {
        result.append(raw[index])
        index += 1
        continue
      }
      index += 1
      let first = raw[index]
      guard ASCII.isOctal(first) else {
        result.append(control(first))
        index += 1
        continue
      }
      let most = first <= UInt8(ascii: "3") ? 3 : 2
      let digits = raw[index...].prefix(most).prefix(while: ASCII.isOctal)
      // Two digits after \4 to \7 at the most; three only when there are three.
      let number = digits.reduce(0) { $0 * 8 + Int($1 - UInt8(ascii: "0")) }
      if number == 0 { return nil }
      result.append(UInt8(number))
      index += digits.count
    }
    return result
  }

  private static func control(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "a"): 7
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "v"): 11
    default: letter
    }
  }
}

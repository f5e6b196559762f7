/// Reads regular expressions as PCRE does, as far as they can be matched in linear time.
///
/// So there are no back references, no looking ahead or behind, no atomic groups and no possessive
/// repetition: a pattern with them is none, as is one that is too long or too deep. It is told from one
/// that PCRE would not read either.
struct PatternReader {
  private let text: [UInt8]
  private var index = 0
  private var depth = 0
  private var options: RegularExpression.Options
  private(set) var groupCount = 0

  private static let maximumDepth = 100
  private static let maximumRepetition = 1000

  /// Why a text is no pattern here.
  enum Failure: Error {
    /// PCRE does not read it either.
    case invalid
    /// PCRE may read it.
    case unsupported
  }

  init(_ text: [UInt8], _ options: RegularExpression.Options) {
    self.text = text
    self.options = options
  }

  mutating func read() throws(Failure) -> PatternNode {
    let pattern = try alternatives()
    if index < text.count { throw .invalid }
    return pattern
  }

  private var next: UInt8? { index < text.count ? text[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func alternatives() throws(Failure) -> PatternNode {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(Failure) -> PatternNode {
    var parts: [PatternNode] = []
    while true {
      if options.contains(.allowsSpaces) { skipSpaces() }
      guard let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") else { break }
      guard let part = try atom() else { continue }
      parts.append(try repeated(part))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func skipSpaces() {
    while let byte = next {
      if ASCII.isSpace(byte) {
        index += 1
      } else if byte == UInt8(ascii: "#") {
        while let byte = next, byte != UInt8(ascii: "\n") { index += 1 }
      } else {
        return
      }
    }
  }

  /// nil for what only sets options: `(?i)`.
  private mutating func atom() throws(Failure) -> PatternNode? {
    let byte = text[index]
    index += 1
    switch byte {
    case UInt8(ascii: "."):
      return .set(options.contains(.dotIsAll) ? .all : ByteSet([UInt8(ascii: "\n")]).inverted)
    case UInt8(ascii: "^"):
      return .assertion(options.contains(.multiline) ? .lineStart : .textStart)
    case UInt8(ascii: "$"):
      return .assertion(options.contains(.multiline) ? .lineEnd : .lastLineEnd)
    case UInt8(ascii: "["): return .set(try bracket())
    case UInt8(ascii: "("):
      // As in (*UTF8).
      if next == UInt8(ascii: "*") { throw .unsupported }
      return try group()
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): throw .invalid
    case UInt8(ascii: "{"):
      index -= 1
      if bounds() != nil { throw .invalid }
      index += 1
      return single(byte)
    default: return single(byte)
    }
  }

  private func single(_ byte: UInt8) -> PatternNode {
    let set = ByteSet([byte])
    return .set(options.contains(.ignoresCase) ? set.ignoringCase : set)
  }

  private mutating func group() throws(Failure) -> PatternNode? {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { throw .unsupported }
    let outer = options
    var number: Int?
    if take("?") {
      if take("#") {
        while let byte = next, byte != UInt8(ascii: ")") { index += 1 }
        guard take(")") else { throw .invalid }
        return nil
      }
      var isOn = true
      while let byte = next, byte != UInt8(ascii: ":"), byte != UInt8(ascii: ")") {
        index += 1
        if byte == UInt8(ascii: "-"), isOn {
          isOn = false
          continue
        }
        let option = RegularExpression.Options(letters: [byte])
        if option.isEmpty { throw .unsupported }
        if isOn { options.insert(option) } else { options.remove(option) }
      }
      if take(")") { return nil }
      guard take(":") else { throw .invalid }
    } else {
      groupCount += 1
      number = groupCount
    }
    let inner = try alternatives()
    guard take(")") else { throw .invalid }
    options = outer
    return .group(number, inner)
  }

  // MARK: Repetition

  private mutating func repeated(_ part: PatternNode) throws(Failure) -> PatternNode {
    var part = part
    while let (least, most) = quantifier() {
      if let most, most < least { throw .invalid }
      if max(least, most ?? 0) > Self.maximumRepetition { throw .unsupported }
      let isGreedy = !take("?")
      if isGreedy, next == UInt8(ascii: "+") { throw .unsupported }
      part = .repetition(part, least: least, most: most, isGreedy: isGreedy)
      depth += 1
      if depth > Self.maximumDepth { throw .unsupported }
      // PCRE wants parentheses around a second one.
      if let byte = next, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") {
        throw .invalid
      }
    }
    return part
  }

  private mutating func quantifier() -> (Int, Int?)? {
    if options.contains(.allowsSpaces) { skipSpaces() }
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    return bounds()
  }

  /// `{2}`, `{2,}`, `{2,3}`; anything else is no repetition.
  private mutating func bounds() -> (Int, Int?)? {
    let start = index
    guard take("{"), let least = number() else {
      index = start
      return nil
    }
    if take("}") { return (least, least) }
    if take(",") {
      if take("}") { return (least, nil) }
      if let most = number(), take("}") { return (least, most) }
    }
    index = start
    return nil
  }

  private mutating func number() -> Int? {
    let start = index
    var value = 0
    while let byte = next, ASCII.isDigit(byte) {
      value = min(value * 10 + Int(byte - 48), 1_000_000)
      index += 1
    }
    return index > start ? value : nil
  }

  // MARK: Sets and escapes

  private mutating func escape() throws(Failure) -> PatternNode {
    guard let byte = next else { throw .invalid }
    switch byte {
    case UInt8(ascii: "A"):
      index += 1
      return .assertion(.textStart)
    case UInt8(ascii: "z"):
      index += 1
      return .assertion(.textEnd)
    case UInt8(ascii: "Z"):
      index += 1
      return .assertion(.lastLineEnd)
    case UInt8(ascii: "b"):
      index += 1
      return .assertion(.wordBoundary)
    case UInt8(ascii: "B"):
      index += 1
      return .assertion(.noWordBoundary)
    default: break
    }
    switch try escapedSet() {
    case .left(let byte): return single(byte)
    case .right(let set): return .set(set)
    }
  }

  private enum Escaped {
    case left(UInt8)
    case right(ByteSet)
  }

  /// What an escape means, in brackets as well as outside.
  private mutating func escapedSet() throws(Failure) -> Escaped {
    guard let byte = next else { throw .invalid }
    index += 1
    switch byte {
    case UInt8(ascii: "d"): return .right(.digits)
    case UInt8(ascii: "D"): return .right(ByteSet.digits.inverted)
    case UInt8(ascii: "w"): return .right(.wordParts)
    case UInt8(ascii: "W"): return .right(ByteSet.wordParts.inverted)
    case UInt8(ascii: "s"): return .right(.spaces)
    case UInt8(ascii: "S"): return .right(ByteSet.spaces.inverted)
    case UInt8(ascii: "t"): return .left(9)
    case UInt8(ascii: "n"): return .left(10)
    case UInt8(ascii: "f"): return .left(12)
    case UInt8(ascii: "r"): return .left(13)
    case UInt8(ascii: "a"): return .left(7)
    case UInt8(ascii: "e"): return .left(27)
    case UInt8(ascii: "x"):
      if next == UInt8(ascii: "{") { throw .unsupported }
      let digits = text[index...].prefix(2).prefix(while: ASCII.isHexadecimal)
      index += digits.count
      return .left(UInt8(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0)
    default:
      // Digits refer back; other letters mean what is not known here.
      if ASCII.isDigit(byte) || ASCII.isLetter(byte) { throw .unsupported }
      return .left(byte)
    }
  }

  /// `[a-z_[:digit:]]`, behind its first bracket.
  private mutating func bracket() throws(Failure) -> ByteSet {
    let isNegated = take("^")
    var set = ByteSet()
    var isFirst = true
    while true {
      guard let byte = next else { throw .invalid }
      if byte == UInt8(ascii: "]"), !isFirst { break }
      isFirst = false
      guard case .left(let low) = try bracketItem(&set) else { continue }
      guard next == UInt8(ascii: "-"), index + 1 < text.count,
        text[index + 1] != UInt8(ascii: "]")
      else {
        set.insert(low)
        continue
      }
      index += 1
      switch try bracketItem(&set) {
      case .left(let high):
        if high < low { throw .invalid }
        for byte in low...high { set.insert(byte) }
      case .right:
        set.insert(low)
        set.insert(UInt8(ascii: "-"))
      }
    }
    index += 1
    if options.contains(.ignoresCase) { set = set.ignoringCase }
    return isNegated ? set.inverted : set
  }

  /// A byte, or a class, which is added at once.
  private mutating func bracketItem(_ set: inout ByteSet) throws(Failure) -> Escaped {
    let byte = text[index]
    index += 1
    if byte == UInt8(ascii: "["), next == UInt8(ascii: ":") {
      if text[index...].starts(with: ":^".utf8) { throw .unsupported }
      let name = text[(index + 1)...].prefix(while: ASCII.isLetter)
      if text[name.endIndex...].starts(with: ":]".utf8) {
        guard let known = ByteSet(posixClass: String(decoding: name, as: UTF8.self)) else {
          throw .invalid
        }
        index = name.endIndex + 2
        set.formUnion(known)
        return .right(known)
      }
    }
    guard byte == UInt8(ascii: "\\") else { return .left(byte) }
    if next == UInt8(ascii: "b") {
      index += 1
      return .left(8)
    }
    let escaped = try escapedSet()
    if case .right(let known) = escaped { set.formUnion(known) }
    return escaped
  }
}

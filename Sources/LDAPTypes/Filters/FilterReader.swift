/// Reads RFC 4515 text. It goes from left to right, once, and keeps the filters that are still
/// open on a stack of its own.
struct FilterReader {
  typealias Failure = Filter.ParseError

  /// An `&`, `|` or `!` whose `)` was not seen yet.
  private struct Level {
    var kind: UInt8
    var start: Int
    var filters: [Filter] = []
  }

  private var at = 0
  private var open: [Level] = []

  mutating func readFilter(in bytes: Span<UInt8>) throws(Failure) -> Filter {
    while true {
      var filter: Filter
      skipWhitespace(in: bytes)
      if at < bytes.count, bytes[at] == UInt8(ascii: ")"), let level = open.last {
        filter = try close(level)
      } else if let item = try readOpening(in: bytes) {
        filter = item
      } else {
        continue
      }
      guard let level = open.indices.last else {
        skipWhitespace(in: bytes)
        guard at == bytes.count else { throw Failure(.trailingText, offset: at) }
        return filter
      }
      open[level].filters.append(filter)
    }
  }

  /// Takes the `)` of the level.
  private mutating func close(_ level: Level) throws(Failure) -> Filter {
    switch level.kind {
    case UInt8(ascii: "&"): break
    case UInt8(ascii: "|"): break
    default:
      guard level.filters.count == 1 else {
        throw Failure(.expectedOpeningParenthesis, offset: at)
      }
    }
    at += 1
    open.removeLast()
    return switch level.kind {
    case UInt8(ascii: "&"): .and(level.filters)
    case UInt8(ascii: "|"): .or(level.filters)
    default: .not(level.filters[0])
    }
  }

  /// Reads `(` and either the operator that opens a level, or a whole item, which is returned.
  private mutating func readOpening(in bytes: Span<UInt8>) throws(Failure) -> Filter? {
    guard at < bytes.count else {
      if let level = open.last { throw Failure(.unclosedParenthesis, offset: level.start) }
      throw Failure(.expectedOpeningParenthesis, offset: at)
    }
    if let level = open.last, level.kind == UInt8(ascii: "!"), !level.filters.isEmpty {
      throw Failure(.expectedClosingParenthesis, offset: at)
    }
    guard bytes[at] == UInt8(ascii: "(") else {
      throw Failure(.expectedOpeningParenthesis, offset: at)
    }
    let start = at
    at += 1
    skipWhitespace(in: bytes)
    guard at < bytes.count else { throw Failure(.unclosedParenthesis, offset: start) }
    switch bytes[at] {
    case UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "!"):
      guard open.count < Filter.maximumDepth else { throw Failure(.tooDeep, offset: start) }
      open.append(Level(kind: bytes[at], start: start))
      at += 1
      return nil
    default:
      return try readItem(in: bytes, start: start)
    }
  }

  /// Reads an item (RFC 4515 section 3) and the `)` behind it.
  private mutating func readItem(in bytes: Span<UInt8>, start: Int) throws(Failure) -> Filter {
    let description = try readDescription(in: bytes)
    guard at < bytes.count else { throw Failure(.unclosedParenthesis, offset: start) }
    let sign = bytes[at]
    if sign == UInt8(ascii: ":") {
      return try readExtensible(description, in: bytes, start: start)
    }
    guard let description else { throw Failure(.expectedOperator, offset: at) }
    switch sign {
    case UInt8(ascii: "="):
      at += 1
      return try readEqualityOrSubstrings(description, in: bytes, start: start)
    case UInt8(ascii: "~"), UInt8(ascii: ">"), UInt8(ascii: "<"):
      guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "=") else {
        throw Failure(.expectedOperator, offset: at)
      }
      at += 2
      let value = try readLastValue(in: bytes, start: start)
      return switch sign {
      case UInt8(ascii: "~"): .approximate(description, value)
      case UInt8(ascii: ">"): .greaterOrEqual(description, value)
      default: .lessOrEqual(description, value)
      }
    default:
      throw Failure(.expectedOperator, offset: at)
    }
  }

  /// Reads what follows `=`: a value, or pieces with `*` between them.
  private mutating func readEqualityOrSubstrings(
    _ description: AttributeDescription, in bytes: Span<UInt8>, start: Int
  ) throws(Failure) -> Filter {
    var piece = try readValue(in: bytes, start: start)
    if bytes[at] == UInt8(ascii: ")") {
      at += 1
      return .equality(description, piece)
    }
    let initial = piece.bytes.isEmpty ? nil : piece
    var any: [AttributeValue] = []
    while true {
      at += 1  // The "*".
      let pieceStart = at
      piece = try readValue(in: bytes, start: start)
      let isLast = bytes[at] == UInt8(ascii: ")")
      if isLast { break }
      guard !piece.bytes.isEmpty else { throw Failure(.emptySubstring, offset: pieceStart) }
      any.append(piece)
    }
    at += 1
    let final = piece.bytes.isEmpty ? nil : piece
    if initial == nil, any.isEmpty, final == nil { return .present(description) }
    return .substrings(description, initial: initial, any: any, final: final)
  }

  /// Reads what follows the description of an extensible match: `[":dn"] [":" rule] ":=" value`.
  private mutating func readExtensible(
    _ description: AttributeDescription?, in bytes: Span<UInt8>, start: Int
  ) throws(Failure) -> Filter {
    let colon = at
    var dnAttributes = false
    var rule: String?
    while true {
      guard at < bytes.count else { throw Failure(.unclosedParenthesis, offset: start) }
      guard bytes[at] == UInt8(ascii: ":") else { throw Failure(.expectedOperator, offset: at) }
      at += 1
      guard at < bytes.count else { throw Failure(.unclosedParenthesis, offset: start) }
      if bytes[at] == UInt8(ascii: "=") { break }
      guard rule == nil else { throw Failure(.expectedOperator, offset: at - 1) }
      let name = try readRule(in: bytes)
      if !dnAttributes, bytes.isDN(name) {
        dnAttributes = true
      } else {
        rule = bytes.extracting(name).repairedText
      }
    }
    guard description != nil || rule != nil else {
      throw Failure(.expectedAttributeOrMatchingRule, offset: colon)
    }
    at += 1
    let value = try readLastValue(in: bytes, start: start)
    return .extensible(description, matchingRule: rule, value, dnAttributes: dnAttributes)
  }

  /// Reads an attribute description; nil when there is none before `:`.
  private mutating func readDescription(
    in bytes: Span<UInt8>
  ) throws(Failure) -> AttributeDescription? {
    let start = at
    if bytes[start] == UInt8(ascii: ":") { return nil }
    do {
      at = try bytes.endOfAttributeDescription(from: start)
    } catch {
      throw Failure(.invalidAttribute(error.reason), offset: error.offset)
    }
    return AttributeDescription(bytes.extracting(start..<at).repairedText)
  }

  /// Reads the name of a matching rule, or `dn`.
  private mutating func readRule(in bytes: Span<UInt8>) throws(Failure) -> Range<Int> {
    let start = at
    do {
      at = try bytes.endOfAttributeType(from: start)
    } catch {
      throw Failure(.invalidMatchingRule(error.reason), offset: error.offset)
    }
    return start..<at
  }

  /// Reads a value in which no `*` may stand, and the `)` behind it.
  private mutating func readLastValue(
    in bytes: Span<UInt8>, start: Int
  ) throws(Failure) -> AttributeValue {
    let value = try readValue(in: bytes, start: start)
    guard bytes[at] == UInt8(ascii: ")") else {
      throw Failure(.unescaped(bytes[at]), offset: at)
    }
    at += 1
    return value
  }

  /// Reads a value (RFC 4515 section 3: valueencoding) and stops at `)` or `*`.
  private mutating func readValue(
    in bytes: Span<UInt8>, start: Int
  ) throws(Failure) -> AttributeValue {
    var value: [UInt8] = []
    var plain = at  // What stands from here on has no escape, and is copied in one go.
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: ")"), UInt8(ascii: "*"):
        value.append(bytes.extracting(plain..<at))
        return AttributeValue(bytes: value)
      case UInt8(ascii: "\\"):
        guard at + 2 < bytes.count, let high = bytes[at + 1].hexDigitValue,
          let low = bytes[at + 2].hexDigitValue
        else { throw Failure(.invalidEscape, offset: at) }
        value.append(bytes.extracting(plain..<at))
        value.append(high << 4 | low)
        at += 3
        plain = at
      case let byte where byte == UInt8(ascii: "(") || byte == 0:
        throw Failure(.unescaped(byte), offset: at)
      default:
        at += 1
      }
    }
    throw Failure(.unclosedParenthesis, offset: start)
  }

  private mutating func skipWhitespace(in bytes: Span<UInt8>) {
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): at += 1
      default: return
      }
    }
  }
}

extension Span<UInt8> {
  /// Whether the bytes are `dn`, in whatever case.
  fileprivate func isDN(_ range: Range<Int>) -> Bool {
    range.count == 2 && self[range.lowerBound].asciiLowercased == UInt8(ascii: "d")
      && self[range.lowerBound + 1].asciiLowercased == UInt8(ascii: "n")
  }
}

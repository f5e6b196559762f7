extension MatchingRule {
  /// The value in the form that the rule compares byte by byte; nil when it does not conform to the
  /// rule's syntax, and a filter that asks for it is Undefined (RFC 4511 section 4.5.1.7).
  ///
  /// The rule is one of equality or ordering. Names are prepared by the schema's rules.
  package func prepared(_ value: AttributeValue, _ schema: Schema) -> [UInt8]? {
    let bytes = value.bytes
    switch self {
    case .caseExactMatch, .caseExactOrderingMatch, .caseExactSubstringsMatch:
      return bytes.isDirectoryString ? bytes.preparedText(.caseExact) : nil
    case .caseIgnoreListMatch:
      return Self.preparedList(bytes, schema)
    case .caseIgnoreMatch, .caseIgnoreOrderingMatch, .caseIgnoreSubstringsMatch,
      .caseIgnoreListSubstringsMatch:
      return bytes.isDirectoryString ? bytes.preparedText(.caseIgnore) : nil
    case .caseExactIA5Match, .caseExactIA5SubstringsMatch:
      return bytes.isASCII ? value.prepared(for: .caseExact).bytes : nil
    case .caseIgnoreIA5Match, .caseIgnoreIA5SubstringsMatch:
      return bytes.isASCII ? value.prepared(for: .caseIgnore).bytes : nil
    case .integerMatch, .integerOrderingMatch:
      return bytes.isInteger ? bytes : nil
    case .booleanMatch:
      return value == "TRUE" || value == "FALSE" ? bytes : nil
    case .distinguishedNameMatch:
      return schema.name(parsing: bytes).map { schema.prepared($0).bytes }
    case .generalizedTimeMatch, .generalizedTimeOrderingMatch:
      return GeneralizedTime(parsing: bytes)?.prepared
    case .numericStringMatch, .numericStringOrderingMatch, .numericStringSubstringsMatch:
      let isNumeric = bytes.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: " ") }
      guard isNumeric, !bytes.isEmpty else { return nil }
      return bytes.without(" ")
    case .telephoneNumberMatch, .telephoneNumberSubstringsMatch:
      return bytes.isPrintableString ? bytes.without(" -") : nil
    case .objectIdentifierMatch:
      return bytes.isObjectIdentifier ? bytes : nil
    case .bitStringMatch:
      return bytes.isBitString ? bytes : nil
    case .csnMatch, .csnOrderingMatch:
      return ChangeSequenceNumber(parsing: bytes)?.prepared
    case .uuidMatch, .uuidOrderingMatch:
      return bytes.isUUID ? bytes.map(\.asciiLowercased) : nil
    case .octetStringMatch, .octetStringOrderingMatch,
      .octetStringSubstringsMatch:
      return bytes
    }
  }

  /// A list of lines with `$` between, each prepared by itself (RFC 4517 section 4.2.11); nil where one of
  /// them is none. As slapd stores them, lines may be empty.
  private static func preparedList(_ bytes: [UInt8], _ schema: Schema) -> [UInt8]? {
    guard bytes.isDirectoryString else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
    let prepared = lines.compactMap { line in
      line.isEmpty
        ? [] : caseIgnoreMatch.prepared(AttributeValue(bytes: Array(line)), schema)
    }
    return prepared.count == lines.count ? Array(prepared.joined(separator: "$".utf8)) : nil
  }

  /// Where a piece of a substrings assertion stands (RFC 4517 section 3.3.30).
  package enum Piece: Hashable, Sendable {
    case initial
    case any
    case final
  }

  /// The piece in the form that the substrings rule compares; nil when it does not conform to the
  /// syntax of this rule, the attribute's one of equality.
  ///
  /// Spaces at the ends of a piece are kept, as one, where the value goes on; but OpenLDAP leaves
  /// them out of IA5 strings.
  package func prepared(_ piece: AttributeValue, as place: Piece, _ schema: Schema) -> [UInt8]? {
    guard var bytes = prepared(piece, schema) else { return nil }
    switch self {
    case .caseExactMatch, .caseIgnoreMatch, .caseIgnoreListMatch:
      // Without spaces there are none to keep; a piece of spaces alone is one space.
      if bytes.isEmpty { return place == .final ? [] : [UInt8(ascii: " ")] }
      if place != .initial, piece.bytes.first == UInt8(ascii: " ") {
        bytes.insert(UInt8(ascii: " "), at: 0)
      }
      if place != .final, piece.bytes.last == UInt8(ascii: " ") {
        bytes.append(UInt8(ascii: " "))
      }
      return bytes
    default:
      return bytes
    }
  }

  /// Whether the first value comes before the second (-1), equals it (0) or comes behind it (1).
  /// Both are prepared; the rule is one of equality or ordering.
  package func order(_ a: [UInt8], _ b: [UInt8]) -> Int {
    switch self {
    case .integerMatch, .integerOrderingMatch:
      let minus = UInt8(ascii: "-")
      let (isNegative, otherIsNegative) = (a.first == minus, b.first == minus)
      if isNegative != otherIsNegative { return isNegative ? -1 : 1 }
      let order = a.count != b.count ? (a.count < b.count ? -1 : 1) : lexicalOrder(a, b)
      return isNegative ? -order : order
    default:
      return lexicalOrder(a, b)
    }
  }

  private func lexicalOrder(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a == b { return 0 }
    return a.lexicographicallyPrecedes(b) ? -1 : 1
  }
}

extension [UInt8] {
  /// RFC 4517 section 3.3.6; a directory string is not empty.
  fileprivate var isDirectoryString: Bool { !isEmpty && span.isUTF8 }

  /// RFC 4517 section 3.3.15: an IA5 string.
  fileprivate var isASCII: Bool { allSatisfy { $0 < 0x80 } }

  /// The text in the form that the rule compares, beyond ASCII in Unicode's form KC. Like OpenLDAP, it makes
  /// letters small before that, one for one, and not what comes of it. The bytes must be UTF-8.
  fileprivate func preparedText(_ rule: StringMatchingRule) -> [UInt8] {
    if isASCII { return AttributeValue(bytes: self).prepared(for: rule).bytes }
    let scalars = String(decoding: self, as: UTF8.self).unicodeScalars
    var text = String.UnicodeScalarView()
    text += NormalizationFormKC.normalize(scalars.map { rule == .caseIgnore ? $0.smallLetter : $0 })
    return AttributeValue(String(text)).prepared(for: .caseExact).bytes
  }

  /// RFC 4517 section 3.3.16: no sign but `-`, no zero in front.
  fileprivate var isInteger: Bool {
    let digits = first == UInt8(ascii: "-") ? dropFirst() : self[...]
    guard let first = digits.first, digits.allSatisfy(\.isASCIIDigit) else { return false }
    return first != UInt8(ascii: "0") || count == 1
  }

  /// RFC 4517 section 3.3.2: `'0101'B`.
  fileprivate var isBitString: Bool {
    let mark = UInt8(ascii: "'")
    return count > 2 && first == mark && self[count - 2] == mark && last == UInt8(ascii: "B")
      && self[1..<count - 2].allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }
  }

  /// RFC 4517 section 3.3.29.
  fileprivate var isPrintableString: Bool {
    !isEmpty
      && allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || " '()+,-./:=?".utf8.contains($0) }
  }

  /// RFC 4512 section 1.4: numericoid. OpenLDAP takes a single number too, and no name.
  fileprivate var isObjectIdentifier: Bool {
    split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { number in
      number.allSatisfy(\.isASCIIDigit)
        && (number.count == 1 || number.first.map { $0 != UInt8(ascii: "0") } ?? false)
    }
  }

  /// RFC 4530 section 2.1: 32 hexadecimal digits in five groups.
  fileprivate var isUUID: Bool {
    count == 36
      && indices.allSatisfy { index in
        [8, 13, 18, 23].contains(index)
          ? self[index] == UInt8(ascii: "-") : self[index].hexDigitValue != nil
      }
  }

  /// The bytes but for some; one space when none is left.
  fileprivate func without(_ unwanted: String) -> [UInt8] {
    let rest = filter { !unwanted.utf8.contains($0) }
    return rest.isEmpty ? [UInt8(ascii: " ")] : rest
  }
}

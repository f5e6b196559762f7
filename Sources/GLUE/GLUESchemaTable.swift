import LDAPTypes

/// One of the generated tables: definitions of a schema, one a line, words between spaces.
///
/// An attribute type is `OID NAMES KIND`, then perhaps `<SUPERIOR`, `1` (single-valued) and
/// `operational`. KIND is one of the words below, or `EQUALITY/ORDERING/SUBSTRINGS/SYNTAX`. An object
/// class is `OID NAMES KIND`, then `<SUPERIOR`, `+REQUIRED` and `?ALLOWED` as often as needed. NAMES
/// stand between commas; `-` is nothing. An object identifier that begins with a point is one behind
/// the table's prefix, a syntax one of RFC 4517's.
struct GLUESchemaTable {
  var prefix: String
  var text: String

  /// The words of a line. They are bytes until they are kept: by characters it takes some ten times as
  /// long.
  private typealias Words = [ArraySlice<UInt8>]

  func attributeTypes() -> [AttributeType] {
    // Most types are of a few kinds.
    var kinds: [ArraySlice<UInt8>: AttributeType] = [:]
    return lines().map { words in
      let kind = kinds[words[2]] ?? Self.kind(words[2])
      kinds[words[2]] = kind
      var type = kind
      type.oid = oid(words[0])
      type.names = names(words[1])
      for word in words.dropFirst(3) {
        switch word.first {
        case UInt8(ascii: "1"): type.isSingleValued = true
        case UInt8(ascii: "<"): type.superior = Self.text(word.dropFirst())
        default: type.isOperational = true
        }
      }
      return type
    }
  }

  func objectClasses() -> [ObjectClassDefinition] {
    lines().map { words in
      var definition = ObjectClassDefinition(oid: oid(words[0]), names: names(words[1]))
      switch Self.text(words[2]) {
      case "abstract": definition.kind = .abstract
      case "auxiliary": definition.kind = .auxiliary
      default: definition.kind = .structural
      }
      for word in words.dropFirst(3) {
        let name = Self.text(word.dropFirst())
        switch word.first {
        case UInt8(ascii: "+"): definition.required.append(AttributeDescription(name))
        case UInt8(ascii: "?"): definition.allowed.append(AttributeDescription(name))
        default: definition.superiors.append(name)
        }
      }
      return definition
    }
  }

  private static let syntaxes = "1.3.6.1.4.1.1466.115.121.1."
  private static let kinds: [String: String] = [
    "exact": "caseExactMatch/-/caseExactSubstringsMatch/.15",
    "ignore": "caseIgnoreMatch/-/caseIgnoreSubstringsMatch/.15",
    "ia5": "caseIgnoreIA5Match/-/caseIgnoreIA5SubstringsMatch/.26",
    "integer": "integerMatch/integerOrderingMatch/-/.27",
    "boolean": "booleanMatch/-/-/.7",
    "name": "distinguishedNameMatch/-/-/.12",
  ]

  /// A type of that kind, without a name.
  private static func kind(_ word: ArraySlice<UInt8>) -> AttributeType {
    var type = AttributeType(oid: "", names: [])
    let kind = kinds[text(word)] ?? text(word)
    let rules = kind.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    if rules.count == 4 {
      type.equality = MatchingRule(rawValue: rules[0])
      type.ordering = MatchingRule(rawValue: rules[1])
      type.substrings = MatchingRule(rawValue: rules[2])
      let syntax = rules[3]
      type.syntax =
        syntax.utf8.first == UInt8(ascii: ".") ? syntaxes + syntax.dropFirst() : syntax
    }
    return type
  }

  private func lines() -> [Words] {
    Array(text.utf8).split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: " "))
    }
  }

  private static func text(_ word: ArraySlice<UInt8>) -> String {
    String(decoding: word, as: UTF8.self)
  }

  private func oid(_ word: ArraySlice<UInt8>) -> String {
    word.first == UInt8(ascii: ".") ? prefix + Self.text(word.dropFirst()) : Self.text(word)
  }

  private func names(_ word: ArraySlice<UInt8>) -> [String] {
    word == [UInt8(ascii: "-")]
      ? [] : word.split(separator: UInt8(ascii: ",")).map { Self.text($0) }
  }
}

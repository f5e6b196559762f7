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

  func attributeTypes() -> [AttributeType] {
    lines().map { words in
      var type = AttributeType(oid: oid(words[0]), names: names(words[1]))
      let kind = Self.kinds[words[2]] ?? words[2]
      let rules = kind.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
      if rules.count == 4 {
        type.equality = MatchingRule(rawValue: String(rules[0]))
        type.ordering = MatchingRule(rawValue: String(rules[1]))
        type.substrings = MatchingRule(rawValue: String(rules[2]))
        let syntax = String(rules[3])
        type.syntax =
          syntax.utf8.first == UInt8(ascii: ".") ? Self.syntaxes + syntax.dropFirst() : syntax
      }
      for word in words.dropFirst(3) {
        switch word {
        case "1": type.isSingleValued = true
        case "operational": type.isOperational = true
        default: type.superior = String(word.dropFirst())
        }
      }
      return type
    }
  }

  func objectClasses() -> [ObjectClassDefinition] {
    lines().map { words in
      var definition = ObjectClassDefinition(oid: oid(words[0]), names: names(words[1]))
      switch words[2] {
      case "abstract": definition.kind = .abstract
      case "auxiliary": definition.kind = .auxiliary
      default: definition.kind = .structural
      }
      for word in words.dropFirst(3) {
        let name = String(word.dropFirst())
        switch word.first {
        case "+": definition.required.append(AttributeDescription(name))
        case "?": definition.allowed.append(AttributeDescription(name))
        default: definition.superiors.append(name)
        }
      }
      return definition
    }
  }

  private static let syntaxes = "1.3.6.1.4.1.1466.115.121.1."
  private static let kinds: [Substring: Substring] = [
    "exact": "caseExactMatch/-/caseExactSubstringsMatch/.15",
    "ignore": "caseIgnoreMatch/-/caseIgnoreSubstringsMatch/.15",
    "ia5": "caseIgnoreIA5Match/-/caseIgnoreIA5SubstringsMatch/.26",
    "integer": "integerMatch/integerOrderingMatch/-/.27",
    "boolean": "booleanMatch/-/-/.7",
    "name": "distinguishedNameMatch/-/-/.12",
  ]

  /// The words of each line. Split by bytes: by characters it takes some ten times as long.
  private func lines() -> [[Substring]] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: " ")).map(Substring.init)
    }
  }

  private func oid(_ word: Substring) -> String {
    word.utf8.first == UInt8(ascii: ".") ? prefix + word.dropFirst() : String(word)
  }

  private func names(_ word: Substring) -> [String] {
    word == "-" ? [] : word.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
  }
}

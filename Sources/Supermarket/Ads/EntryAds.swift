package import ClassAd
internal import GLUE
package import LDAPTypes

/// Makes ads of entries as the WMS does: it pastes values into text, unescaped, and has that parsed
/// (`insert_values` in its `common.cpp`).
package struct EntryAds {
  private var types: [AttributeDescription: PublishedType] = [:]
  /// What became of values that are not as they were published.
  package private(set) var alterations: [AlteredAttribute] = []

  package init() {}

  /// The ad of an entry; `objectClass` is not in it.
  package mutating func ad(of entry: Entry) -> ClassAd {
    var ad = ClassAd()
    for attribute in entry.attributes where attribute.description != GLUE1.objectClass {
      add(attribute, of: entry, to: &ad)
    }
    return ad
  }

  private mutating func add(_ attribute: Attribute, of entry: Entry, to ad: inout ClassAd) {
    let type: PublishedType
    if let known = types[attribute.description] {
      type = known
    } else {
      type = PublishedType(attribute.description)
      types[attribute.description] = type
    }
    if let value = Self.plain(attribute.values, type) { return ad.set(type.name, to: value) }
    let text = Self.pasted(attribute.values, type)
    guard let expression = try? Expression(parsingPrefixOf: text) else {
      note(.lost, attribute, of: entry)
      return
    }
    let kept = Self.kept(expression)
    ad[type.name] = kept
    if kept != expression {
      note(.computes(expression.description), attribute, of: entry)
    } else if !Self.holds(kept, attribute.values, type) {
      note(.reads(expression.description), attribute, of: entry)
    }
  }

  /// The texts of an attribute of several values as the WMS reads them: those that were published, others
  /// that a value with quotation marks makes, or none where a value breaks the list.
  package static func texts(
    _ description: AttributeDescription, _ values: [AttributeValue]
  ) -> [[UInt8]] {
    if areAsPublished(values) { return values.map(\.bytes) }
    let type = PublishedType(description)
    guard let expression = try? Expression(parsingPrefixOf: pasted(values, type)),
      case .list(let list) = CompiledExpression(kept(expression)).value(),
      let elements = list.constants
    else { return [] }
    return elements.compactMap { if case .string(let text) = $0 { text.bytes } else { nil } }
  }

  /// Whether nothing about values of text calls for a closer look, nor for the schema, which takes long
  /// to be made.
  private static func areAsPublished(_ values: [AttributeValue]) -> Bool {
    values.allSatisfy { isPlainText($0.bytes) }
  }

  /// Whether the WMS does not read values of text as they were published.
  package static func isAltered(
    _ description: AttributeDescription, _ values: [AttributeValue]
  ) -> Bool {
    if areAsPublished(values) { return false }
    let type = PublishedType(description)
    guard let expression = try? Expression(parsingPrefixOf: pasted(values, type)) else {
      return true
    }
    return !holds(kept(expression), values, type)
  }

  /// What counts of an expression that someone published: it may compute nothing, for that may take as long as
  /// they like, and so is an error here; of a list that is said of each element.
  private static func kept(_ expression: Expression) -> Expression {
    func kept(_ part: Expression) -> Expression { part.isSelfContained ? part : .literal(.error) }
    if case .list(let elements) = expression { return .list(elements.map(kept)) }
    return kept(expression)
  }

  private mutating func note(
    _ effect: AlteredAttribute.Effect, _ attribute: Attribute, of entry: Entry
  ) {
    alterations.append(
      AlteredAttribute(dn: entry.dn, name: attribute.description.rawValue, effect: effect))
  }

  // MARK: Values

  /// What nearly all values come to; nil for those that the parser must look at.
  private static func plain(_ values: [AttributeValue], _ type: PublishedType) -> Value? {
    if !type.isList {
      return values.count == 1 ? plain(values[0].bytes, type) : nil
    }
    var elements: [Value] = []
    elements.reserveCapacity(values.count)
    for value in values {
      guard let element = plain(value.bytes, type) else { return nil }
      elements.append(element)
    }
    return .list(of: elements)
  }

  private static func plain(_ bytes: [UInt8], _ type: PublishedType) -> Value? {
    if type.isNumber {
      guard (1...9).contains(bytes.count), bytes[0] != UInt8(ascii: "0") || bytes.count == 1 else {
        return nil
      }
      var number: Int32 = 0
      for byte in bytes {
        guard byte.isASCIIDigit else { return nil }
        number = number * 10 + Int32(byte &- 0x30)
      }
      return .integer(number)
    }
    return isPlainText(bytes) ? .string(ByteString(bytes)) : nil
  }

  /// Whether a value of text in quotes is what was published.
  private static func isPlainText(_ bytes: [UInt8]) -> Bool {
    for byte in bytes where byte == 0 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      return false
    }
    return !isWord(bytes)
  }

  /// The text that the WMS makes of the values.
  private static func pasted(_ values: [AttributeValue], _ type: PublishedType) -> [UInt8] {
    var text: [UInt8] = type.isList ? [UInt8(ascii: "{")] : []
    for (index, value) in values.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      // To C it ends at a NUL.
      let bytes = value.bytes.prefix { $0 != 0 }
      if type.isNumber || isWord(Array(bytes)) {
        text += bytes
      } else {
        text.append(UInt8(ascii: "\""))
        text += bytes
        text.append(UInt8(ascii: "\""))
      }
    }
    if type.isList { text.append(UInt8(ascii: "}")) }
    return text
  }

  /// `true`, `false` and `undefined`, in any case, get no quotes.
  package static func isWord(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 4 || bytes.count == 5 || bytes.count == 9 else { return false }
    return ["true", "false", "undefined"].contains { word in
      word.utf8.elementsEqual(bytes.lazy.map { $0 | 0x20 })
    }
  }

  /// Whether an expression comes to what was published. A boolean for a scalar `TRUE` does, and a number.
  private static func holds(
    _ expression: Expression, _ published: [AttributeValue], _ type: PublishedType
  ) -> Bool {
    let value = CompiledExpression(expression).value()
    switch value {
    case .list(let list):
      guard type.isList, let elements = list.constants, elements.count == published.count else {
        return false
      }
      return zip(elements, published).allSatisfy { holds($0, $1.bytes) || type.isNumber }
    case .boolean, .undefined: return published.count == 1 && isWord(published[0].bytes)
    case .integer(let number): return "\(number)".utf8.elementsEqual(published[0].bytes)
    default: return published.count == 1 && holds(value, published[0].bytes)
    }
  }

  private static func holds(_ value: Value, _ published: [UInt8]) -> Bool {
    if case .string(let text) = value { text.bytes == published } else { false }
  }
}

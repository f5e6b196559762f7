/// Messages as a server sends them (RFC 4511), in BER.
public enum Protocol {
  /// A search's entry, with one attribute.
  public static func entry(_ identifier: UInt8, _ dn: String) -> [UInt8] {
    let values = element(0x31, text("v"))
    let attributes = element(0x30, element(0x30, text("cn") + values))
    return message(identifier, element(0x64, text(dn) + attributes))
  }

  /// A search's continuation reference.
  public static func reference(_ identifier: UInt8, _ urls: [String]) -> [UInt8] {
    message(identifier, element(0x73, urls.flatMap(text)))
  }

  /// What ends a search.
  public static func done(_ identifier: UInt8, _ code: UInt8 = 0, _ words: String = "") -> [UInt8] {
    message(identifier, element(0x65, [0x0A, 1, code] + text("") + text(words)))
  }

  /// What ends an operation well, of any type: 0x61 a bind, 0x65 a search, 0x6B a deletion.
  public static func success(_ identifier: UInt8, type: UInt8) -> [UInt8] {
    message(identifier, element(type, [0x0A, 1, 0] + text("") + text("")))
  }

  /// What ends a search that others are to answer.
  public static func referral(_ identifier: UInt8, _ urls: [String]) -> [UInt8] {
    let urls = element(0xA3, urls.flatMap(text))
    return message(identifier, element(0x65, [0x0A, 1, 10] + text("") + text("") + urls))
  }

  /// What ends a page of a search that has more (RFC 2696).
  public static func page(_ identifier: UInt8, cookie: String) -> [UInt8] {
    page(identifier, value: element(0x30, [2, 1, 0] + text(cookie)))
  }

  /// The same, or the end of another operation, whose control has some value or none.
  public static func page(_ identifier: UInt8, type: UInt8 = 0x65, value: [UInt8]?) -> [UInt8] {
    let value = value.map { element(4, $0) } ?? []
    let control = element(0x30, text("1.2.840.113556.1.4.319") + value)
    let done = element(type, [0x0A, 1, 0] + text("") + text(""))
    return message(identifier, done + element(0xA0, control))
  }

  /// What answers an extended request; with identifier 0 a notice, of disconnection unless it has another
  /// name.
  public static func extended(
    _ identifier: UInt8, _ code: UInt8, _ words: String, name: String = "1.3.6.1.4.1.1466.20036"
  ) -> [UInt8] {
    let name: [UInt8] = identifier == 0 ? element(0x8A, Array(name.utf8)) : []
    return message(identifier, element(0x78, [0x0A, 1, code] + text("") + text(words) + name))
  }

  public static func message(_ identifier: UInt8, _ operation: [UInt8]) -> [UInt8] {
    element(0x30, [2, 1, identifier] + operation)
  }

  public static func text(_ text: String) -> [UInt8] { element(4, Array(text.utf8)) }

  public static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    content.count < 128
      ? [tag, UInt8(content.count)] + content
      : [tag, 0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + content
  }
}

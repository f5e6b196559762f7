extension LDAPURL: CustomStringConvertible {
  /// The URL in the text form of RFC 4516 section 2, as short as it goes. Reading it gives the same
  /// URL; a host that is none comes out as something that no reader accepts.
  public var description: String {
    var text = Array("\(scheme.rawValue)://".utf8)
    if let host { Self.write(host: host, isPath: scheme == .ldapi, to: &text) }
    if let port, scheme != .ldapi { text += ":\(port)".utf8 }
    writeSearch(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func write(host: String, isPath: Bool, to text: inout [UInt8]) {
    let bytes = host.utf8.span
    if host.isEmpty {
      text.append(UInt8(ascii: "%"))  // Without any text the host would be nil.
    } else if !isPath, bytes.isIPv6AddressWithZone(0..<bytes.count) {
      text += "[\(host.percentEncoded { $0 != UInt8(ascii: "%") })]".utf8
    } else {
      text += host.percentEncoded { $0.isUnreservedInURL }.utf8
    }
  }

  private func writeSearch(to text: inout [UInt8]) {
    let parts = [
      dn.description.percentEncoded { $0.mayStandInURL },
      attributes.map { $0.rawValue.percentEncoded { $0.mayStandInURLList } }
        .joined(separator: ","),
      scope?.inURL ?? "",
      filter?.description.percentEncoded { $0.mayStandInURL } ?? "",
      extensions.map(\.inURL).joined(separator: ","),
    ]
    guard let last = parts.lastIndex(where: { !$0.isEmpty }) else { return }
    for index in 0...last {
      text.append(index == 0 ? UInt8(ascii: "/") : UInt8(ascii: "?"))
      text += parts[index].utf8
    }
  }
}

extension LDAPURL.Extension {
  /// The extension as it stands in a URL.
  fileprivate var inURL: String {
    // A type that was never checked comes out as something that no reader accepts.
    (isCritical ? "!" : "") + type.percentEncoded { $0.isKeyCharacter || $0 == UInt8(ascii: ".") }
      + (value.map { "=" + $0.percentEncoded { $0.mayStandInURLList } } ?? "")
  }
}

extension SearchScope {
  /// The scope as it stands in a URL (RFC 4516 section 2); `children` is OpenLDAP's word.
  fileprivate var inURL: String {
    switch self {
    case .base: "base"
    case .oneLevel: "one"
    case .subtree: "sub"
    case .children: "children"
    }
  }
}

extension UInt8 {
  /// Whether the byte is one that never needs percent-encoding (RFC 3986 section 2.3: unreserved).
  var isUnreservedInURL: Bool {
    switch self {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: isKeyCharacter
    }
  }

  /// Whether the byte may stand in a part of an LDAP URL as it is: unreserved, sub-delims, `:`, `@`
  /// and `/` (RFC 3986 sections 2.2, 3.3 and 3.4), not `?`, which RFC 4516 gives a meaning.
  fileprivate var mayStandInURL: Bool {
    switch self {
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"),
      UInt8(ascii: "@"), UInt8(ascii: "/"):
      true
    default: isUnreservedInURL
    }
  }

  /// Whether the byte may stand in an item of a list with commas between the items.
  fileprivate var mayStandInURLList: Bool {
    mayStandInURL && self != UInt8(ascii: ",")
  }
}

extension String {
  /// The text with those bytes percent-encoded that are not allowed (RFC 3986 section 2.1).
  fileprivate func percentEncoded(where isAllowed: (UInt8) -> Bool) -> String {
    var encoded: [UInt8] = []
    for byte in utf8 {
      if isAllowed(byte) {
        encoded.append(byte)
      } else {
        encoded.append(UInt8(ascii: "%"))
        encoded.appendUppercaseHex(byte)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}

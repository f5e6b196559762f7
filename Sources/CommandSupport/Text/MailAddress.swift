internal import LDAPTypes

/// Mail addresses out of what sites publish as their contact.
public enum MailAddress {
  /// The plain addresses in a contact such as `mailto:a@x.org,b@y.org?subject=z`.
  ///
  /// Sites write them with and without `mailto:`, once or before each, with spaces and with semicolons. Of the
  /// query of a URL, by which it could set other headers, only `to` and `cc` count.
  public static func all(in contact: String) -> [String] { taken(apart: contact).plain }

  /// What a contact holds that is no plain address: some of its list, or all of it where it has none.
  public static func oddities(in contact: String) -> [String] { taken(apart: contact).odd }

  /// A contact that has anything by which what stands beside it could mean something else has no plain address:
  /// escapes, what a shell replaces, control characters, and quotes, brackets or comments that do not end.
  private static func taken(apart contact: String) -> (plain: [String], odd: [String]) {
    let isClear = contact.utf8.allSatisfy { $0 >= 0x20 && !"%\\$`\u{7F}".utf8.contains($0) }
    guard isClear, let members = members(of: contact) else { return ([], [contact]) }
    let words = members.map { $0.split(separator: " ").map(String.init) }
    let plain = words.filter { $0.allSatisfy(isPlain) }.joined()
    if plain.isEmpty { return ([], [contact]) }
    let odd = zip(members, words).filter { !$0.1.allSatisfy(isPlain) }
    return (Array(plain), odd.map { _, words in words.joined(separator: " ") })
  }

  /// What stands between the commas and semicolons of a contact's lists; nil when it cannot be told.
  private static func members(of contact: String) -> [Substring]? {
    let lists = urls(in: contact).flatMap { url in
      let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      let fields = parts.dropFirst().flatMap { $0.split(separator: "&") }.filter { field in
        ["to=", "cc="].contains { field.hasPrefix(ignoringASCIICaseOf: $0) }
      }
      return parts.prefix(1) + fields.map { $0.dropFirst(3) }
    }
    var members: [Substring] = []
    for list in lists {
      guard let more = Self.members(ofList: list) else { return nil }
      members += more
    }
    return members
  }

  /// What stands between the commas and semicolons that are not in quotes, angle brackets or a comment (RFC 5322
  /// section 3.4); nil when one of these does not end.
  private static func members(ofList list: Substring) -> [Substring]? {
    var members: [Substring] = []
    var start = list.startIndex
    var end: UInt8?
    for index in list.utf8.indices {
      let byte = list.utf8[index]
      if let awaited = end {
        if byte == awaited { end = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): end = byte
      case UInt8(ascii: "<"): end = UInt8(ascii: ">")
      case UInt8(ascii: "("): end = UInt8(ascii: ")")
      case UInt8(ascii: ">"), UInt8(ascii: ")"): return nil
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        members.append(list[start..<index])
        start = list.utf8.index(after: index)
      default: break
      }
    }
    return end == nil ? members + [list[start...]] : nil
  }

  /// What stands before, between and behind each `mailto:`.
  private static func urls(in contact: String) -> [Substring] {
    let scheme = "mailto:"
    var urls: [Substring] = []
    var rest = contact[...]
    while let start = rest.indices.first(where: {
      rest[$0...].hasPrefix(ignoringASCIICaseOf: scheme)
    }) {
      urls.append(rest[..<start])
      rest = Substring(rest[start...].utf8.dropFirst(scheme.utf8.count))
    }
    return urls + [rest]
  }

  /// Whether it means the same to a URL (RFC 6068), a header (RFC 5322) and a command line: no quotes,
  /// no `%`, no `-` at its beginning.
  private static func isPlain(_ address: String) -> Bool {
    let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard address.utf8.count <= 254, parts.count == 2, let first = parts[0].first,
      first.isASCIIAlphanumeric,
      parts[0].allSatisfy({ $0.isASCIIAlphanumeric || "._+=~-".utf8.contains($0) })
    else { return false }
    return parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { label in
        !label.isEmpty && label.first != UInt8(ascii: "-") && label.allSatisfy(\.isKeyCharacter)
      }
  }

  /// One URL with all of the addresses, each once (RFC 6068 section 2).
  public static func url(_ addresses: [String]) -> String {
    var seen: Set<String> = []
    return "mailto:"
      + addresses.filter { seen.insert($0.lowercased()).inserted }
      .joined(separator: ",")
  }
}

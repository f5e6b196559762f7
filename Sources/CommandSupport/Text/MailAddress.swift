internal import LDAPTypes

/// Mail addresses out of what sites publish as their contact.
public enum MailAddress {
  /// The addresses in a contact such as `mailto:a@x.org,b@y.org?subject=z`; none when it holds
  /// anything that is no plain address.
  ///
  /// Sites write them with and without `mailto:`, once or before each, with spaces and with semicolons. Of the
  /// query of a URL, by which it could set other headers, only `to` and `cc` count.
  public static func all(in contact: String) -> [String] {
    let lists = urls(in: contact).flatMap { url in
      let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      let fields = parts.dropFirst().flatMap { $0.split(separator: "&") }.filter { field in
        ["to=", "cc="].contains { field.hasPrefix(ignoringASCIICaseOf: $0) }
      }
      return parts.prefix(1) + fields.map { $0.dropFirst(3) }
    }
    let addresses = lists.flatMap { $0.split { ",; ".contains($0) } }.map(String.init)
    return addresses.allSatisfy(isPlain) ? addresses : []
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

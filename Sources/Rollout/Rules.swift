/// What may stand in a field, so that it can be published, tagged, put into a JDL and given to a
/// shell without harm. A rule answers why a value is refused, or nil.
///
/// The limits come from what reads the values: `bdii-update` takes any `dn:` for the start of an
/// entry, GLUE 1.3 is IA5 (ASCII), the WMS pastes tags into ClassAds unescaped, and tags end up in
/// DNs and in file names.
enum Rules {
  /// The longest value of any field, in bytes.
  static let longest = 1_000

  /// Text that can be published at all.
  static func publishable(_ value: String) -> String? {
    if value.isEmpty { return "is empty" }
    if value.utf8.count > longest { return "is longer than \(longest) bytes" }
    if !value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      return "holds a character that is not printable ASCII"
    }
    if value.first == " " || value.last == " " { return "begins or ends with a space" }
    if value.first == ":" || value.first == "<" { return "begins with ':' or '<'" }
    if value.lowercased().contains("dn:") {
      return "holds 'dn:', which bdii-update takes for the start of an entry"
    }
    return nil
  }

  /// Text of people, which is kept and shown but not published.
  static func prose(_ value: String) -> String? {
    if value.isEmpty { return "is empty" }
    if value.utf8.count > longest { return "is longer than \(longest) bytes" }
    if value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return "holds a control character; write it on one line"
    }
    return nil
  }

  /// The longest word or version, in characters: two of them name a file, with what we add, of 255 bytes at
  /// the most.
  static let longestWord = 100

  /// A word that needs no quoting anywhere.
  static func word(_ value: String) -> String? {
    if let reason = publishable(value) { return reason }
    guard value.utf8.first!.isASCIIAlphanumeric,
      value.utf8.allSatisfy({ $0.isASCIIAlphanumeric || "._-".utf8.contains($0) })
    else { return "must be letters, digits, '.', '_' and '-', a letter or digit first" }
    return short(value)
  }

  private static func short(_ value: String) -> String? {
    value.utf8.count > longestWord ? "is longer than \(longestWord) characters" : nil
  }

  /// A word of a software tag that does not hold what separates product and version there.
  static func tagWord(_ value: String) -> String? {
    if let reason = word(value) { return reason }
    let lowercased = "-\(value.lowercased())-"
    return lowercased.contains(TagText.separator)
      ? "must not hold the word 'preview' between dashes" : nil
  }

  /// A software tag of a VO: `VO-`, the VO as it spells itself, a dash and something more, all of
  /// characters that survive tag files, DNs and ClassAds.
  static func tag(_ value: String, of vo: String) -> String? {
    if let reason = publishable(value) { return reason }
    guard value.utf8.allSatisfy(TagText.allows) else {
      return "must be letters, digits, '.', '_' and '-'"
    }
    guard value.hasPrefix("VO-\(vo)-"), value.utf8.count > vo.utf8.count + 4 else {
      return "must begin with 'VO-\(vo)-', and go on"
    }
    return value.utf8.count > TagText.longest
      ? "is longer than \(TagText.longest) characters" : nil
  }

  /// A path that means the same to every shell, on every worker node.
  static func path(_ value: String) -> String? {
    if let reason = publishable(value) { return reason }
    guard value.utf8.first == UInt8(ascii: "/") else { return "is not absolute" }
    guard value.utf8.allSatisfy({ $0.isASCIIAlphanumeric || "/._+@=,:-".utf8.contains($0) }) else {
      return "must be letters, digits and '/._+@=,:-'"
    }
    let steps = value.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if value != "/", steps.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) }) {
      return "holds an empty step or '.'"
    }
    if steps.contains(where: { $0.elementsEqual("..".utf8) }) { return "holds '..'" }
    return nil
  }

  /// A URL that the information system's validators take: http or https, a host with a domain.
  static func webURL(_ value: String) -> String? {
    if let reason = publishable(value) { return reason }
    guard let scheme = ["https://", "http://"].first(where: { value.hasPrefix($0) }) else {
      return "must begin with http:// or https://"
    }
    return authority(value.dropFirst(scheme.count)) ?? urlCharacters(value)
  }

  /// The URL of a service's endpoint, of any scheme.
  static func endpointURL(_ value: String) -> String? {
    if let reason = publishable(value) { return reason }
    guard let end = value.firstRange(of: "://"), end.lowerBound != value.startIndex,
      value[..<end.lowerBound].utf8.allSatisfy({ $0.isASCIIAlphanumeric || "+.-".utf8.contains($0) }
      )
    else { return "must be a URL, such as https://wms.example.org:7443/service" }
    return urlCharacters(value)
  }

  private static func authority(_ rest: Substring) -> String? {
    let host = rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2,
      labels.allSatisfy({
        !$0.isEmpty && $0.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
      }),
      labels.last!.utf8.count >= 2 && !labels.last!.utf8.contains(where: \.isASCIIDigit)
        || labels.count == 4 && labels.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) })
    else { return "must name a host with its domain, such as pps.example.org" }
    return nil
  }

  /// The characters of RFC 3986, without the quotes and brackets that shells and markup live by.
  private static func urlCharacters(_ value: String) -> String? {
    let allowed = "-._~:/?#@!$&*+,;=%"
    return value.utf8.allSatisfy { $0.isASCIIAlphanumeric || allowed.utf8.contains($0) }
      ? nil : "holds a character that does not belong in a URL; write it as %XX"
  }

  /// Whom to ask: `mailto:` and one address or more, separated by commas.
  static func contact(_ value: String) -> String? {
    if let reason = publishable(value) { return reason }
    let wanted = "must be mailto:NAME@HOST, the host with its domain, several separated by commas"
    guard value.hasPrefix("mailto:") else { return wanted }
    for address in value.dropFirst(7).split(separator: ",", omittingEmptySubsequences: false) {
      let parts = address.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty,
        parts[0].utf8.allSatisfy({ $0.isASCIIAlphanumeric || "._+-".utf8.contains($0) }),
        authority(parts[1]) == nil, !parts[1].contains(where: { "/:?#".contains($0) })
      else { return wanted }
    }
    return nil
  }

  /// An ID that stands in a DN as it is, without escapes (RFC 4514 section 2.4).
  static func id(_ value: String) -> String? {
    if let reason = publishable(value) { return reason }
    if value.utf8.contains(where: { ",+\"\\<>;=# ".utf8.contains($0) }) {
      return "holds one of ',+\"\\<>;=#' or a space, which would need escapes in a DN"
    }
    return value.first == "_" ? "begins with '_', which GLUE 2.0 keeps for itself" : nil
  }

  /// A package version, which stands in the ID of a pilot's entry, without RPM's '+' therefore, and names its
  /// file.
  static func packageVersion(_ value: String) -> String? { id(value) ?? short(value) }
}

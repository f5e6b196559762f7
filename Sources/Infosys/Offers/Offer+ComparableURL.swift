extension Offer.Endpoint {
  /// The URL, in which neither case nor a final slash matters, nor whether it names the port that its scheme means
  /// anyway (RFC 3986 section 6.2.3).
  package var comparableURL: String? { url.map(Self.comparable) }

  /// A URL as ``comparableURL``.
  static func comparable(_ url: String) -> String {
    var text = url.lowercased()
    if text.hasSuffix("/") { text.removeLast() }
    guard let (authority, port) = authority(of: text) else { return text }
    for named in [":" + port, ":"] where authority.hasSuffix(named) {
      text.removeSubrange(
        text.index(authority.endIndex, offsetBy: -named.count)..<authority.endIndex)
      break
    }
    return text
  }

  /// How a ``comparableURL`` may be spelled, but for its case.
  static func spellings(ofComparable url: String) -> [String] {
    var spellings = [url]
    if let (authority, port) = authority(of: url) {
      let host = authority.lastIndex { "@]".contains($0) } ?? authority.startIndex
      if !authority[host...].contains(":") {
        let end = authority.endIndex
        spellings += [":" + port, ":"].map { "\(url[..<end])\($0)\(url[end...])" }
      }
    }
    return spellings.flatMap { [$0, $0 + "/"] }
  }

  /// The ports of schemes, in small letters, where a standard has one: RFC 9110, 1738 and 4516.
  private static let ports = ["http": "80", "https": "443", "ftp": "21", "ldap": "389"]

  /// The host and port of a URL, and which port its scheme means; nil where it means none.
  private static func authority(of url: String) -> (text: Substring, port: String)? {
    guard let mark = url.firstRange(of: "://"), let port = ports[String(url[..<mark.lowerBound])]
    else { return nil }
    return (url[mark.upperBound...].prefix { !"/?#".contains($0) }, port)
  }
}

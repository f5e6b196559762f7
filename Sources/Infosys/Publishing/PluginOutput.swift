internal import GLUE
internal import LDAPTypes

/// What a GIP plugin printed, as far as it is about software tags; read as bdii-update reads it.
///
/// bdii-update looks at text, not at LDIF: an entry runs from one `dn:` to the next, and a record
/// without `changetype:` replaces the attributes that it has. A combining mark is a character by itself
/// to it.
public struct PluginOutput: Sendable {
  /// The GlueSubClusterUniqueIDs, in lower case, whose tags it replaces.
  private var replaced: Set<String> = []

  /// Reads what was printed; nil when it is not UTF-8, of which bdii-update takes nothing.
  public init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let unfolded = text.unicodeScalars
      .replacing("\r\n".unicodeScalars, with: "\n".unicodeScalars)
      .replacing("\n ".unicodeScalars, with: "".unicodeScalars)
    let records = unfolded.split(separator: "dn:".unicodeScalars, omittingEmptySubsequences: false)
      .dropFirst()
    for record in records { read(record) }
  }

  /// The subclusters of these whose tags it replaces, so that what another plugin adds may be lost.
  public func replacesTags(of subclusters: [String]) -> [String] {
    subclusters.filter { replaced.contains($0.lowercased()) }
  }

  private mutating func read(_ record: Substring.UnicodeScalarView) {
    var lines = record.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard let id = Self.subcluster(lines.removeFirst()) else { return }
    var values: [String: [String]] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      values[Substring(line[..<colon]).lowercased(), default: []]
        .append(Substring(value).lowercased())
    }
    let tag = GLUE1.softwareTag.description.lowercased()
    guard values[tag] != nil else { return }
    let names = { (key: String) in
      (values[key] ?? []).map { $0.unicodeScalars.split(separator: " ").first.map(String.init) }
    }
    if values["changetype"] == nil || names("replace").contains(tag) { replaced.insert(id) }
  }

  /// The GlueSubClusterUniqueID that a DN begins with, in lower case; nil for other entries.
  private static func subcluster(_ line: Substring.UnicodeScalarView) -> String? {
    let rdn = line.prefix { $0 != "," }.split(separator: "=", maxSplits: 1)
    guard rdn.count == 2 else { return nil }
    let word = { (text: Substring.UnicodeScalarView) in
      text.split(separator: " ").map(String.init).joined(separator: " ").lowercased()
    }
    guard word(rdn[0]) == GLUE1.subClusterUniqueID.description.lowercased() else { return nil }
    return word(rdn[1])
  }
}

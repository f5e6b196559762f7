internal import LDAPTypes

/// JDL as DIRAC reads it: it evaluates no Requirements, and splits the text by simple rules, so that
/// quotation marks and semicolons in a value cannot be had.
enum DIRACText {
  static func text(_ route: Route) throws(RouteRefusal) -> String {
    if route.isAvoided {
      throw RouteRefusal(
        reason: "DIRAC cannot keep a job away from a tag",
        advice: "ban sites, by DIRAC's own names for them, with BannedSites")
    }
    let hosts = hosts(of: route)
    guard let first = hosts.first else { return "Tags = {\"\(try route.oneTag("DIRAC"))\"};\n" }
    let names = hosts.filter(isHost)
    if names.isEmpty {
      throw RouteRefusal(
        reason: "'\(first)' is no host's name", advice: "DIRAC's JDL has no escapes")
    }
    return "GridCE = {\(names.map { "\"\($0)\"" }.joined(separator: ", "))};\n"
  }

  /// The hosts of a route that cannot be named.
  static func unnamableHosts(of route: Route) -> [String] {
    hosts(of: route).filter { !isHost($0) }
  }

  /// The hosts of a route that is told by hosts alone, each once; none of another.
  private static func hosts(of route: Route) -> [String] {
    var hosts: [String] = []
    for criterion in route.criteria {
      switch criterion {
      case .hosts(let more): hosts += more
      case .elements(let elements):
        hosts += elements.map { element in String(element.prefix { $0 != ":" && $0 != "/" }) }
      case .tags, .anyProduct: return []
      }
    }
    var seen: Set<String> = []
    return hosts.filter { seen.insert($0.lowercased()).inserted }
  }

  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0.isKeyCharacter || $0 == UInt8(ascii: ".") }
  }
}

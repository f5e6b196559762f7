internal import Infosys

/// JDL as DIRAC reads it: it evaluates no Requirements, and splits the text by simple rules, so that
/// quotation marks and semicolons in a value cannot be had.
enum DIRACText {
  static func text(_ route: Route) throws(RouteRefusal) -> String {
    if route.isAvoided {
      throw RouteRefusal(
        reason: "DIRAC cannot keep a job away from a tag",
        advice: "ban sites, by DIRAC's own names for them, with BannedSites")
    }
    var hosts: [String] = []
    var isByHost = true
    for criterion in route.criteria {
      switch criterion {
      case .hosts(let more): hosts += more
      case .elements(let elements):
        hosts += elements.map { element in String(element.prefix { $0 != ":" && $0 != "/" }) }
      case .tags, .anyProduct: isByHost = false
      }
    }
    guard isByHost, !hosts.isEmpty else {
      return "Tags = {\"\(try route.oneTag("DIRAC"))\"};\n"
    }
    var seen: Set<String> = []
    let names = hosts.filter { seen.insert($0.lowercased()).inserted }
    if let name = names.first(where: { !isHost($0) }) {
      throw RouteRefusal(
        reason: "'\(name)' is no host's name", advice: "DIRAC's JDL has no escapes")
    }
    return "GridCE = {\(names.map { "\"\($0)\"" }.joined(separator: ", "))};\n"
  }

  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}

internal import GLUE
internal import LDAPTypes

/// The keys of GLUE2EntityOtherInfo that the EGI profile names. All others are free.
struct OtherInfoCheck: Check {
  func run(_ set: EntrySet, _ findings: inout Findings) {
    for subject in set.subjects {
      var shares: [String: Int] = [:]
      for text in subject.entry.strings(GLUE2.otherInfo) {
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let key = String(text[..<equals])
        let value = String(text[text.utf8.index(after: equals)...])
        if let wanted = flaw(of: value, key) {
          findings.add(.profileOtherInfo, subject, "'\(text)' is not \(wanted)")
        }
        if key == "Share" { add(value, to: &shares, subject, &findings) }
      }
      let sum = shares.values.reduce(0, +)
      if sum > 100 { findings.add(.profileShare, subject, "the shares are \(sum) % in all") }
    }
  }

  private func flaw(of value: String, _ key: String) -> String? {
    func word(_ list: [String]) -> String? {
      list.contains(value) ? nil : "one of \(list.joined(separator: ", "))"
    }
    switch key {
    case "ProfileName": return word(["EGI"])
    case "ProfileVersion", "MiddlewareVersion": return value.isEmpty ? "a version" : nil
    case "CONFIG": return word(["yaim", "puppet", "quattor"])
    case "BLOG", "ICON", "WLCG_NAMEICON":
      return ProfileType.isURL(value) ? nil : "a URL with a full host name"
    case "WLCG_TIER": return word(["0", "1", "2", "3"])
    case "MiddlewareName": return word(["EMI", "UMD"])
    default:
      let prefix = "CPUScalingReference"
      guard key.hasPrefix(prefix) else { return nil }
      return ["SI00", "HS06", "SI2K"].contains(key.dropFirst(prefix.count))
        ? nil : "\(prefix)SI00, \(prefix)HS06 or \(prefix)SI2K"
    }
  }

  private func add(
    _ value: String, to shares: inout [String: Int], _ subject: Subject,
    _ findings: inout Findings
  ) {
    let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let percent = Int(parts[1]), (0...100).contains(percent) else {
      findings.add(.profileShare, subject, "Share=\(value)")
      return
    }
    if shares.updateValue(percent, forKey: String(parts[0])) != nil {
      findings.add(.profileShare, subject, "Share=\(value): \(parts[0]) stands there twice")
    }
  }
}

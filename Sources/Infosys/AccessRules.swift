/// Who may use a computing element, view or share: GlueCEAccessControlBaseRule, or GLUE2PolicyRule.
///
/// `VO:ops` lets all members of a VO in, `VOMS:/ops/Role=pilot` those with that FQAN, where `*` stands
/// for anything; `DENY:/ops/Role=pilot` keeps them out, whatever lets them in. Other rules are the
/// site's own, such as the subject of somebody's certificate.
public struct AccessRules: Hashable, Sendable {
  /// The rules as published.
  public var texts: [String]

  public init(_ texts: [String]) {
    self.texts = texts
  }

  /// Which members of a VO may use it.
  public enum Admission: Hashable, Sendable {
    case everyone
    /// Those with one of these FQANs.
    case only([String])
    /// No rule lets anyone in.
    case nobody
    /// A rule keeps all of them out.
    case denied
  }

  /// Names compare without case, as GLUE 1.3 and the WMS's ClassAds compare them.
  public func admission(of vo: String) -> Admission {
    let (member, group) = ("VO:\(vo)", "/\(vo)")
    func fqans(_ word: String) -> [Substring] {
      texts.compactMap { rule in
        guard rule.hasPrefix(ignoringASCIICaseOf: word) else { return nil }
        let fqan = rule[rule.utf8.index(rule.startIndex, offsetBy: word.utf8.count)...]
        return fqan.isSame(ignoringCaseOf: group)
          || fqan.hasPrefix(ignoringASCIICaseOf: group + "/")
          ? fqan : nil
      }
    }
    func isAll(_ fqan: Substring) -> Bool {
      fqan.isSame(ignoringCaseOf: group) || fqan.isSame(ignoringCaseOf: group + "/*")
    }
    if fqans("DENY:").contains(where: isAll) { return .denied }
    let admitted = fqans("VOMS:")
    if texts.contains(where: { $0.isSame(ignoringCaseOf: member) })
      || admitted.contains(where: isAll)
    {
      return .everyone
    }
    return admitted.isEmpty ? .nobody : .only(admitted.map(String.init))
  }

  /// Whether members of a VO may use it, some of them at least.
  public func admits(vo: String) -> Bool {
    switch admission(of: vo) {
    case .everyone, .only: true
    case .nobody, .denied: false
    }
  }

  /// The VOs that are named.
  var vos: [String] {
    texts.compactMap { rule in
      if rule.hasPrefix("VO:") { return String(rule.dropFirst(3)) }
      guard rule.hasPrefix("VOMS:/") else { return nil }
      return String(rule.dropFirst(6).prefix { $0 != "/" })
    }
  }
}

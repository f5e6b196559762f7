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
    let vo = vo.lowercased()
    func fqans(_ prefix: String) -> [String] {
      texts.filter { $0.lowercased().hasPrefix(prefix) }.map { String($0.dropFirst(5)) }.filter {
        let fqan = $0.lowercased()
        return fqan == "/\(vo)" || fqan.hasPrefix("/\(vo)/")
      }
    }
    func isAll(_ fqan: String) -> Bool { ["/\(vo)", "/\(vo)/*"].contains(fqan.lowercased()) }
    if fqans("deny:").contains(where: isAll) { return .denied }
    let admitted = fqans("voms:")
    if texts.contains(where: { $0.lowercased() == "vo:\(vo)" }) || admitted.contains(where: isAll) {
      return .everyone
    }
    return admitted.isEmpty ? .nobody : .only(admitted)
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

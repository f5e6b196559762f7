internal import GLUE
internal import LDAPTypes

/// Who may use a computing element, view or share: GlueCEAccessControlBaseRule, or GLUE2PolicyRule.
///
/// `VO:ops` lets all members of a VO in, `VOMS:/ops/Role=pilot` those with that FQAN, where `*` stands
/// for anything: `VOMS:/ops/*` is for the groups of the VO, and not for who has the FQAN `/ops`.
/// `DENY:/ops/Role=pilot` keeps them out, whatever lets them in. `ALL` is of GLUE 2.0, and lets everyone in.
/// Other rules are the site's own, such as the subject of somebody's certificate.
public struct AccessRules: Hashable, Sendable {
  /// The rules as published.
  public var texts: [String]

  public init(_ texts: [String]) {
    self.texts = texts
  }

  /// Those of a GLUE 1.3 service: what attributes that were there before GlueServiceAccessControlBaseRule say counts
  /// where that says nothing. A name alone is a VO's.
  init(glueService entry: Entry) {
    let attributes = [
      GLUE1.serviceAccessControlBaseRule, GLUE1.serviceAccessControlRule, GLUE1.serviceOwner,
    ]
    let said = attributes.lazy.map { entry.strings($0) }.first { !$0.isEmpty } ?? []
    texts = said.map { rule in
      let isName = rule.utf8.allSatisfy { $0.isKeyCharacter || $0 == UInt8(ascii: ".") }
      return isName && !Self.isForAll(rule) ? "VO:\(rule)" : rule
    }
  }

  /// Which members of a VO may use it.
  public enum Admission: Hashable, Sendable {
    case everyone
    /// Those with one of these FQANs.
    case only([String])
    /// No rule lets anyone in.
    case nobody
    /// Rules keep all of them out, or all whom others let in.
    case denied
  }

  /// Names compare without case, as GLUE 1.3 and the WMS's ClassAds compare them.
  public func admission(of vo: String) -> Admission {
    let group = "/" + vo
    var admitsAll = false
    var admitted: [String] = []
    var denied: [Substring] = []
    for rule in texts {
      if let name = Self.rest(of: rule, behind: "VO:") {
        if name.isSame(ignoringCaseOf: vo) { admitsAll = true }
      } else if let fqan = Self.rest(of: rule, behind: "VOMS:") {
        if fqan.isSame(ignoringCaseOf: group) {
          admitsAll = true
        } else if fqan.hasPrefix(ignoringASCIICaseOf: group + "/") {
          admitted.append(String(fqan))
        }
      } else if let fqan = Self.rest(of: rule, behind: "DENY:") {
        let isForAll =
          fqan.isSame(ignoringCaseOf: group) || fqan.isSame(ignoringCaseOf: group + "/*")
        if isForAll { return .denied }
        denied.append(fqan)
      } else if Self.isForAll(rule) {
        admitsAll = true
      }
    }
    if admitsAll { return .everyone }
    if admitted.isEmpty { return .nobody }
    admitted.removeAll { fqan in denied.contains { $0.isSame(ignoringCaseOf: fqan) } }
    return admitted.isEmpty ? .denied : .only(admitted)
  }

  /// Whether a rule names a VO, to let members of it in or to keep them out, or lets everyone in.
  func concern(vo: String) -> Bool {
    let group = "/" + vo
    return texts.contains { rule in
      if let name = Self.rest(of: rule, behind: "VO:") { return name.isSame(ignoringCaseOf: vo) }
      guard let fqan = Self.rest(of: rule, behind: "VOMS:") ?? Self.rest(of: rule, behind: "DENY:")
      else { return Self.isForAll(rule) }
      return fqan.isSame(ignoringCaseOf: group)
        || fqan.hasPrefix(ignoringASCIICaseOf: group + "/")
    }
  }

  private static func isForAll(_ rule: String) -> Bool { rule.isSame(ignoringCaseOf: "ALL") }

  /// What stands behind the word at the start of a rule; nil where another one does.
  private static func rest(of rule: String, behind word: String) -> Substring? {
    rule.hasPrefix(ignoringASCIICaseOf: word)
      ? rule[rule.utf8.index(rule.startIndex, offsetBy: word.utf8.count)...] : nil
  }

  /// Whether members of a VO may use it, some of them at least.
  public func admits(vo: String) -> Bool {
    switch admission(of: vo) {
    case .everyone, .only: true
    case .nobody, .denied: false
    }
  }

  /// The VOs that are named, whether let in or not.
  package var vos: [String] { texts.compactMap(Self.vo(namedBy:)) }

  /// The VOs that are named and let in, each once, by their names. One service may have thousands of rules.
  var admittedVOs: [String] {
    var concerned: [String: [String]] = [:]
    for rule in texts {
      let isDenial = Self.rest(of: rule, behind: "DENY:") != nil
      guard let vo = Self.vo(namedBy: isDenial ? "VOMS:" + rule.dropFirst(5) : rule) else {
        continue
      }
      concerned[vo.lowercased(), default: []].append(rule)
    }
    let forAll = texts.contains(where: Self.isForAll) ? ["ALL"] : []
    return vos.distinctInAnyCase.sorted().filter { vo in
      AccessRules((concerned[vo.lowercased()] ?? []) + forAll).admits(vo: vo)
    }
  }

  private static func vo(namedBy rule: String) -> String? {
    let name =
      rest(of: rule, behind: "VO:") ?? rest(of: rule, behind: "VOMS:/")?.prefix { $0 != "/" }
    return name.flatMap { $0.isEmpty || $0.contains(" ") ? nil : String($0) }
  }
}

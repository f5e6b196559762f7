internal import GLUE
internal import LDAPTypes
internal import Supermarket

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
      if case .other = Rule(rule), isName { return "VO:\(rule)" }
      return rule
    }
  }

  /// Whether a WMS that serves the VO asks for what has these rules.
  public func areFound(for vo: String) -> Bool {
    texts.contains { Supermarket.admits(vo: vo, rule: $0.utf8.span) }
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

  /// What one rule says.
  private enum Rule {
    case vo(Substring)
    case fqan(Substring)
    case denial(ofFQAN: Substring)
    case all
    case other

    init(_ text: String) {
      func rest(behind word: String) -> Substring? {
        text.hasPrefix(ignoringASCIICaseOf: word)
          ? text[text.utf8.index(text.startIndex, offsetBy: word.utf8.count)...] : nil
      }
      self =
        rest(behind: "VO:").map { .vo($0) } ?? rest(behind: "VOMS:").map { .fqan($0) }
        ?? rest(behind: "DENY:").map { .denial(ofFQAN: $0) }
        ?? (text.isSame(ignoringCaseOf: "ALL") ? .all : .other)
    }

    /// The VO that it is about; nil for one that is about none, or all.
    var vo: Substring? {
      let name: Substring
      switch self {
      case .vo(let vo): name = vo
      case .fqan(let fqan), .denial(let fqan):
        guard fqan.utf8.first == UInt8(ascii: "/") else { return nil }
        name = Substring(fqan.utf8.dropFirst().prefix { $0 != UInt8(ascii: "/") })
      case .all, .other: return nil
      }
      return name.isEmpty || name.utf8.contains(UInt8(ascii: " ")) ? nil : name
    }
  }

  /// Names compare without case, as GLUE 1.3 and the WMS's ClassAds compare them.
  public func admission(of vo: String) -> Admission {
    let group = "/" + vo
    var admitsAll = false
    var admitted: [String] = []
    var denied: [Substring] = []
    for text in texts {
      switch Rule(text) {
      case .vo(let name):
        if name.isSame(ignoringCaseOf: vo) { admitsAll = true }
      case .fqan(let fqan):
        if fqan.isSame(ignoringCaseOf: group) {
          admitsAll = true
        } else if fqan.hasPrefix(ignoringASCIICaseOf: group + "/") {
          admitted.append(String(fqan))
        }
      case .denial(let fqan):
        let isForAll =
          fqan.isSame(ignoringCaseOf: group) || fqan.isSame(ignoringCaseOf: group + "/*")
        if isForAll { return .denied }
        denied.append(fqan)
      case .all: admitsAll = true
      case .other: break
      }
    }
    if admitsAll { return .everyone }
    if admitted.isEmpty { return .nobody }
    if !denied.isEmpty {
      let out = Set(denied.map { $0.lowercased() })
      admitted.removeAll { out.contains($0.lowercased()) }
    }
    return admitted.isEmpty ? .denied : .only(admitted)
  }

  /// Whether members of a VO may use it, some of them at least.
  public func admits(vo: String) -> Bool {
    switch admission(of: vo) {
    case .everyone, .only: true
    case .nobody, .denied: false
    }
  }

  /// Whether a rule names a VO, to let members of it in or to keep them out, or lets everyone in.
  func concern(vo: String) -> Bool {
    texts.contains { text in
      let rule = Rule(text)
      if case .all = rule { return true }
      return rule.vo?.isSame(ignoringCaseOf: vo) ?? false
    }
  }

  /// The VOs that are named, whether let in or not.
  package var vos: [String] {
    texts.compactMap { text in
      let rule = Rule(text)
      if case .denial = rule { return nil }
      return rule.vo.map(String.init)
    }
  }

  /// The VOs that are named and let in, each once, by their names. One service may have thousands of rules.
  var admittedVOs: [String] {
    var forAll: [String] = []
    var concerned: [String: [String]] = [:]
    for text in texts {
      let rule = Rule(text)
      if case .all = rule { forAll = [text] }
      if let vo = rule.vo { concerned[vo.lowercased(), default: []].append(text) }
    }
    return vos.distinctInAnyCase.sorted().filter { vo in
      AccessRules((concerned[vo.lowercased()] ?? []) + forAll).admits(vo: vo)
    }
  }
}

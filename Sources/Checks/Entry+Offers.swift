internal import GLUE
internal import Infosys
internal import LDAPTypes
internal import Supermarket

extension Entry {
  /// What GLUE2EntityOtherInfo tells of a preview or pilot.
  var info: PPSInfo { PPSInfo(otherInfo: self[GLUE2.otherInfo]) }

  /// The cluster that a computing element is in front of, as a WMS has it; nil when it is no computing element,
  /// or names none.
  var cluster: String? {
    guard self[GLUE1.ceUniqueID].isEmpty == false, dn.rdns.first?[GLUE1.ceUniqueID] != nil else {
      return nil
    }
    return Supermarket.cluster(of: self).string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Who may use a computing element.
  var access: AccessRules { AccessRules(strings(GLUE1.ceAccessControlBaseRule)) }
}

extension String {
  /// What stands before and behind the first `=`, without spaces around; nil when one is empty.
  var pair: (name: String, value: String)? {
    guard let equals = utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = unicodeScalars[..<equals].trimmed
    let value = unicodeScalars[unicodeScalars.index(after: equals)...].trimmed
    return name.isEmpty || value.isEmpty ? nil : (name, value)
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var trimmed: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}

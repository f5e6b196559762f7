internal import GLUE
internal import Infosys
internal import LDAPTypes

extension Entry {
  /// The keys in GLUE2EntityOtherInfo that this software knows, with their values.
  var offerKeys: [PPSKey: [String]] {
    var keys: [PPSKey: [String]] = [:]
    for text in strings(GLUE2.otherInfo) where text.hasPrefix("PPS") {
      guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")),
        let key = PPSKey(rawValue: String(text[..<equals]))
      else { continue }
      keys[key, default: []].append(String(text[text.utf8.index(after: equals)...]))
    }
    return keys
  }

  /// The cluster that a computing element is in front of, as a WMS has it: its first foreign key of
  /// one, else its host. nil when it is no computing element.
  var cluster: String? {
    guard self[GLUE1.ceUniqueID].isEmpty == false, dn.rdns.first?[GLUE1.ceUniqueID] != nil else {
      return nil
    }
    for key in strings(GLUE1.foreignKey) {
      if let (name, value) = key.pair, name == GLUE1.clusterUniqueID.rawValue { return value }
    }
    return string(GLUE1.ceHostName)
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

internal import Rollout

/// The types of the EGI profile.
enum ProfileType {
  /// What is wanted instead of a value; nil when it is of the type.
  static func flaw(of value: String, _ type: String) -> String? {
    switch type {
    case "text": return nil
    case "url": return isURL(value) ? nil : "a URL with a full host name, https://www.example.org/"
    case "time":
      return value.utf8.count == 20 && Timestamp(value) != nil
        ? nil : "a time in UTC, 2026-11-22T10:46:58Z"
    case "boolean":
      return ["true", "false", "undefined"].contains(value.lowercased())
        ? nil : "true, false or undefined"
    case "uint32": return isDigits(value) && UInt32(value) != nil ? nil : "a number below 2^32"
    case "uint64": return isDigits(value) && UInt64(value) != nil ? nil : "a number below 2^64"
    case "real": return isReal(value) ? nil : "a number"
    case "ContactType":
      return list(type).contains(value.lowercased()) ? nil : words(type)
    default:
      return list(type).isEmpty || list(type).contains(value) ? nil : words(type)
    }
  }

  private static func list(_ type: String) -> Set<String> {
    ProfileEnumerations.values(of: type) ?? []
  }

  /// The list where it is short enough to read.
  private static func words(_ type: String) -> String {
    let list = list(type).sorted()
    return list.count > 15
      ? "a word of the profile's list \(type)_t" : "one of \(list.joined(separator: ", "))"
  }

  private static func isDigits(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isReal(_ value: String) -> Bool {
    var rest = Substring(value)
    while rest.first == "-" { rest = rest.dropFirst() }
    return rest.first.map { "0123456789".contains($0) } ?? false && Double(rest) != nil
  }

  /// A scheme of the profile's list, and a host with a domain or an IPv4 address.
  static func isURL(_ value: String) -> Bool {
    guard let separator = value.firstRange(of: "://") else { return false }
    guard ProfileEnumerations.schemes.contains(String(value[..<separator.lowerBound])) else {
      return false
    }
    let host = Array(
      value[separator.upperBound...].utf8.prefix {
        (0x30...0x39).contains($0) || isLetter($0) || "._-".utf8.contains($0)
      })
    for place in host.indices.dropFirst() where host[place] == UInt8(ascii: ".") {
      if host.dropFirst(place + 1).prefix(while: isLetter).count >= 2 { return true }
    }
    let numbers = String(decoding: host, as: UTF8.self).split(
      separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4
      && numbers.allSatisfy { (1...3).contains($0.utf8.count) && isDigits(String($0)) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// RFC 2849's SAFE-STRING: what may stand in a line as it is.
enum SafeString {
  /// Whether the value needs no base64: it is a SAFE-STRING, does not end in a space (note 8), and does
  /// not begin with a control character, of which slapadd and python-ldap take some for spaces.
  static func holds(_ value: [UInt8], allowsControls: Bool) -> Bool {
    guard let first = value.first, let last = value.last else { return true }
    if first <= UInt8(ascii: " ") || first == UInt8(ascii: ":") || first == UInt8(ascii: "<")
      || last == UInt8(ascii: " ")
    {
      return false
    }
    for byte in value {
      if byte >= 0x80 || byte == 0 || byte == 0x0A || byte == 0x0D { return false }
      if !allowsControls && (byte < 0x20 || byte == 0x7F) { return false }
    }
    return true
  }
}

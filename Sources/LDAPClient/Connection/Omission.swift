import LDAPTypes

/// The entries that a search left out because their names are no distinguished names (RFC 4514).
struct Omission: CustomStringConvertible {
  /// The name of the first, as the server sent it, unless it is very long.
  let firstName: String
  var count = 0

  init(firstName: String) {
    self.firstName = firstName.shortened
  }

  var description: String {
    var text = "an entry's name is not a distinguished name: \"\(firstName)\""
    if count > 1 { text += "; \(count - 1) more like it" }
    return text
  }
}

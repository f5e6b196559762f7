public import Infosys

/// Whom to ask, as JSON; `schema/contacts.schema.json` describes it.
public struct ContactReport: Encodable {
  let contacts: [Row]

  public init(_ contacts: [Contact]) {
    self.contacts = contacts.map(Row.init)
  }

  public struct Row: Encodable {
    let site: String
    let role: String
    /// As published.
    let contact: String
    /// The plain mail addresses in it.
    let addresses: [String]

    public init(_ contact: Contact) {
      site = contact.site
      role = contact.role.rawValue
      self.contact = contact.text
      addresses = MailAddress.all(in: contact.text)
    }
  }
}

extension Table {
  /// Contacts, one row each.
  public init(_ contacts: [Contact]) {
    self.init(columns: ["SITE", "ROLE", "CONTACT"])
    for contact in contacts { append([[contact.site], [contact.role.rawValue], [contact.text]]) }
  }
}

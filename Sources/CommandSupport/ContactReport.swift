public import Infosys
internal import Rollout

/// Whom to ask, as JSON, format 1; `schema/contacts.schema.json` describes it.
public struct ContactReport: Encodable {
  let format = 1
  let source: String
  let askedAt: String
  /// In seconds; nil when it does not come from the cache.
  let cacheAge: Int?
  let complete: Bool
  let gaps: [String]
  let contacts: [Row]

  public init(_ contacts: [Contact], origin: Origin) {
    source = origin.source
    askedAt = origin.askedAt.description
    cacheAge = origin.cacheAge
    complete = origin.gaps.isEmpty
    gaps = origin.gaps
    self.contacts = contacts.map(Row.init)
  }

  public struct Row: Encodable {
    let site: String
    let role: String
    /// As published.
    let contact: String
    /// The mail addresses in it; none when it holds anything else.
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

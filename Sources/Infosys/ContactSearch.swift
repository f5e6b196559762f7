internal import GLUE
public import LDAPTypes

/// What a search for contacts found.
public struct ContactList: Sendable {
  /// By site in the order of the offers, then by role.
  public var contacts: [Contact]
  /// What kept the list from being whole; empty when it is.
  public var gaps: [String]
}

extension EntrySource {
  /// Finds whom to ask about offers: their own contacts, and those of their sites in GLUE 1.3 and in
  /// GLUE 2.0, in one round trip. Where the source breaks off, `gaps` says so.
  public func contacts(of offers: [Offer]) -> ContactList {
    var sites: [String] = []
    for offer in offers where !offer.site.isEmpty && !sites.contains(offer.site) {
      sites.append(offer.site)
    }
    var contacts: Set<Contact> = []
    for offer in offers {
      if let text = offer.contact {
        contacts.insert(Contact(site: offer.site, role: .release, text: text))
      }
    }
    var gaps: [String] = []
    do {
      let requests = Self.requests(for: sites)
      let results = try search(requests) { _, entry in contacts.formUnion(entry.contacts(of: sites))
      }
      gaps += results.gaps
    } catch {
      gaps.append("it broke off: \(error)")
    }
    let roles = Contact.Role.allCases
    let sorted = contacts.map { contact in
      (
        key: (
          sites.firstIndex(of: contact.site) ?? sites.count, roles.firstIndex(of: contact.role)!,
          contact.text
        ), contact: contact
      )
    }.sorted { $0.key < $1.key }
    return ContactList(contacts: sorted.map(\.contact), gaps: gaps)
  }

  /// Some hundred sites a request.
  private static func requests(for sites: [String]) -> [SearchRequest] {
    stride(from: 0, to: sites.count, by: 200).flatMap { start -> [SearchRequest] in
      let names = Array(sites[start..<min(start + 200, sites.count)])
      return [
        SearchRequest(
          base: GLUE1.suffix,
          filter: .and([
            .equals(GLUE1.objectClass, GLUE1.ObjectClass.site),
            // A site may have another name in the relays' tree than its own.
            .or(
              [.anyOf(GLUE1.siteUniqueID, names)]
                + names.map {
                  .extensible(GLUE1.vo, matchingRule: nil, AttributeValue($0), dnAttributes: true)
                }),
          ]),
          attributes: [GLUE1.siteUniqueID] + Entry.contactAttributesOfGLUE1),
        SearchRequest(
          base: GLUE2.suffix,
          filter: .and([
            .equals(GLUE1.objectClass, GLUE2.ObjectClass.contact),
            // It may name its site, or just stand below it, in another case than GLUE 1.3 does.
            .or(
              [(GLUE2.contactDomain, false), (GLUE2.domainID, true)].flatMap {
                attribute, isInName in
                names.map {
                  .extensible(
                    attribute, matchingRule: "caseIgnoreMatch", AttributeValue($0),
                    dnAttributes: isInName)
                }
              }),
          ]), attributes: [GLUE2.contactDetail, GLUE2.contactType, GLUE2.contactDomain]),
      ]
    }
  }
}

extension Entry {
  /// The contacts that a GlueSite or a GLUE2Contact tells of one of the sites.
  fileprivate func contacts(of sites: [String]) -> [Contact] {
    let names = [dn.siteName, string(GLUE1.siteUniqueID) ?? string(GLUE2.contactDomain)]
    guard
      let site = sites.first(where: { site in
        names.contains { $0?.isSame(ignoringCaseOf: site) ?? false }
      })
    else { return [] }
    return siteContacts.map { Contact(site: site, role: $0.role, text: $0.text) }
  }

  /// Whom a site names for what.
  typealias SiteContact = (role: Contact.Role, text: String)

  private static let contactsOfGLUE1: [(role: Contact.Role, attribute: AttributeDescription)] = [
    (.support, GLUE1.siteUserSupportContact), (.administrator, GLUE1.siteSysAdminContact),
    (.security, GLUE1.siteSecurityContact), (.general, GLUE1.siteEmailContact),
  ]

  /// The attributes of a GlueSite that name contacts.
  static let contactAttributesOfGLUE1 = contactsOfGLUE1.map(\.attribute)

  /// The contacts that a GlueSite or a GLUE2Contact names.
  var siteContacts: [SiteContact] {
    let role = string(GLUE2.contactType).flatMap(Contact.Role.init(glue2:))
    return (role.map { role in strings(GLUE2.contactDetail).map { (role, $0) } } ?? [])
      + Self.contactsOfGLUE1.flatMap { role, attribute in strings(attribute).map { (role, $0) } }
  }
}

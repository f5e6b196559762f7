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
    let sites = offers.map(\.site).filter { !$0.isEmpty }.distinct
    let places = Dictionary(zip(sites, sites.indices)) { first, _ in first }
    // People, and the schemas, spell them in any case.
    let spelled = Dictionary(sites.map { ($0.lowercased(), $0) }) { first, _ in first }
    var contacts: Set<Contact> = []
    for offer in offers {
      if let text = offer.contact {
        contacts.insert(Contact(site: offer.site, role: .release, text: text))
      }
    }
    var gaps: [String] = []
    do {
      let requests = Self.requests(for: sites)
      let results = try search(requests) { _, entry in
        contacts.formUnion(entry.contacts(of: spelled))
      }
      gaps += results.gaps
    } catch {
      gaps.append(Gap.brokenOff(by: error))
    }
    let roles = Contact.Role.allCases
    let sorted = contacts.map { contact in
      (
        key: (
          places[contact.site] ?? sites.count, roles.firstIndex(of: contact.role)!,
          contact.text
        ), contact: contact
      )
    }.sorted { $0.key < $1.key }
    return ContactList(contacts: sorted.map(\.contact), gaps: gaps)
  }

  /// Of many sites it is asked for those of all.
  private static func requests(for sites: [String]) -> [SearchRequest] {
    if sites.isEmpty { return [] }
    var inGLUE1 = Filter.equals(GLUE1.objectClass, GLUE1.ObjectClass.site)
    var inGLUE2 = Filter.equals(GLUE1.objectClass, GLUE2.ObjectClass.contact)
    if sites.count <= OfferSearch.most {
      // A site may have another name in the relays' tree than its own.
      inGLUE1 =
        inGLUE1
        && .or(
          [.anyOf(GLUE1.siteUniqueID, sites)]
            + sites.map {
              .extensible(GLUE1.vo, matchingRule: nil, AttributeValue($0), dnAttributes: true)
            })
      // It may name its site, or just stand below it, in another case than GLUE 1.3 does.
      inGLUE2 =
        inGLUE2
        && .or(
          [(GLUE2.contactDomain, false), (GLUE2.domainID, true)].flatMap { attribute, isInName in
            sites.map {
              .extensible(
                attribute, matchingRule: "caseIgnoreMatch", AttributeValue($0),
                dnAttributes: isInName)
            }
          })
    }
    return [
      SearchRequest(
        base: GLUE1.suffix, filter: inGLUE1,
        attributes: [GLUE1.siteUniqueID] + Entry.contactAttributesOfGLUE1),
      SearchRequest(
        base: GLUE2.suffix, filter: inGLUE2,
        attributes: [GLUE2.contactDetail, GLUE2.contactType, GLUE2.contactDomain]),
    ]
  }
}

extension Entry {
  /// The contacts that a GlueSite or a GLUE2Contact tells of one of the sites.
  ///
  /// - Parameter sites: By their names in small letters.
  fileprivate func contacts(of sites: [String: String]) -> [Contact] {
    let names = [
      dn.siteName, string(GLUE1.siteUniqueID) ?? string(GLUE2.contactDomain)?.siteName,
    ]
    guard let site = names.lazy.compactMap({ $0.flatMap { sites[$0.lowercased()] } }).first
    else { return [] }
    return contacts(ofSite: site)
  }

  private static let contactsOfGLUE1: [(role: Contact.Role, attribute: AttributeDescription)] = [
    (.support, GLUE1.siteUserSupportContact), (.administrator, GLUE1.siteSysAdminContact),
    (.security, GLUE1.siteSecurityContact), (.general, GLUE1.siteEmailContact),
  ]

  /// The attributes of a GlueSite that name contacts.
  static let contactAttributesOfGLUE1 = contactsOfGLUE1.map(\.attribute)

  /// The contacts that a GlueSite or a GLUE2Contact names, of the site that it is of.
  func contacts(ofSite site: String) -> [Contact] {
    let role = string(GLUE2.contactType).flatMap(Contact.Role.init(glue2:))
    let named = Self.contactsOfGLUE1 + (role.map { [($0, GLUE2.contactDetail)] } ?? [])
    return named.flatMap { role, attribute in
      strings(attribute).map { Contact(site: site, role: role, text: $0) }
    }
  }
}

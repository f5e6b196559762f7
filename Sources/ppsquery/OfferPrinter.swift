import ArgumentParser
import CommandSupport
import Infosys
import LDAPTypes
import LDIF

/// Prints offers, or whom to ask about them, as the options say.
struct OfferPrinter {
  private let output: OfferFormat?
  private let fields: [OfferField]?
  private let sort: OfferOrder?
  private let count: Bool
  private let role: [Contact.Role]
  private let areOfContacts: Bool
  /// Whether all contacts are told, or, for a mail, only whom one would write to.
  private let wantsAllContacts: Bool

  /// - Parameters:
  ///   - wantsContacts: Whether contacts are told instead of offers.
  ///   - role: The roles of those; all, where it is empty.
  /// - Throws: `ValidationError` when the options do not go together.
  init(_ list: ListOptions, contacts wantsContacts: Bool, of role: [Contact.Role]) throws {
    areOfContacts = wantsContacts || list.output == .mailto
    if areOfContacts, list.fields != nil {
      throw ValidationError("--fields are those of offers, not of contacts.")
    }
    output = list.output
    fields = try list.fields(OfferField.self)
    sort = try list.order(by: OfferField.self)
    count = list.count
    self.role = role
    wantsAllContacts = wantsContacts
    if fields != nil {
      switch output {
      case .table, .json, .jsonl, .csv, nil: break
      case .ldif, .sites, .ce, .mailto:
        throw ValidationError("--fields are for table, csv, json and jsonl.")
      }
    }
    if areOfContacts, [.ldif, .sites, .ce].contains(output) {
      throw ValidationError("Contacts are printed as table, csv, json, jsonl or mailto.")
    }
  }

  /// How many questions it takes to print what there is: whom to ask, and the entries themselves, are asked
  /// for once the offers are known.
  var questions: Int { areOfContacts || output == .ldif ? 2 : 1 }

  func print(_ answer: Answer) throws {
    let offers = sort?.sorted(answer.offers, now: answer.now) ?? answer.offers
    if areOfContacts { return try printContacts(offers, answer) }
    switch output ?? .table {
    case .table where !count:
      if !offers.isEmpty {
        let table = Table(
          offers, fields: fields ?? OfferField.ofTable(all: answer.selection.showsAll),
          now: answer.now)
        try table.print(hasColors: Terminal.hasColors, diagnostics)
      }
    case .json where !count:
      try Output.write(
        JSON.text(
          Report(
            OfferReport(answer.selection.ordered(offers), fields: fields, now: answer.now),
            origin: answer.origin)))
    case .jsonl where !count:
      try Output.write(
        OfferReport.rows(offers, fields: fields, at: answer.now).flatMap { try JSON.line($0) })
    case .csv where !count:
      let fields = fields ?? OfferField.ofCSV
      try Output.write(
        CSV.line(fields.map(\.rawValue))
          + offers.map { offer in
            CSV.line(fields.map { CSV.joined($0.values(of: offer, now: answer.now)) })
          }.joined())
    case .table, .json, .jsonl, .csv:
      try Output.write("\(offers.count)\n")
    case .ldif:
      return try printEvidence(offers, answer)
    case .sites:
      return try printNames(offers.map(\.site), answer, nothing: "of no site that has a name")
    case .ce:
      let elements = offers.flatMap(\.computingElements).filter { element in
        answer.vo.map(element.admits(vo:)) ?? true
      }
      return try printNames(
        elements.map(\.id), answer,
        nothing: "without computing elements of GLUE 1.3"
          + (answer.vo.map { " that admit \($0)" } ?? ""))
    case .mailto:
      break
    }
    try answer.end(isEmpty: offers.isEmpty)
  }

  /// Each name once, one a line.
  ///
  /// - Parameter nothing: What is said of offers where there is no name.
  private func printNames(_ names: [String], _ answer: Answer, nothing: String) throws {
    let lines = names.filter { !$0.isEmpty }.distinct.map(TerminalText.visible)
    try Output.write(count ? "\(lines.count)\n" : lines.map { $0 + "\n" }.joined())
    try answer.end(isEmpty: answer.offers.isEmpty)
    if lines.isEmpty { try answer.endWithoutAny(nothing) }
  }

  private func printEvidence(_ offers: [Offer], _ answer: Answer) throws {
    let (entries, gaps) = answer.source.evidence(of: offers)
    try answer.note(gaps: gaps)
    let style = LDIFWritePolicy.Style(hasVersion: true, encodesControls: true)
    let (bytes, refusals) = LDIFWriter.write(
      entries.map(LDIFRecord.content), policy: .standard(style))
    try answer.note(gaps: refusals.map { "an entry cannot be printed: \($0.error)" })
    try Output.write(count ? Array("\(entries.count - refusals.count)\n".utf8) : bytes)
    try answer.end(isEmpty: offers.isEmpty)
  }

  private func printContacts(_ offers: [Offer], _ answer: Answer) throws {
    let list = answer.source.contacts(of: offers)
    try answer.note(gaps: list.gaps)
    let contacts = list.contacts.filter { role.isEmpty || role.contains($0.role) }
    // Why there is nobody.
    let others = Contact.Role.allCases.filter { role in list.contacts.contains { $0.role == role } }
    let nobody =
      contacts.isEmpty && !others.isEmpty
      ? "whom to ask is named of other roles only: \(others.map(\.rawValue).joined(separator: ", "))"
      : "nobody is named whom to ask"
    switch output ?? .table {
    case .mailto:
      return try printMailto(contacts, offers, answer, nobody: nobody)
    case _ where count:
      try Output.write("\(contacts.count)\n")
    case .json:
      try Output.write(
        JSON.text(Report(ContactReport(contacts), origin: answer.origin)))
    case .jsonl:
      try Output.write(contacts.flatMap { try JSON.line(ContactReport.Row($0)) })
    case .csv:
      try Output.write(
        CSV.line(["site", "role", "contact"])
          + contacts.map { CSV.line([$0.site, $0.role.rawValue, $0.text]) }.joined())
    case .table, .ldif, .sites, .ce:
      if !contacts.isEmpty { try Table(contacts).print(diagnostics) }
    }
    try end(contacts, offers, answer, nobody: nobody)
  }

  /// One URL. Unless contacts are asked for, of each offer the contact of the release, or else the nearest
  /// that its site has; what is nearer and no address is told.
  private func printMailto(
    _ contacts: [Contact], _ offers: [Offer], _ answer: Answer, nobody: String
  ) throws {
    var chosen = contacts
    if !wantsAllContacts {
      func hasAddress(_ contact: Contact) -> Bool { !MailAddress.all(in: contact.text).isEmpty }
      let nearest = Dictionary(grouping: contacts, by: \.site).mapValues { contacts in
        var nearest: [Contact] = []
        for role in Contact.rolesOfSite {
          let ofRole = contacts.filter { $0.role == role }
          let plain = ofRole.filter(hasAddress)
          nearest += plain.isEmpty ? ofRole : plain
          if !plain.isEmpty { break }
        }
        return nearest
      }
      let releases = Set(contacts.filter { $0.role == .release })
      chosen = offers.flatMap { offer -> [Contact] in
        let own = [offer.contact].compactMap(\.self)
          .map { Contact(site: offer.site, role: .release, text: $0) }.filter(releases.contains)
        return own.contains(where: hasAddress) ? own : own + (nearest[offer.site] ?? [])
      }
    }
    let odd = chosen.flatMap { contact in
      MailAddress.oddities(in: contact.text).map {
        "\(contact.site) publishes a contact that is no plain mail address: '\($0.shortened)'"
      }
    }
    for words in odd.distinct { answer.warn(words) }
    let addresses = chosen.flatMap { MailAddress.all(in: $0.text) }
    if count {
      try Output.write("\(Set(addresses.map { $0.lowercased() }).count)\n")
    } else if !addresses.isEmpty {
      try Output.write(MailAddress.url(addresses) + "\n")
    }
    try end(addresses, offers, answer, nobody: nobody)
  }

  /// - Parameter nobody: What is said of offers where nothing is shown.
  private func end(
    _ shown: [some Any], _ offers: [Offer], _ answer: Answer, nobody: String
  ) throws {
    try answer.end(isEmpty: offers.isEmpty)
    if shown.isEmpty { try answer.endWithoutAny(nobody) }
  }
}

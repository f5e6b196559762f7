import Infosys
import LDAPTypes
import LDIF
import Rollout
import TestSupport

@testable import Checks

/// The example site as a site BDII has it, with two previews and a pilot: nothing is wrong with it.
enum Baseline {
  static let now = Timestamp("2026-11-22T12:00:00Z")!

  static let site = Site(
    name: "EXAMPLE-SITE", host: "ce.example.org", contact: "mailto:pps@site.example.org",
    subclusters: ["ce.example.org", "himem.example.org"].map { id in
      Site.SubCluster(
        id: id, cluster: "ce.example.org",
        glue2: .init(
          service: "ce.example.org_ComputingElement",
          manager: "ce.example.org_ComputingElement_Manager", resource: id))
    })

  static func preview(
    vo: String = "ops", product: String = "gLite-UI", _ workingVersion: String = "126"
  ) -> Preview {
    Preview(
      vo: vo, product: product, workingVersion: workingVersion,
      packageVersion: try! PackageVersion(parsing: "3.2.1-4"), upgradeClass: .backwardCompatible,
      path: "/opt/exp_soft/\(vo)/pps/\(workingVersion)", tested: true,
      subclusters: ["ce.example.org", "himem.example.org"],
      history: History(.published, at: Timestamp("2026-11-20T10:00:00Z")!))
  }

  static let pilot = Pilot(
    service: .ids(
      glueService: "wms-pilot.example.org_org.glite.wms.WMProxy_2952555115",
      glue2: .init(
        service: "wms-pilot.example.org_org.glite.wms_3709285816",
        endpoint: "wms-pilot.example.org_org.glite.wms.WMProxy_2060366919")), product: "WMS",
    packageVersion: try! PackageVersion(parsing: "3.2.1-4"), upgradeClass: .major, vos: ["ops"],
    start: Timestamp("2026-11-20T08:00:00Z")!,
    history: History(.running, at: Timestamp("2026-11-20T08:00:00Z")!))

  static var publisher: Publisher { Publisher(site: site, now: now) }

  /// What a resource BDII has: other people's entries, ours, and our marks applied.
  static func resource(
    _ previews: [Preview] = [preview()], _ pilots: [Pilot] = [pilot]
  ) throws -> String {
    let others = try Command.read("\(Package.root)/ldif/example-site/resource.ldif")
      .replacing("@NOW@", with: now.description)
    let publication = publisher.publication(
      previews: previews, pilots: pilots, surroundings: nil)
    let ours = LDIFWriter.write(publication.entries.map { .content($0) }, policy: .gip).bytes
    let marks = LDIFWriter.write(
      publication.marks.map { .change(.modify($0.dn, $0.modifications)) }, policy: .gip
    ).bytes
    var input = LDIFInput()
    for text in [Array(others.utf8), ours, marks] {
      try input.read(LDIFReader(text, options: LDIFInput.options))
    }
    let style = LDIFWritePolicy.Style(wrapWidth: nil)
    let bytes = LDIFWriter.write(
      input.subjects.map { .content($0.entry) }, policy: .standard(style)
    ).bytes
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same, made once.
  static let whole = Result { try (resource: resource(), site: site(resource())) }

  /// What a relay makes of it, and what the site BDII publishes itself.
  static func site(_ resource: String) throws -> String {
    let own = try Command.read("\(Package.root)/ldif/example-site/site.ldif")
      .replacing("@NOW@", with: now.description)
    let lifted = resource.replacing("mds-vo-name=resource", with: "mds-vo-name=EXAMPLE-SITE")
      .replacing(
        "GLUE2GroupID=resource,o=glue",
        with: "GLUE2GroupID=resource,GLUE2DomainID=EXAMPLE-SITE,o=glue")
    return own.components("\n\n").map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }
      .filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n\n" + lifted
  }

  /// What a top-level BDII makes of that.
  static func top(_ site: String) -> String {
    site.replacing(
      "mds-vo-name=EXAMPLE-SITE,o=grid",
      with: "mds-vo-name=EXAMPLE-SITE,mds-vo-name=local,o=grid"
    ).replacing(
      "GLUE2DomainID=EXAMPLE-SITE,o=glue",
      with: "GLUE2DomainID=EXAMPLE-SITE,GLUE2GroupID=grid,o=glue"
    )
  }

  /// What the rules find in LDIF.
  static func findings(_ ldif: String, isPart: Bool? = nil) throws -> [Finding] {
    var input = LDIFInput()
    try input.read(LDIFReader(Array(ldif.utf8), name: "test", options: LDIFInput.options))
    return input.findings + EntrySet(input.subjects, now: now, isPart: isPart).findings()
  }
}

extension String {
  /// The text with a line put behind the first that begins so, below the entry that begins so.
  func adding(_ line: String, behind entry: String) -> String {
    guard let start = firstRange(of: "dn: \(entry)"),
      let end = self[start.lowerBound...].firstIndex(of: "\n")
    else { return "no entry \(entry)" }
    return self[...end] + line + "\n" + self[index(after: end)...]
  }

  /// The text without the records that begin so.
  func without(_ entry: String) -> String {
    components("\n\n").filter { !$0.hasPrefix("dn: \(entry)") }.joined(separator: "\n\n")
  }

  /// The text with a change in the first record that begins so.
  func changing(_ entry: String, _ old: String, _ new: String) -> String {
    var records = components("\n\n")
    guard let place = records.firstIndex(where: { $0.hasPrefix("dn: \(entry)") }),
      records[place].contains(old)
    else { return "no \(old) in \(entry)" }
    records[place] = records[place].replacing(old, with: new)
    return records.joined(separator: "\n\n")
  }

  func components(_ separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}

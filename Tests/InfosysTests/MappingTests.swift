import Infosys
import LDAPTypes
import LDIF
import Rollout
import TestSupport
import Testing

@Suite("schema/mapping.md says what is published")
struct MappingTests {
  static let site = Site(
    name: "EXAMPLE-SITE", host: "ce.example.org",
    subclusters: [
      Site.SubCluster(
        id: "sc", cluster: "c", glue2: .init(service: "s", manager: "m", resource: "r"))
    ])

  static let bare = Preview(
    vo: "ops", product: "gLite-UI", workingVersion: "126", upgradeClass: .backwardCompatible,
    path: "/opt/126", tested: true, subclusters: ["sc"],
    history: History(.published, at: Timestamp("2026-11-22")!))

  static var full: Preview {
    var preview = bare
    preview.packageVersion = try! PackageVersion(parsing: "3.2.1-4")
    preview.setupScript = "/opt/126/setenv.sh"
    preview.contact = "mailto:pps@site.example.org"
    preview.feedbackDeadline = Timestamp("2026-12-31")
    preview.releaseNotes = "https://pps.example.org/126"
    return preview
  }

  static let barePilot = Pilot(
    service: .ids(glueService: "wms", glue2: .init(service: "wms2", endpoint: "ep")),
    product: "WMS", packageVersion: try! PackageVersion(parsing: "3.2.1-4"), upgradeClass: .major,
    vos: ["ops", "dteam"], start: Timestamp("2026-11-20")!,
    history: History(.running, at: Timestamp("2026-11-20")!))

  static var fullPilot: Pilot {
    var pilot = barePilot
    pilot.workingVersion = "126"
    pilot.contact = "mailto:pps@site.example.org"
    pilot.feedbackDeadline = Timestamp("2026-12-04")
    pilot.releaseNotes = "https://pps.example.org/wms"
    pilot.history = History(.accepted, at: pilot.since)
    return pilot
  }

  static func publish(_ previews: [Preview], _ pilots: [Pilot]) -> Publication {
    Publisher(site: site, now: Timestamp("2026-11-22T12:00:00Z")!)
      .publication(previews: previews, pilots: pilots, surroundings: nil)
  }

  /// The keys of `Key=Value` texts, repeated ones once.
  static func keys(_ texts: [String]) -> Set<String> {
    Set(texts.map { String($0.prefix { $0 != "=" }) }.filter { $0.hasPrefix("PPS") })
  }

  static func previewKeys(_ preview: Preview) -> Set<String> {
    keys(publish([preview], []).entries[0].strings("GLUE2EntityOtherInfo"))
  }

  static func pilotKeys(_ pilot: Pilot) -> Set<String> {
    let marks = publish([], [pilot]).marks.flatMap(\.modifications)
    return keys(
      marks.filter { $0.attribute == "GLUE2EntityOtherInfo" }.flatMap(\.values)
        .compactMap(\.string))
  }

  @Test("The table of keys is the code's")
  func keys() throws {
    let text = try Command.read("\(Package.root)/schema/mapping.md")
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `PPS") }.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingPrefix(" ").description.trimmingSuffix(" `")
      }
    }
    let name = { (row: [String]) in String(row[1].dropFirst()) }
    #expect(rows.map(name) == PPSKey.allCases.map(\.rawValue))
    for (column, bare, full) in [
      (2, Self.previewKeys(Self.bare), Self.previewKeys(Self.full)),
      (3, Self.pilotKeys(Self.barePilot), Self.pilotKeys(Self.fullPilot)),
    ] {
      for row in rows {
        let expected: (inBare: Bool, inFull: Bool)? =
          switch row[column] {
          case "always", "many": (true, true)
          case "where known": (false, true)
          case "": (false, false)
          default: nil
          }
        let wanted = try #require(expected, "\(row)")
        #expect(bare.contains(name(row)) == wanted.inBare, "\(name(row))")
        #expect(full.contains(name(row)) == wanted.inFull, "\(name(row))")
      }
    }
  }

  @Test("Where the site keeps tag files, neither the tag nor an application is put beside them")
  func tagFiles() throws {
    var publisher = Publisher(site: Self.site, now: Timestamp("2026-11-22T12:00:00Z")!)
    let isApplication = { (entry: Entry) in entry.dn.description.contains("Application") }
    let usual = publisher.publication(previews: [Self.full], pilots: [], surroundings: nil)
    #expect(usual.marks.count == 1 && usual.entries.filter(isApplication).count == 3)
    publisher.tagFileSubclusters = ["sc"]
    let kept = publisher.publication(previews: [Self.full], pilots: [], surroundings: nil)
    #expect(kept.marks.isEmpty && !kept.entries.contains(where: isApplication))
    #expect(kept.entries == usual.entries.filter { !isApplication($0) } && kept.problems.isEmpty)
  }

  @Test("The names in it are those of the entries")
  func names() throws {
    let text = try Command.read("\(Package.root)/schema/mapping.md")
    let all = Self.publish([Self.full], [Self.fullPilot])
    #expect(all.problems.isEmpty)
    let dns = all.entries.map(\.dn.description)
    for (written, published) in [
      (
        "GLUE2ServiceID=<host>/pps-preview/<vo>/<product>/<working version>",
        "GLUE2ServiceID=ce.example.org/pps-preview/ops/gLite-UI/126,"
      ),
      (
        "GLUE2ExtensionLocalID=PPS-preview-<working version>",
        "GLUE2ExtensionLocalID=PPS-preview-126,"
      ),
      ("PPS-preview-<package version>", "GLUE2ExtensionLocalID=PPS-preview-3.2.1-4,"),
      (
        "GLUE2ExtensionLocalID=PPS-pilot-<package version>",
        "GLUE2ExtensionLocalID=PPS-pilot-3.2.1-4,"
      ),
      ("PPS-pilot-<working version>", "GLUE2ExtensionLocalID=PPS-pilot-126,"),
      (
        "GLUE2ApplicationEnvironmentID=<resource>/<tag>",
        "GLUE2ApplicationEnvironmentID=r/VO-ops-gLite-UI-preview-126,GLUE2ResourceID=r,GLUE2ServiceID=s,"
      ),
      (
        "GLUE2ApplicationHandleID=<…>/path",
        "GLUE2ApplicationHandleID=r/VO-ops-gLite-UI-preview-126/path,"
      ),
      ("<…>/setenv", "GLUE2ApplicationHandleID=r/VO-ops-gLite-UI-preview-126/setenv,"),
    ] {
      #expect(text.contains("`\(written)`"), "\(written)")
      #expect(dns.contains { $0.hasPrefix(published) }, "\(published)")
    }
  }

  @Test("What is closed attracts no job, stays visible for four days, and is gone then")
  func closed() {
    let moment = Timestamp("2026-11-22T12:00:00Z")!
    func closed(_ preview: Preview, at moment: Timestamp) -> Preview {
      var preview = preview
      preview.history = History(.withdrawn, at: moment)
      return preview
    }
    func closed(_ pilot: Pilot, at moment: Timestamp) -> Pilot {
      var pilot = pilot
      pilot.history = History(.closed, at: moment)
      pilot.servingState = .closed
      return pilot
    }
    func shown(after days: Int) -> Publication {
      let closing = Timestamp(secondsSinceEpoch: moment.secondsSinceEpoch - days * 86_400)
      return Self.publish(
        [closed(Self.full, at: closing)], [closed(Self.fullPilot, at: closing)])
    }
    let now = shown(after: 0)
    #expect(now.entries[0].strings("GLUE2EntityOtherInfo").contains("PPSState=closed"))
    #expect(!now.entries.contains { $0.dn.description.contains("ApplicationEnvironment") })
    #expect(now.marks.count == 1)
    #expect(
      now.marks[0].modifications.map { "\($0.operation) \($0.attribute)" } == [
        "add GLUE2EntityOtherInfo", "replace GLUE2EndpointServingState",
        "add GLUE2EndpointServingState",
      ])
    #expect(!shown(after: 4).entries.isEmpty)
    let later = shown(after: 5)
    #expect(later.entries.isEmpty && later.marks.isEmpty && later.problems.isEmpty)
  }

  @Test("What slapd has no room for is not printed, and told; what is a byte shorter it stores")
  func longNames() throws {
    func isStored(_ entry: Entry) throws -> Bool {
      let ldif = LDIFWriter.write([.content(entry)], policy: .standard(.init(wrapWidth: nil))).bytes
      let text = String(decoding: ldif, as: UTF8.self)
        .replacing("GLUE2GroupID=resource", with: "GLUE2GroupID=grid")
      guard let slapd = try? Slapd(ldif: topRoots + text) else { return false }
      slapd.stop()
      return true
    }
    var preview = Self.bare
    preview.workingVersion = String(repeating: "1", count: 100)
    preview.product = String(repeating: "x", count: 98)
    let fitting = Self.publish([preview], [])
    var carrier = try #require(fitting.entries.first)
    #expect("\(carrier.dn.rdns[0])".utf8.count == 245)
    #expect(try isStored(carrier))
    // The tag makes a longer name yet.
    #expect(fitting.problems.count == 1)
    #expect(fitting.problems.first?.description.contains("GLUE2ApplicationEnvironmentID=") == true)
    #expect(!fitting.entries.contains { $0.dn.description.contains("Application") })
    preview.product += "x"
    let long = Self.publish([preview], [])
    #expect(long.entries.isEmpty && long.marks.isEmpty && long.problems.count == 1)
    #expect(long.problems.first?.description.contains("of 246 bytes") == true)
    let id = try #require(carrier.string("GLUE2ServiceID")) + "x"
    carrier.dn.rdns[0] = RelativeDistinguishedName("GLUE2ServiceID", id)
    for index in carrier.attributes.indices
    where carrier.attributes[index].description == "GLUE2ServiceID" {
      carrier.attributes[index].values = [AttributeValue(id)]
    }
    #expect(try !isStored(carrier))
  }

  @Test("No VO publishes a tag that is read as another one's")
  func otherVOs() {
    var posing = Self.full
    posing.product = "x-y"
    var publisher = Publisher(site: Self.site, now: Timestamp("2026-11-22T12:00:00Z")!)
    func publish() -> Publication {
      publisher.publication(previews: [posing], pilots: [], surroundings: nil)
    }
    #expect(publish().problems.isEmpty)
    publisher.vos = ["ops-X", "dteam"]
    #expect(
      publish().problems.map(\.reason.description) == [
        "its software tag VO-ops-x-y-preview-126 would be read as one of ops-x; not published"
      ])
    #expect(publish().entries.isEmpty && publish().marks.isEmpty)
  }

  @Test(
    "Two previews with one tag, two pilots on one endpoint: the first is published, and it is said")
  func clashes() {
    var other = Self.full
    other.vo = "OPS"
    var pilot = Self.barePilot
    pilot.product = "LB"
    let all = Self.publish([Self.full, other], [Self.fullPilot, pilot])
    #expect(all.problems.map(\.record) == ["preview gLite-UI 126 of OPS", "pilot LB 3.2.1-4"])
    let alone = Self.publish([Self.full], [Self.fullPilot])
    #expect(all.entries == alone.entries)
    #expect(all.marks.map(\.dn) == alone.marks.map(\.dn))
  }
}

extension String {
  fileprivate func trimmingSuffix(_ characters: String) -> String {
    var text = self
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return text
  }
}

import Rollout
import Testing

@Suite("What must not be published is not stored")
struct ViolationTests {
  static let preview = Preview(
    vo: "ops", product: "gLite-UI", workingVersion: "126",
    packageVersion: try! PackageVersion(parsing: "3.2.1-4"), upgradeClass: .backwardCompatible,
    path: "/opt/exp_soft/ops/pps/126", setupScript: "/opt/exp_soft/ops/pps/126/setenv.sh",
    tested: true, releaseNotes: "https://pps.example.org/previews/126",
    contact: "mailto:pps@site.example.org,grid-admin@site.example.org",
    feedbackDeadline: Timestamp("2026-12-31"), subclusters: ["ce.example.org"],
    history: History(.published, at: Timestamp("2026-11-22")!))

  @Test("A sound preview has nothing to be said against it")
  func sound() {
    #expect(Self.preview.violations.isEmpty)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let field: String
    let value: String
    let set: @Sendable (inout Preview, String) -> Void
    var testDescription: String { "\(field): \(value.prefix(30).debugDescription)" }

    static func all(
      _ field: String, _ values: [String],
      _ set: @escaping @Sendable (inout Preview, String) -> Void
    ) -> [Case] {
      values.map { Case(field: field, value: $0, set: set) }
    }
  }

  static let cases: [Case] =
    Case.all(
      "vo", ["", "o ps", "ops\n", "ops,dteam", "-ops", "ops;id", "VO-\"x\"", "a-preview-b", "öps"]
    ) { $0.vo = $1 }
    + Case.all("product", ["", "a/b", "gLite-preview-UI", "UI\\", "preview", "../x"]) {
      $0.product = $1
    }
    + Case.all("working_version", ["", "126 ", "1,2", "126\"", String(repeating: "9", count: 101)])
  {
    $0.workingVersion = $1
  }
    + Case.all(
      "path",
      [
        "", "relative", "/a/../b", "/a//b", "/a/", "/a b", "/$(id)", "/`id`", "/a;b", "/a'b",
        "/a\nb",
        "/cdn:x", "/\u{1b}[2J", "/" + String(repeating: "A", count: 1_000), "/DN:x", "/a/./b",
      ]
    ) { $0.path = $1 }
    + Case.all("setup_script", ["setenv.sh", "/a\u{202e}b", "/x|y"]) { $0.setupScript = $1 }
    + Case.all(
      "release_notes",
      [
        "pps.example.org", "javascript:alert(1)", "https://localhost/", "https://a b.example.org/",
        "http://cdn:80/", "https://pps.example.org/<script>", "ftp://pps.example.org/",
        "https://.example.org/", "https://pps.example.org/\"", "https://1.2.3/",
      ]
    ) { $0.releaseNotes = $1 }
    + Case.all(
      "contact",
      [
        "pps@site.example.org", "mailto:", "mailto:pps", "mailto:pps@localhost",
        "mailto:a@b.example.org?body=x", "mailto:a@b.example.org, c@d.example.org",
        "mailto:\"x\"@b.example.org", "mailto:a@b@c.example.org",
      ]
    ) { $0.contact = $1 }
    + Case.all("subclusters", ["", "a,b", "a=b", "_x", "a\\b", "a b", "a\u{0}"]) {
      $0.subclusters = [$1]
    }

  @Test(arguments: cases)
  func refused(_ each: Case) throws {
    var preview = Self.preview
    each.set(&preview, each.value)
    let violation = try #require(preview.violations.first)
    #expect(violation.field == each.field)
    // A message never carries what a terminal would obey.
    #expect(violation.description.utf8.allSatisfy { $0 >= 0x20 } && !violation.reason.isEmpty)
  }

  @Test("Subclusters are named at all, and once, whatever the case")
  func distinct() {
    var preview = Self.preview
    preview.subclusters = []
    #expect(preview.violations.map(\.field) == ["subclusters"])
    preview.subclusters = ["ce.example.org", "CE.example.org"]
    #expect(preview.violations.map(\.field) == ["subclusters"])
  }

  @Test("An upgrade class is that of a client or that of a service")
  func upgradeClass() {
    var preview = Self.preview
    preview.upgradeClass = .minor
    #expect(
      preview.violations.map(\.description) == [
        "upgrade_class 'minor': is of a service; a client's is backward-compatible, incompatible"
      ])
    var pilot = Self.pilot
    pilot.upgradeClass = .backwardCompatible
    #expect(pilot.violations.map(\.field) == ["upgrade_class"])
    #expect(
      pilot.violations.first?.reason.hasPrefix("is of a client; a service's is minor") == true)
  }

  @Test(
    "A package version can name a file, and stand in a DN",
    arguments: [
      (String(repeating: "1", count: 101), "longer than 100"), ("3.2.1+git-1", "escapes"),
    ])
  func packageVersion(_ text: String, _ reason: String) throws {
    let version = try PackageVersion(parsing: text)
    var (preview, pilot) = (Self.preview, Self.pilot)
    (preview.packageVersion, pilot.packageVersion) = (version, version)
    let release = Release(
      product: "x", workingVersion: "1", packageVersion: version, upgradeClass: .incompatible)
    for violations in [preview.violations, pilot.violations, release.violations] {
      #expect(violations.map(\.field) == ["package_version"])
      #expect(violations.first?.reason.contains(reason) == true)
    }
  }

  static let pilot = Pilot(
    service: .ids(
      glueService: "wms.example.org_org.glite.wms.WMProxy_1",
      glue2: .init(service: "wms.example.org_wms_1", endpoint: "wms.example.org_wms_1_WMProxy_2")),
    product: "WMS", packageVersion: try! PackageVersion(parsing: "3.2.1-4"), upgradeClass: .major,
    vos: ["ops", "dteam"], start: Timestamp("2026-11-20")!,
    history: History(.running, at: Timestamp("2026-11-20")!))

  @Test("A pilot needs a service, VOs, and a deadline after its start")
  func pilots() {
    #expect(Self.pilot.violations.isEmpty)
    var pilot = Self.pilot
    pilot.service = .ids(glueService: nil, glue2: nil)
    pilot.vos = []
    pilot.feedbackDeadline = Timestamp("2026-11-19")
    #expect(pilot.violations.map(\.field) == ["vos", "service", "feedback_deadline"])
    pilot = Self.pilot
    pilot.vos = ["ops", "OPS"]
    #expect(pilot.violations.map(\.field) == ["vos"])
    pilot = Self.pilot
    pilot.service = .endpoint(
      type: "org.glite.wms.WMProxy", url: "https://wms.example.org:7443/x y")
    #expect(pilot.violations.map(\.field) == ["service.endpoint"])
    pilot.service = .endpoint(type: "org.glite.wms.WMProxy", url: "https://cdn:7443/x")
    #expect(pilot.violations.map(\.field) == ["service.endpoint"])
  }
}

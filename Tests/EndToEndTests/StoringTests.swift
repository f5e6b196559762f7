import TestSupport
import Testing

@Suite("What would not be seen is told when it is stored, and by pps check")
struct StoringTests {
  static let service = ["--upgrade-class", "new", "--vo", "ops"]
  static let endpoint = [
    "--type", "org.glite.wms.WMProxy", "--endpoint", "https://wms.example.org:7443/wms",
  ]

  /// What a BDII of the example site publishes, made just now.
  static func ldif(_ level: String) throws -> String {
    let now = try Command.check(["date", "-u", "+%Y-%m-%dT%H:%M:%SZ"]).filter { $0 != "\n" }
    return try Command.read("\(Package.root)/ldif/example-site/\(level).ldif")
      .replacing("@NOW@", with: now)
  }

  /// A resource BDII with the example site's entries, among them a service that a pilot may be of, or with
  /// others.
  static func resource(_ ldif: String? = nil) throws -> Slapd {
    return try Slapd(
      .init(
        ldif: topRoots + """
          dn: mds-vo-name=resource,o=grid
          objectClass: MDS
          mds-vo-name: resource

          dn: GLUE2GroupID=resource,o=glue
          objectClass: GLUE2Group
          GLUE2GroupID: resource


          """ + (ldif ?? Self.ldif("resource"))))
  }

  @Test("A pilot whose service the resource BDII does not publish")
  func unpublished() throws {
    let slapd = try Self.resource()
    let site = try EmptySite(resourceBDII: slapd.url)
    let opened = try site.pilot("open", Self.service + Self.endpoint)
    #expect(opened.status == 0 && opened.errors.contains("is open for ops"))
    #expect(opened.errors.contains("warning: a record is not published, or not all of it"))
    #expect(opened.errors.contains("publishes no service of type org.glite.wms.WMProxy at"))
    let check = try site.pps(["check"])
    #expect(check.status == 1, "\(check.output)\(check.errors)")
    #expect(check.output.contains("record-not-published"))
    #expect(check.output.contains("publishes no service of type"))
    // One that it does publish.
    let other = try EmptySite(resourceBDII: slapd.url)
    let good = try other.pilot(
      "open",
      Self.service + [
        "--type", "org.glite.wms.WMProxy", "--endpoint",
        "https://wms-pilot.example.org:7443/glite_wms_wmproxy_server",
      ])
    #expect(good.status == 0 && !good.errors.contains("warning"), "\(good.errors)")
    let clean = try other.pps(["check"])
    #expect(clean.status == 0 && clean.output == "", "\(clean.output)")
    // Named as --bdii takes it.
    let plain = try EmptySite(resourceBDII: "127.0.0.1:\(slapd.port)")
    let same = try plain.pilot("open", Self.service + Self.endpoint)
    #expect(same.errors.contains("publishes no service of type"), "\(same.errors)")
  }

  @Test("Where the configuration has no subclusters, it is said that it has none")
  func noSubclusters() throws {
    let site = try EmptySite()
    try Command.write("site: S\nhost: ce.example.org\n", to: site.configuration)
    for options in [[], ["--subcluster", "ce.example.org"]] {
      let told = try site.preview("publish", ["--path", "/opt/x"] + options)
      #expect(told.status == 65 && told.errors.contains("has no subclusters\n"), "\(told.errors)")
    }
  }

  @Test("A VO whose name makes another one's tag its own is not let in while that is published")
  func longerVO() throws {
    let site = try EmptySite()
    func publish(_ vo: String, _ product: String, _ options: [String] = []) throws -> Tool {
      try site.pps(
        [
          "preview", "publish", "--vo", vo, "--product", product, "--working-version", "126",
          "--path", "/opt/x",
        ] + options)
    }
    #expect(try publish("ops", "eu-UI").status == 0)
    for options in [["--dry-run"], []] {
      let refused = try publish("ops-eu", "CE", options)
      #expect(refused.status == 77, "\(refused.errors)")
    }
    #expect(try Command.check(["ls", "\(site.state)/previews"]) == "ops\n")
    #expect(try publish("ops", "UI").status == 0)
    let withdrawal = ["--vo", "ops", "--product", "eu-UI", "--working-version", "126"]
    #expect(try site.pps(["preview", "withdraw"] + withdrawal).status == 0)
    #expect(try publish("ops-eu", "CE").status == 0)
    let back = try publish("ops", "eu-UI")
    #expect(back.status == 77 && back.errors.contains("read as one of ops-eu"), "\(back.errors)")
  }

  @Test("A pilot whose service nobody can look up, and one of which nobody answers")
  func unasked() throws {
    let site = try EmptySite()
    let opened = try site.pilot("open", Self.service + Self.endpoint)
    #expect(opened.status == 0 && opened.errors.contains("resource_bdii: none"), "\(opened.errors)")
    let check = try site.pps(["check"])
    #expect(check.status == 1 && check.output.contains("record-not-published"))
    #expect(check.output.contains("resource_bdii: none"))

    let silent = try EmptySite(resourceBDII: "ldap://127.0.0.1:1")
    let unsure = try silent.pilot("open", Self.service + Self.endpoint)
    #expect(unsure.status == 0 && unsure.errors.contains("the resource BDII did not answer"))
    let gap = try silent.pps(["check"])
    #expect(gap.status == 75 && gap.output == "", "\(gap.output)")
    #expect(gap.errors.contains("the resource BDII did not answer"))
  }

  @Test("A second pilot of a service is refused while the first one is open, and then takes over")
  func second() throws {
    let slapd = try Self.resource()
    let url = "https://wms-pilot.example.org:7443/glite_wms_wmproxy_server"
    let byEndpoint = Self.service + ["--type", "org.glite.wms.WMProxy", "--endpoint", url]
    let byID =
      Self.service + ["--glue-service", "wms-pilot.example.org_org.glite.wms.WMProxy_2952555115"]
    // With no answer, what is named alike is the same.
    for (resource, services) in [
      (slapd.url, [byID, byEndpoint]), ("none", [byEndpoint, byEndpoint]), ("none", [byID, byID]),
    ] {
      let site = try EmptySite(resourceBDII: resource)
      #expect(try site.pilot("open", services[0], product: "M").status == 0)
      for product in ["A", "Z"] {
        for options in [["--dry-run"], []] {
          let clash = try site.pilot("open", services[1] + options, product: product)
          #expect(clash.status == 77, "\(resource) \(clash.errors)")
          #expect(clash.errors.contains("its service is that of pilot M 3.2.1-4, which is running"))
          #expect(clash.errors.contains("pps pilot close --product M --package-version 3.2.1-4"))
        }
      }
      // One that waits is announced, and one that is open is changed.
      #expect(
        try site.pilot("announce", services[1] + ["--start", "2099-01-01"], product: "A").status
          == 0)
      #expect(try site.pilot("open", ["--serving", "draining"], product: "M").status == 0)
      #expect(try site.pilot("close", [], product: "M").status == 0)
      let next = try site.pilot("open", [], product: "A")
      #expect(next.status == 0 && !next.errors.contains("another"), "\(next.errors)")
      #expect(try site.pilot("open", [], product: "M").status == 77)
      if resource != "none" {
        let plugin = try site.pps(["gip", "plugin", "--hold-over", "0"])
        #expect(plugin.output.contains("PPSProduct=A"), "\(plugin.output)\(plugin.errors)")
        #expect(!plugin.output.contains("PPSProduct=M") && plugin.errors == "")
        #expect(plugin.output.contains("GLUE2EndpointServingState: production"))
        let check = try site.pps(["check"])
        #expect(check.status == 0 && check.output == "", "\(check.output)")
      }
    }
    // Of another service there is nothing to say.
    let site = try EmptySite()
    #expect(try site.pilot("open", byID, product: "M").status == 0)
    let other = Self.service + ["--glue-service", "lb.example.org_LB"]
    #expect(try !site.pilot("open", other, product: "LB").errors.contains("warning"))
  }

  @Test("One pilot of a service in GLUE 1.3 and one of it in GLUE 2.0 are two of one service")
  func schemas() throws {
    let slapd = try Self.resource()
    let inGLUE1 =
      Self.service + ["--glue-service", "wms-pilot.example.org_org.glite.wms.WMProxy_2952555115"]
    let inGLUE2 =
      Self.service + [
        "--glue2-service", "wms-pilot.example.org_org.glite.wms_3709285816", "--glue2-endpoint",
        "wms-pilot.example.org_org.glite.wms.WMProxy_2060366919",
      ]
    for (first, second) in [(inGLUE1, inGLUE2), (inGLUE2, inGLUE1)] {
      let site = try EmptySite(resourceBDII: slapd.url)
      #expect(try site.pilot("open", first, product: "M").status == 0)
      let clash = try site.pilot("open", second, product: "A")
      #expect(clash.status == 77, "\(clash.errors)")
      #expect(clash.errors.contains("its service is that of pilot M 3.2.1-4, which is running"))
      // Stored while nobody answered.
      let silent = try EmptySite(resourceBDII: "ldap://127.0.0.1:1")
      for (product, service) in [("M", first), ("A", second)] {
        #expect(try silent.pilot("open", service, product: product).status == 0)
      }
      try Command.check([
        "cp", "-r", "\(silent.state)/pilots", site.state,
      ])
      let check = try site.pps(["check"])
      #expect(check.status == 1 && check.output.contains("record-not-published"), "\(check.output)")
      #expect(check.output.contains("what answers at https://wms-pilot.example.org:7443/"))
      #expect(check.output.contains("is marked by pilot "), "\(check.output)")
      // What is over leaves room.
      #expect(try site.pilot("close", [], product: "M").status == 0)
      let later = try site.pps(["check"])
      #expect(later.status == 0 && later.output == "", "\(later.output)")
    }
  }

  @Test("A preview whose carrier has a longer name than slapd stores is refused")
  func longNames() throws {
    let site = try EmptySite()
    for (length, status) in [(80, 0), (100, 65)] as [(Int, Int32)] {
      let name = String(repeating: "x", count: length)
      let published = try site.pps([
        "preview", "publish", "--vo", "ops", "--product", name, "--working-version", name, "--path",
        "/opt/x",
      ])
      #expect(published.status == status, "\(published.errors)")
      #expect(
        published.errors.contains("is not stored: a BDII stores no name of") == (status == 65))
    }
  }

  @Test(
    "A product in another case is refused while the first one is published, and then takes over")
  func otherCase() throws {
    let site = try EmptySite()
    func preview(_ verb: String, _ product: String, _ options: [String] = []) throws -> Tool {
      try site.pps(
        ["preview", verb, "--vo", "ops", "--product", product, "--working-version", "126"] + options
      )
    }
    let tags = {
      try site.pps(["gip", "plugin", "--hold-over", "0"]).output.split(separator: "\n").filter {
        $0.hasPrefix("GlueHostApplicationSoftwareRunTimeEnvironment: ")
      }.map { $0.split(separator: " ")[1] }
    }
    for (first, second) in [("gLite-UI", "GLITE-UI"), ("GLITE-UI", "gLite-UI")] {
      #expect(try preview("publish", first, ["--path", "/opt/x"]).status == 0)
      #expect(try preview("publish", second, ["--path", "/opt/x", "--dry-run"]).status == 77)
      #expect(try preview("publish", second, ["--path", "/opt/x"]).status == 77)
      #expect(try Set(tags()) == ["VO-ops-\(first)-preview-126"])
      #expect(try preview("withdraw", first).status == 0)
      let next = try preview("publish", second, ["--path", "/opt/x"])
      #expect(next.status == 0 && !next.errors.contains("warning"), "\(next.errors)")
      // The other one is withdrawn, and tells of nothing where this one is.
      #expect(try Set(tags()) == ["VO-ops-\(second)-preview-126"])
      #expect(try site.pps(["check"]).status == 0)
      #expect(try preview("withdraw", second).status == 0)
    }
    let release = try ReleaseFixture()
    let id = ["--vo", "OPS", "--product", "glite-ui", "--working-version", "126"]
    let published = try Tool(
      "pps", ["preview", "publish"] + id + ["--path", "/opt/x"], environment: release.environment)
    #expect(published.status == 0)
    let installed = try release.install(release.tarball("126", package: "3.2.1-4"))
    #expect(installed.status == 77 && installed.errors.contains("preview glite-ui 126 of OPS"))
    #expect(try release.releases() == "")
  }

  @Test("A VO that is spelled in another case, a path that another release has, half a cluster")
  func previews() throws {
    let site = try EmptySite()
    let first = try site.preview("publish", ["--path", "/opt/x"])
    #expect(first.status == 0 && !first.errors.contains("warning"))
    let clash = try site.preview("publish", ["--path", "/opt/x"], vo: "OPS")
    #expect(clash.status == 77, "\(clash.errors)")
    #expect(
      clash.errors.contains("VO-OPS-gLite-UI-preview-126 is that of preview gLite-UI 126 of ops"))
    #expect(try Command.check(["ls", "\(site.state)/previews"]) == "ops\n")
    let shared = try site.pps([
      "preview", "publish", "--vo", "ops", "--product", "gLite-UI", "--working-version", "127",
      "--path", "/opt/x", "--subcluster", "ce.example.org",
    ])
    #expect(shared.status == 0 && shared.errors.contains("(shared-path)"), "\(shared.errors)")
    #expect(shared.errors.contains("(half-cluster)") && !shared.errors.contains("duplicate-tag"))
    let release = try ReleaseFixture()
    let tarball = try release.tarball("126", package: "3.2.1-4")
    for options in [["--dry-run"], []] {
      let half = try Tool(
        "pps",
        [
          "install", tarball, "--vo", "ops", "--root", release.root, "--subcluster",
          "ce.example.org",
        ] + options, environment: release.environment)
      #expect(half.status == 0 && half.errors.contains("(half-cluster)"), "\(half.errors)")
    }
  }

  @Test("Of two at once whose tags differ only by case, one is refused, also when it is installed")
  func tagsAtOnce() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    let publish = "preview publish --product glite-ui --working-version 126 --path /opt/x"
    for other in ["preview publish --product gLite-UI --working-version 126", "install \(tarball)"]
    {
      _ = try Command.check(["mkdir", "-p", "\(site.state)/previews/ops"])
      let ended = try Command.check(
        ["env"] + site.environment + [
          "sh", "-c",
          """
          pps() { "$0" "$@" --vo ops 2>>"$PPS_STATE_DIR/errors"; echo $?; }
          flock "$PPS_STATE_DIR/previews/ops/.lock" sh -c '>"$PPS_STATE_DIR/locked"; sleep 2' &
          until [ -e "$PPS_STATE_DIR/locked" ]; do sleep 0.1; done
          pps \(publish) & a=$!
          pps \(other) \(other.hasPrefix("install") ? "--root \(site.root)" : "--path /opt/y") & b=$!
          wait $a; wait $b
          """, Package.program("pps"),
        ])
      let errors = try Command.read("\(site.state)/errors")
      #expect(ended.split(separator: "\n").sorted() == ["0", "77"], "\(errors)")
      #expect(errors.contains("its tag VO-ops-"), "\(errors)")
      let list = try site.run("preview", "list").output
      #expect(list.split(separator: "\n").count == 2, "\(list)")
      _ = try Command.check(["rm", "-r", site.state])
      _ = try Command.check(["mkdir", site.state])
    }
  }

  @Test("A site that a BDII does not know, and one that nobody is asked about")
  func unknownSite() throws {
    let slapd = try Slapd(
      .init(
        ldif: """
          dn: o=grid
          objectClass: organization
          o: grid

          dn: mds-vo-name=EXAMPLE-SITE,o=grid
          objectClass: MDS
          mds-vo-name: EXAMPLE-SITE

          dn: o=glue
          objectClass: organization
          o: glue


          """ + Self.ldif("site")))
    let site = try EmptySite()
    #expect(try site.pps(["check", "--bdii", slapd.url]).status == 0)
    let unknown = try site.pps(["check", "--bdii", slapd.url, "--site", "NOSUCH"])
    #expect(unknown.status == 1 && unknown.output.contains("site-unknown"), "\(unknown.output)")
    #expect(unknown.output.contains("NOSUCH"))
    let nagios = try site.pps(["check", "--bdii", slapd.url, "--site", "NOSUCH", "--nagios"])
    #expect(nagios.status == 2 && nagios.output.contains("site-unknown"), "\(nagios.output)")
    let text = try Command.read(site.configuration)
    try Command.write(text.replacing("EXAMPLE-SITE", with: "NOSUCH"), to: site.configuration)
    #expect(try site.pps(["check", "--bdii", slapd.url]).output.contains("site-unknown"))
    // A resource BDII does not name its site.
    let resource = try Self.resource()
    #expect(try !site.pps(["check", "--bdii", resource.url]).output.contains("site-unknown"))

    for options in [[], ["--ldif", "\(Package.root)/ldif/example-site/site.ldif"]] {
      let tool = try site.pps(["check", "--site", "X"] + options)
      #expect(tool.status == 64 && tool.errors.contains("--site is for --bdii"))
    }
  }
}

import GLUE
import LDAPTypes
import LDIF
import Rollout
import Supermarket
import TestSupport
import Testing

@testable import Infosys

@Suite("Where a job can run, and what keeps a WMS from sending it there")
struct PlacesTests {
  static let tag = "VO-ops-gLite-UI-preview-126"

  private func query(vo: String? = nil) throws -> OfferQuery {
    OfferQuery(versions: try VersionRequirement(parsing: "126"), vo: vo)
  }

  @Test(
    "Who is admitted by the rules",
    arguments: [
      (["VO:ops"], AccessRules.Admission.everyone), (["vo:OPS"], .everyone),
      (["VOMS:/ops"], .everyone), (["VOMS:/OPS/*"], .only(["/OPS/*"])),
      (["VOMS:/ops/Role=pilot", "VOMS:/opsx/Role=x"], .only(["/ops/Role=pilot"])),
      (["VO:opsx", "VOMS:/opsx/a", "ops", "/C=IT/CN=ops"], .nobody), ([], .nobody),
      (["VO:ops", "DENY:/ops/Role=pilot"], .everyone), (["VO:ops", "DENY:/ops"], .denied),
      (["VO:ops", "DENY:/ops/*"], .denied), (["VO:ops", "DENY:/dteam"], .everyone),
      (["all"], .everyone), (["ALL", "DENY:/ops"], .denied), (["ALLO", "NONE"], .nobody),
      // Whoever is let in by an FQAN is kept out by the same.
      (["VOMS:/ops/Role=pilot", "DENY:/OPS/Role=Pilot"], .denied),
      (["DENY:/ops/Role=pilot", "VOMS:/ops/Role=pilot", "VOMS:/ops/a"], .only(["/ops/a"])),
      (["VOMS:/ops/Role=pilot", "DENY:/ops/Role=other"], .only(["/ops/Role=pilot"])),
    ])
  func rules(_ texts: [String], _ admission: AccessRules.Admission) {
    #expect(AccessRules(texts).admission(of: "ops") == admission)
    #expect(AccessRules(texts).admits(vo: "ops") == ![.nobody, .denied].contains(admission))
  }

  @Test("Where a WMS does not find the tag at a computing element, it does not at its views")
  func lostViews() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", subclusters: ["first", "second"])
    grid.addQueue("views", of: "A", ["GlueCEStateStatus: Production"], rules: ["VO:ops"])
    grid.addView("ops", of: "views", at: "A", rule: "VO:ops", state: nil)
    for (id, codes) in [("first.A", []), ("second.A", ["not-first-subcluster"])] {
      try grid.tagging(id).ask(try query(vo: "ops")) { offers in
        let views = offers.flatMap(\.computingElements).flatMap(\.views)
        #expect(views.map { $0.obstacles.map(\.code) } == [codes], "\(id)")
      }
    }
  }

  @Test(
    "A cluster's first subcluster is the one that was stored first, which slapd tells only of all")
  func firstSubCluster() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", subclusters: ["b", "a"])
    // More of them than entries below the site, so that slapd goes from name to name there.
    for number in 1...5 { grid.add(site: "S\(number)") }
    for (id, isSeen) in [("b.A", true), ("a.A", false)] {
      for site in [nil, "A"] {
        var query = try query()
        query.site = site
        try grid.tagging(id).ask(query) { offers in
          let elements = offers.flatMap(\.computingElements)
          #expect(elements.map(\.isSeenByWMS) == [isSeen], "\(id)")
        }
      }
    }
  }

  @Test(
    "The order of subclusters is asked for where it decides, and of all where there are too many")
  func order() throws {
    func entries(_ names: [String]) throws -> [Entry] {
      try names.map { name in
        let ids = name.split(separator: ".")
        return Entry(
          dn: try DistinguishedName(
            parsing: "GlueSubClusterUniqueID=\(ids[0]),GlueClusterUniqueID=\(ids[1]),o=grid"))
      }
    }
    func filter(_ names: [String]) throws -> String? {
      SubClusterOrder.request(about: try entries(names))?.filter.description
    }
    #expect(try filter(["a.x", "b.y"]) == nil)
    let id = "GlueSubClusterUniqueID"
    #expect(try filter(["b.x", "a.x", "c.y"]) == "(|(\(id)=a)(\(id)=b))")
    #expect(try filter(["a.x", "a.y", "c.z"]) == "(\(id)=a)")
    let many = (0..<300).map { "\($0).x" }
    #expect(try filter(many) == "(objectClass=GlueSubCluster)")
    var order = SubClusterOrder()
    for entry in try entries(["b.x", "a.x"]) { order.add(entry) }
    let sorted = order.sorted(try entries(["z.x", "a.x", "b.x"]))
    #expect(sorted == (try entries(["b.x", "a.x", "z.x"])))
  }

  @Test("A preview that names no VO is for those whom its computing elements and shares let in")
  func namelessVO() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(applicationOf: "A", name: "gLite-UI", version: "126")
    grid.addShare("q", of: "A", rule: "VO:ops")
    try grid.ask(try query()) { #expect($0.map(\.site) == ["A"]) }
    try grid.ask(try query(vo: "ops")) { #expect($0.map(\.site) == ["A"]) }
    try grid.ask(try query(vo: "dteam")) { #expect($0.isEmpty) }
  }

  @Test("Computing elements and their views, and why not")
  func computingElements() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", subclusters: ["first", "sc"], tags: [])
    grid.addQueue("draining", of: "A", ["GlueCEStateStatus: Draining"])
    grid.addQueue("mute", of: "A", [])
    grid.addQueue(
      "denied", of: "A", ["GlueCEStateStatus: Production"], rules: ["VO:ops", "DENY:/ops"])
    grid.addQueue("other", of: "A", ["GlueCEStateStatus: Production"], rules: ["VO:dteam"])
    grid.addQueue("group", of: "A", ["GlueCEStateStatus: Production"], rules: ["VOMS:/ops"])
    grid.addQueue(
      "views", of: "A", ["GlueCEStateStatus: Production"], rules: ["VO:ops", "VO:dteam"])
    for (id, rule, state) in [
      ("ops", "VO:ops", "Closed"), ("opspilot", "VOMS:/ops/Role=pilot", nil),
      ("dteam", "VO:dteam", nil),
    ] {
      grid.addView(id, of: "views", at: "A", rule: rule, state: state)
    }
    let tagged = grid.tagging("first.A")
    try tagged.ask(try query(vo: "ops")) { offers in
      let elements = try #require(offers.first).computingElements
      #expect(
        told(elements) == [
          #"denied: ["denied"] "#, #"draining: ["not-in-production"] "#, #"group: ["not-for-vo"] "#,
          #"mute: ["not-in-production"] "#, "ops: [] ", #"other: ["not-for-vo"] "#,
          #"views: [] ops ["not-in-production"] opspilot []"#,
        ])
      #expect(elements.filter(\.isSeenByWMS).count == 7)
    }
    // Without a VO nobody asks for views.
    try tagged.ask(try query()) { offers in
      let elements = offers[0].computingElements
      #expect(elements.flatMap(\.views).isEmpty)
      #expect(elements.filter(\.obstacles.isEmpty).count == 5)
    }
    // A tag on another subcluster than the first is not seen.
    try grid.tagging("sc.A").ask(try query(vo: "ops")) { offers in
      let elements = offers[0].computingElements
      #expect(elements.count == 7)
      #expect(elements.filter(\.isSeenByWMS).isEmpty)
      #expect(Set(elements.map { $0.obstacles[0].code }) == ["not-first-subcluster"])
      #expect(elements[0].obstacles[0].description.contains("'first.A'"))
    }
  }

  /// The queues, what is in the way of each, and of its views.
  private func told(_ elements: [Offer.ComputingElement]) -> [String] {
    elements.map { element in
      let name = element.id.split(separator: "-").last!
      return "\(name): \(element.obstacles.map(\.code)) "
        + element.views.map { "\($0.id) \($0.obstacles.map(\.code))" }.sorted().joined(
          separator: " ")
    }.sorted()
  }

  @Test(
    "A WMS of a VO gets what names it; a computing element keeps the rules that no view took")
  func views() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    for (queue, rules, view, rule, state) in [
      // The WMS leaves `VOMS:/ops` out, so that the computing element keeps that rule.
      ("group", ["VO:ops", "VOMS:/ops"], "group", "VOMS:/ops", "Closed"),
      ("left", ["VO:ops", "VOMS:/ops/Role=admin"], "admin", "VOMS:/ops/Role=admin", "Closed"),
      ("others", ["VO:ops", "VO:dteam"], "ops", "VO:ops", "Closed"),
      ("shut", ["VO:ops", "VO:dteam", "DENY:/ops"], "ops", "VO:ops", "Closed"),
      ("taken", ["VO:ops"], "ops", "VO:ops", "Closed"),
      ("unasked", ["VO:dteam"], "ops", "VO:ops", "Production"),
    ] {
      grid.addQueue(queue, of: "A", ["GlueCEStateStatus: Production"], rules: rules)
      grid.addView(view, of: queue, at: "A", rule: rule, state: state)
    }
    let tagged = grid.tagging("sc.A")
    try tagged.ask(try query(vo: "ops")) { offers in
      let elements = try #require(offers.first).computingElements
      #expect(
        told(elements) == [
          #"group: [] group ["not-for-vo", "not-in-production"]"#,
          #"left: [] admin ["not-in-production"]"#, "ops: [] ",
          #"others: ["not-in-production"] ops ["not-in-production"]"#,
          #"shut: ["not-in-production"] ops ["not-in-production"]"#,
          #"taken: ["not-in-production"] ops ["not-in-production"]"#,
          #"unasked: ["not-for-vo"] ops ["no-ce"]"#,
        ])
      // To the WMS of another VO it has the tag.
      #expect(elements.filter(\.isSeenByWMS).count == elements.count)
    }
    // The same WMS matches so.
    #expect(try tagged.matched(for: "ops") == ["group", "left", "ops"])
  }

  @Test(
    "A computing element whose only view for a VO takes back what its rules grant does not admit it"
  )
  func deniedByView() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.addQueue("shut", of: "A", ["GlueCEStateStatus: Production"], rules: ["VO:ops"])
    let rules = "VO:ops\nGlueCEAccessControlBaseRule: DENY:/ops"
    grid.addView("ops", of: "shut", at: "A", rule: rules, state: "Production")
    try grid.tagging("sc.A").ask(try query(vo: "ops")) { offers in
      let elements = try #require(offers.first).computingElements
      #expect(elements.filter { $0.admits(vo: "ops") }.map(\.id) == ["ce.A:8443/cream-pbs-ops"])
      #expect(elements.count == 2)
    }
  }

  @Test("What several tags of several subclusters say is told once")
  func settled() throws {
    var grid = PublishedGrid()
    grid.add(
      site: "A", subclusters: ["sc1", "sc2"],
      tags: ["VO-ops-gLite-UI-preview-126", "VO-dteam-gLite-UI-preview-126"])
    let query = OfferQuery(versions: try VersionRequirement(parsing: "126"))
    try grid.ask(query) { offers in
      #expect(offers.count == 1 && Set(offers[0].vos) == ["ops", "dteam"])
      // Behind the second subcluster a WMS does not see it, behind the first it does.
      #expect(offers[0].computingElements.map(\.id) == ["ce.A:8443/cream-pbs-ops"])
      #expect(offers[0].computingElements.map(\.isSeenByWMS) == [true])
      let subclusters = offers[0].evidence.map { $0.dn.rdn?.value("GlueSubClusterUniqueID") }
      #expect(subclusters == ["sc1.A", "sc2.A"])
    }
  }

  @Test("Shares that lead to an application, and their policies")
  func shares() throws {
    var grid = PublishedGrid()
    grid.add(site: "B", subclusters: ["sc", "himem"])
    grid.add(applicationOf: "B", name: Self.tag)
    grid.addShare("plain", of: "B", rule: "VO:ops")
    grid.addShare("second", of: "B", rule: "VO:ops", resources: ["himem", "sc"])
    grid.addShare("elsewhere", of: "B", rule: "VO:ops", resources: ["himem"])
    grid.addShare("draining", of: "B", rule: "VOMS:/ops/Role=pilot", state: "draining")
    grid.addShare("scheme", of: "B", rule: "VO:ops", scheme: "basic")
    grid.addShare("dteam", of: "B", rule: "VO:dteam")
    // The other attribute alone is not read by a WMS.
    grid.addShare("unread", of: "B", rule: "VO:ops", resources: [], environments: ["sc"])
    func told(_ offers: [Offer]) -> [String] {
      offers.flatMap(\.shares).map {
        "\($0.id) \($0.obstacles.map(\.code).filter { $0 != "only-in-glue2" }.joined(separator: ","))"
      }
    }
    let ofOps = [
      "draining.B not-in-production", "plain.B ", "scheme.B policy-scheme",
      "second.B not-first-resource", "unread.B no-resource",
    ]
    // A WMS knows applications by the group above their service, which resource BDIIs have.
    try grid.ask(try query(vo: "ops")) { offers in
      let obstacles = offers.flatMap(\.shares).map(\.obstacles.first)
      #expect(obstacles == Array(repeating: .applicationNameNotKnown, count: ofOps.count))
    }
    grid.group(site: "B")
    try grid.ask(try query(vo: "ops")) { offers in
      #expect(told(offers) == ofOps)
      #expect(offers[0].shares[1].computingElement == "ce.B:8443/cream-pbs-plain")
      #expect(
        offers[0].shares[1].queue == "plain" && offers[0].shares[1].access.texts == ["VO:ops"])
      #expect(Set(offers[0].shares.map(\.obstacles.last)) == [.onlyInGLUE2])
    }
    // Without a VO they are all there is to tell of the site.
    try grid.ask(try query()) { #expect(told($0) == (["dteam.B "] + ofOps).sorted()) }
    // Where GLUE 1.3 has computing elements, it need not be told.
    try grid.tagging("sc.B").ask(try query()) { #expect(told($0) == []) }
  }

  @Test("A VO's shares are those whose policies name it, in any case, and those for all")
  func sharesOfVO() throws {
    var grid = PublishedGrid()
    grid.add(site: "B")
    grid.add(applicationOf: "B", name: Self.tag)
    for (queue, rule) in [
      ("all", "ALL"), ("denied", "DENY:/ops/Role=x"), ("dteam", "VO:dteam"), ("group", "VOMS:/ops"),
      ("longer", "VOMS:/opsx/Role=x"), ("lower", "vo:ops"), ("none", "NONE"),
      ("role", "VOMS:/OPS/Role=x"), ("shut", "DENY:/opsx"), ("upper", "VO:OPS"),
    ] {
      grid.addShare(queue, of: "B", rule: rule)
    }
    for vo in ["ops", "OPS"] {
      try grid.ask(try query(vo: vo)) { offers in
        let shares = offers.flatMap(\.shares)
        #expect(
          shares.map(\.id) == ["all.B", "denied.B", "group.B", "lower.B", "role.B", "upper.B"])
        let shut = shares.filter { $0.obstacles.map(\.code).contains("not-for-vo") }
        #expect(shut.map(\.id) == ["denied.B"])
      }
    }
  }

  @Test(
    "A computing element that names a cluster as no WMS reads it is told, with what is in the way")
  func clusterWithSpace() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: [Self.tag])
    let ldif = grid.ldif.replacing("c.A", with: "my cluster")
    try PublishedGrid(ldif: ldif).ask(try query(vo: "ops")) { offers in
      let elements = offers.flatMap(\.computingElements)
      #expect(elements.map(\.id) == ["ce.A:8443/cream-pbs-ops"])
      #expect(elements.allSatisfy { !$0.isSeenByWMS && !$0.obstacles.isEmpty })
    }
  }

  @Test("An application of several execution environments, as ARC has it, is on all of them")
  func severalExecutionEnvironments() throws {
    var grid = PublishedGrid()
    grid.add(site: "B", subclusters: ["sc", "himem", "gpu"])
    let service = "GLUE2ServiceID=ce.B,GLUE2DomainID=B,GLUE2GroupID=grid,o=glue"
    grid.add(
      """
      dn: GLUE2ApplicationEnvironmentID=a,\(service)
      objectClass: GLUE2ApplicationEnvironment
      GLUE2ApplicationEnvironmentID: a
      GLUE2ApplicationEnvironmentAppName: \(Self.tag)
      GLUE2ApplicationEnvironmentComputingManagerForeignKey: m
      GLUE2ApplicationEnvironmentExecutionEnvironmentForeignKey: sc.B
      GLUE2ApplicationEnvironmentExecutionEnvironmentForeignKey: himem.B

      """)
    for (queue, resources) in [
      ("both", ["himem", "sc"]), ("gpu", ["gpu"]), ("himem", ["himem"]), ("sc", ["sc"]),
      ("second", ["gpu", "himem"]),
    ] {
      grid.addShare(queue, of: "B", rule: "VO:ops", resources: resources)
    }
    try grid.ask(try query(vo: "ops")) { offers in
      #expect(offers.map(\.executionEnvironments) == [["sc.B", "himem.B"]])
      let shares = offers[0].shares
      #expect(shares.map(\.id) == ["both.B", "himem.B", "sc.B", "second.B"])
      let strays = shares.filter { $0.obstacles.contains(.notFirstResource(first: "gpu.B")) }
      #expect(strays.map(\.id) == ["second.B"])
    }
  }

  @Test("Whether an offer's shares are told depends on the offer, not on what else was asked for")
  func sharesOfEachOffer() throws {
    var grid = PublishedGrid()
    // GLUE 1.3 tells of two other releases of the site; of one of them GLUE 2.0 does too.
    grid.add(site: "B", tags: ["VO-ops-other-preview-7", "VO-ops-both-preview-8"])
    grid.add(applicationOf: "B", name: "VO-ops-both-preview-8", id: "both")
    grid.add(applicationOf: "B", name: Self.tag)
    grid.addShare("plain", of: "B", rule: "VO:ops")
    func told(_ offers: [Offer]) -> [String] {
      offers.map { offer in
        "\(offer.workingVersion ?? "") \((offer.computingElements.map(\.id) + offer.shares.map(\.id)))"
      }.sorted()
    }
    let element = #"["ce.B:8443/cream-pbs-ops"]"#
    let all = [#"126 ["plain.B"]"#, "7 \(element)", "8 \(element)"]
    try grid.ask(OfferQuery()) { #expect(told($0) == all) }
    for line in all {
      let version = String(line.prefix { $0 != " " })
      let query = OfferQuery(versions: try VersionRequirement(parsing: version))
      try grid.ask(query) { #expect(told($0) == [line]) }
    }
  }
}

extension PublishedGrid {
  /// The queues whose computing elements or views a WMS of a VO has as open to it and in production.
  fileprivate func matched(for vo: String) throws -> [String] {
    try withTemporaryDirectory { directory in
      try Command.write(ldif, to: "\(directory)/grid.ldif")
      var market = Supermarket(vo: vo)
      let source = LDIFSnapshot(paths: ["\(directory)/grid.ldif"], schema: .bdii)
      _ = try source.search([Supermarket.request()]) { market.add($1) }
      let items = market.stock().items.filter { item in
        let state = (item.view ?? item.computingElement).string(GLUE1.ceStateStatus)
        return state == "Production"
          && AccessRules(item.accessRules.compactMap(\.string)).admits(vo: vo)
      }
      let ids = items.compactMap { $0.computingElement.dn.value(of: GLUE1.ceUniqueID) }
      return Set(ids.map { String($0.split(separator: "-").last!) }).sorted()
    }
  }

  /// The same with a subcluster's tag.
  fileprivate func tagging(_ subcluster: String) -> PublishedGrid {
    let line = "GlueSubClusterUniqueID: \(subcluster)\n"
    return PublishedGrid(
      ldif: ldif.replacing(
        line, with: line + "GlueHostApplicationSoftwareRunTimeEnvironment: \(PlacesTests.tag)\n"))
  }

  mutating func addQueue(
    _ queue: String, of site: String, _ lines: [String], rules: [String] = ["VO:ops"],
    cluster: String? = nil
  ) {
    let id = "ce.\(site):8443/cream-pbs-\(queue)"
    add(
      """
      dn: GlueCEUniqueID=\(id),mds-vo-name=\(site),mds-vo-name=local,o=grid
      objectClass: GlueCETop
      objectClass: GlueCE
      objectClass: GlueCEState
      objectClass: GlueCEAccessControlBase
      objectClass: GlueKey
      GlueCEUniqueID: \(id)
      GlueForeignKey: GlueClusterUniqueID=\(cluster ?? "c.\(site)")
      \((lines + rules.map { "GlueCEAccessControlBaseRule: \($0)" }).joined(separator: "\n"))

      """)
  }

  mutating func addView(
    _ view: String, of queue: String, at site: String, rule: String, state: String?
  ) {
    let id = "ce.\(site):8443/cream-pbs-\(queue)"
    add(
      """
      dn: GlueVOViewLocalID=\(view),GlueCEUniqueID=\(id),mds-vo-name=\(site),mds-vo-name=local,o=grid
      objectClass: GlueCETop
      objectClass: GlueVOView
      objectClass: GlueCEState
      objectClass: GlueCEAccessControlBase
      objectClass: GlueKey
      GlueVOViewLocalID: \(view)
      GlueChunkKey: GlueCEUniqueID=\(id)
      GlueCEAccessControlBaseRule: \(rule)
      \(state.map { "GlueCEStateStatus: \($0)\n" } ?? "")
      """)
  }

  /// Puts a site's service below the group that it has in its resource BDII, as relays do.
  mutating func group(site: String) {
    let domain = "GLUE2DomainID=\(site),GLUE2GroupID=grid,o=glue"
    let group = "GLUE2GroupID=resource,\(domain)"
    let service = "dn: GLUE2ServiceID=ce.\(site),"
    self = PublishedGrid(
      ldif: ldif.replacing(
        "GLUE2ServiceID=ce.\(site),\(domain)", with: "GLUE2ServiceID=ce.\(site),\(group)"
      )
      .replacing(
        "\(service)\(group)",
        with: "dn: \(group)\nobjectClass: GLUE2Group\nGLUE2GroupID: resource\n\n\(service)\(group)",
        maxReplacements: 1))
  }

  /// Adds a share that leads to subclusters, and its policy.
  mutating func addShare(
    _ queue: String, of site: String, rule: String, resources: [String] = ["sc"],
    state: String = "production", scheme: String = "org.glite.standard",
    environments: [String] = []
  ) {
    let above = "GLUE2ServiceID=ce.\(site),GLUE2DomainID=\(site),GLUE2GroupID=grid,o=glue"
    let keys =
      resources.map { "GLUE2ShareResourceForeignKey: \($0).\(site)\n" }
      + environments.map {
        "GLUE2ComputingShareExecutionEnvironmentForeignKey: \($0).\(site)\n"
      }
    add(
      """
      dn: GLUE2ShareID=\(queue).\(site),\(above)
      objectClass: GLUE2Share
      objectClass: GLUE2ComputingShare
      GLUE2ShareID: \(queue).\(site)
      GLUE2EntityOtherInfo: CREAMCEId=ce.\(site):8443/cream-pbs-\(queue)
      GLUE2ComputingShareMappingQueue: \(queue)
      GLUE2ComputingShareServingState: \(state)
      GLUE2ComputingShareComputingEndpointForeignKey: e
      GLUE2ComputingShareExecutionEnvironmentForeignKey: sc
      GLUE2ShareServiceForeignKey: ce.\(site)
      GLUE2ShareEndpointForeignKey: e
      \(keys.joined())
      dn: GLUE2PolicyID=\(queue).\(site)_policy,GLUE2ShareID=\(queue).\(site),\(above)
      objectClass: GLUE2Policy
      objectClass: GLUE2MappingPolicy
      GLUE2PolicyID: \(queue).\(site)_policy
      GLUE2PolicyScheme: \(scheme)
      GLUE2PolicyRule: \(rule)
      GLUE2MappingPolicyShareForeignKey: \(queue).\(site)

      """)
  }
}

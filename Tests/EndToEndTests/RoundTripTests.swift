import CommandSupport
import Infosys
import LDAPClient
import LDAPTypes
import Rollout
import StateStore
import TestSupport
import Testing

@Suite("Published, passed through resource, site and top BDII, and read back: the same states")
struct RoundTripTests {
  /// With `drop-appenv` the relays forward no GLUE2ApplicationEnvironment, as today's do.
  @Test(arguments: [[], ["--drop-appenv"]])
  func roundTrip(_ options: [String]) throws {
    let random = SplitMix.seeded()
    let seed = random.seed
    let state = try RandomState(random, previews: 25)
    let files = try TemporaryDirectory()
    try Command.write(RandomState.servicesLDIF, to: "\(files.path)/services.ldif")
    let hierarchy = try BDIIHierarchy(
      ["--resource-ldif", "\(Package.root)/ldif/example-site/resource.ldif"]
        + ["--resource-ldif", "\(files.path)/services.ldif"] + options)
    let store = StateStore(directory: "\(hierarchy.files)/state")
    for preview in state.previews { try store.store(preview) }
    for pilot in state.pilots { try store.store(pilot) }
    try Self.writeConfiguration(hierarchy)
    let pps = try Tool(
      "pps",
      [
        "gip", "install", "--gip-dir", "\(hierarchy.path)/resource", "--state-dir",
        store.directory, "--config", "\(hierarchy.files)/site.yaml", "--cache-dir",
        "\(hierarchy.files)/cache",
      ])
    #expect(pps.status == 0, "\(pps.errors)")

    var previews = Set(state.previews)
    var pilots = Set(state.pilots.map { $0.withIDs })
    var found = try Self.read(hierarchy) { $0.previews == previews && $0.pilots == pilots }
    #expect(found.previews.symmetricDifference(previews) == [], "TEST_SEED=\(seed)")
    #expect(found.pilots.symmetricDifference(pilots) == [], "TEST_SEED=\(seed)")
    #expect(found.unreadable.isEmpty, "TEST_SEED=\(seed)")

    // The tags that jobs are routed by are those of the open previews, on their subclusters.
    let tags = Set(
      state.previews.filter { $0.state == .published }.flatMap { preview in
        preview.subclusters.map { "\($0) \(preview.tag)" }
      })
    #expect(try Self.tags(hierarchy) { $0 == tags } == tags, "TEST_SEED=\(seed)")
    let refused = try hierarchy.refused().split(separator: "\n").filter {
      $0.hasPrefix("resource:")
    }
    #expect(refused == [], "TEST_SEED=\(seed)")

    // Everything is withdrawn: the tags go, and what remains is closed.
    for var preview in state.previews where preview.state != .withdrawn {
      preview.history = History(.withdrawn, at: .now, by: "root")
      try store.store(preview)
    }
    for var pilot in state.pilots where pilot.state != .closed {
      pilot.history = History(.closed, at: .now, by: "root")
      pilot.servingState = .closed
      try store.store(pilot)
    }
    let contents = store.contents()
    previews = Set(contents.previews.map(\.published))
    pilots = Set(contents.pilots.map { $0.published.withIDs })
    found = try Self.read(hierarchy) { $0.previews == previews && $0.pilots == pilots }
    #expect(found.previews.symmetricDifference(previews) == [], "TEST_SEED=\(seed)")
    #expect(found.pilots.symmetricDifference(pilots) == [], "TEST_SEED=\(seed)")
    #expect(try Self.tags(hierarchy) { $0.isEmpty } == [], "TEST_SEED=\(seed)")
  }

  static func writeConfiguration(_ hierarchy: BDIIHierarchy) throws {
    let text = try Command.read("\(Package.root)/ldif/example-site/site.yaml")
      .replacing("ldap://localhost:2170", with: hierarchy.url("resource"))
    try Command.write(text, to: "\(hierarchy.files)/site.yaml")
  }

  struct Found {
    var previews: Set<Preview> = []
    var pilots: Set<Pilot> = []
    /// Offers that are not what we would publish.
    var unreadable: [Offer] = []
  }

  /// Asks the top-level BDII until the answer is the one wanted, or a minute is over: the schemas
  /// travel apart.
  static func ask<Answer>(
    _ hierarchy: BDIIHierarchy, _ question: (LDAPDirectory) throws -> Answer,
    until isWanted: (Answer) -> Bool
  ) throws -> Answer {
    let directory = LDAPDirectory(servers: [LDAPServer(try LDAPURL(bdii: hierarchy.url("top")))])
    let end = ContinuousClock().now + .seconds(60)
    while true {
      let answer = try question(directory)
      if isWanted(answer) || ContinuousClock().now > end { return answer }
      _ = try Command.run(["sleep", "0.5"])
    }
  }

  static func read(_ hierarchy: BDIIHierarchy, until isWanted: (Found) -> Bool) throws -> Found {
    try ask(hierarchy) { directory in
      var found = Found()
      let list = try directory.offers(OfferQuery(), now: .now)
      for offer in list.offers {
        let previews = offer.vos.compactMap { Preview(offer, vo: $0) }
        let pilot = Pilot(offer)
        found.previews.formUnion(previews)
        if let pilot { found.pilots.insert(pilot.withIDs) }
        if previews.isEmpty && pilot == nil { found.unreadable.append(offer) }
      }
      return found
    } until: {
      isWanted($0) && $0.unreadable.isEmpty
    }
  }

  /// The previews' tags at the top, with their subclusters.
  static func tags(
    _ hierarchy: BDIIHierarchy, until isWanted: (Set<String>) -> Bool
  ) throws -> Set<String> {
    let tag: AttributeDescription = "GlueHostApplicationSoftwareRunTimeEnvironment"
    return try ask(hierarchy) { directory in
      let (entries, _) = try directory.search(
        SearchRequest(
          base: DistinguishedName(parsing: "o=grid"), filter: .contains(tag, "-preview-")))
      return Set(
        entries.flatMap { entry in
          entry.strings(tag).filter { $0.contains("-preview-") }
            .map { "\(entry.string("GlueSubClusterUniqueID")!) \($0)" }
        })
    } until: {
      isWanted($0)
    }
  }
}

extension Pilot {
  /// With the IDs that its service has in ``RandomState/servicesLDIF``, and its VOs in order.
  var withIDs: Pilot {
    var pilot = self
    if case .endpoint(_, let url) = service {
      let host = String(url.dropFirst("https://".count).prefix { $0 != ":" })
      pilot.service = .ids(
        glueService: "\(host)_wms",
        glue2: .init(service: "\(host)_wms2", endpoint: "\(host)_ep"))
    }
    return pilot
  }
}

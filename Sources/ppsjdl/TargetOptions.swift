import ArgumentParser
import CommandSupport
import Infosys
import LDAPTypes
import Matchmaking
import Rollout

/// Which previews and pilots jobs are routed to.
struct TargetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A working version such as 126; or, asked of a BDII, a package version such as 3.2.1-4, a \
      pattern such as '12?', or comparisons such as '>=120,<130': then each release there is now.
      """, valueName: "version"),
    transform: VersionRequirement.init(parsing:))
  var version: VersionRequirement?

  @Option(
    help: """
      The product, such as gLite-UI; else any product of that version, and where no BDII is asked \
      also of a VO whose name is this one's, a dash and more.
      """)
  var product: String?

  @Option(help: "Only previews, or only pilots; a number as --version means previews.")
  var kind: Offer.Kind?

  @Flag(help: "Send jobs everywhere but there.")
  var avoid = false

  @Flag(
    help: """
      Name the computing elements that a BDII has now, for frameworks without tags. Each is judged within \
      its site; 'ppsjdl match' looks at the whole grid.
      """)
  var explicit = false

  var areDefault: Bool {
    version == nil && product == nil && kind == nil && !avoid && !explicit
  }

  /// - Parameter wantsElements: Whether a BDII is to be asked, if one is named, although the answer
  ///   follows from the names.
  func answer(
    _ user: UserOptions, _ options: SourceOptions, wantsElements: Bool
  ) throws -> RouteAnswer {
    guard let version else { throw ValidationError("Name the version with --version.") }
    let vo = try user.requireVO()
    try check(version)
    let known = try knownRoute(vo, version)
    if let known, !explicit, !(wantsElements && options.isNamed) {
      if !options.areDefault {
        diagnostics.note(
          "the tag follows from the names: no BDII was asked whether a site has it",
          details: ["--explicit and --output json ask"]
            + (product == nil
              ? ["without --product it may be of a VO whose name begins with '\(vo)-', too"] : []))
      }
      return RouteAnswer(version: version, vo: vo, product: product, route: known, search: nil)
    }
    let source = try options.source()
    let query = OfferQuery(
      versions: version, product: product, vo: vo, site: nil, kind: known == nil ? kind : .preview)
    let search = try diagnostics.asking(source) { try Self.search(query, vo, source) }
    try Interruption.check()
    let found = search.route(isExplicit: explicit, isAvoided: avoid)
    // Carriers may name another tag than the names make; and a pattern has room for tags of a VO whose name
    // begins alike, which are not what was asked for.
    let isFound = explicit || !search.tags.isEmpty
    let route = isFound || product == nil ? found : known ?? found
    if !explicit, route == found, !search.sharedTags.isEmpty {
      let hasElements = route.criteria.contains { if case .elements = $0 { true } else { false } }
      diagnostics.note(
        "what is not wanted has the same tag elsewhere, "
          + (hasElements
            ? "so computing elements are named"
            : "and a WMS of \(vo) gets no computing element of what is wanted"),
        details: search.sharedTags.map(\.description))
    }
    if !avoid, !search.isEmpty, !search.hasPlace, search.gaps.isEmpty {
      diagnostics.warning(
        "jobs would wait: a WMS of \(vo) gets no computing element with it now",
        details: [
          "this tells why: ppsquery --version \(Shell.word(version.description)) --vo \(Shell.word(vo))"
        ])
    }
    return RouteAnswer(
      version: version, vo: vo, product: product, route: route, search: search,
      cacheAge: CacheAge.of(source))
  }

  private static func search(
    _ query: OfferQuery, _ vo: String, _ source: some EntrySource
  ) throws -> RouteSearch {
    try RouteSearch(query, vo: vo, asking: source, now: .now)
  }

  /// What needs no server: the tag follows from the names.
  private func knownRoute(_ vo: String, _ version: VersionRequirement) throws -> Route? {
    guard kind != .pilot, let exact = version.exactWorkingVersion else { return nil }
    let criterion: Route.Criterion =
      if let product {
        .tags([SoftwareTag(vo: vo, product: product, workingVersion: exact)])
      } else {
        .anyProduct(vo: vo, workingVersion: exact)
      }
    return Route([criterion], isAvoided: avoid)
  }

  /// Refuses what no release can be called.
  private func check(_ version: VersionRequirement) throws {
    var violations = product.flatMap { Violation.ofTagWord("--product", $0) }.map { [$0] } ?? []
    if let exact = version.exactVersion, (try? PackageVersion(parsing: exact)) == nil,
      let violation = Violation.ofTagWord("--version", exact)
    {
      violations.append(violation)
    }
    guard violations.isEmpty else {
      throw CommandFailure(
        .badData, "no preview can have such a name", details: violations.map(\.description))
    }
  }
}

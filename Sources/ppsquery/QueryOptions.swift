import ArgumentParser
import CommandSupport
import Infosys
import LDAPTypes
import Rollout

/// Which offers are wanted: what all commands of `ppsquery` share, beside `MergingSourceOptions`.
struct QueryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A working version such as 126, or a package version such as 3.2.1-4; a pattern such as \
      '3.2.*'; or comparisons (=, !=, <, <=, >, >=) such as '>=3.2.1,<3.3', in RPM's order. One with \
      a plain number, such as '>=120', is about the working version, any other about the package \
      version. Else all.
      """, valueName: "version"),
    completion: Candidates.versions, transform: VersionRequirement.init(parsing:))
  var version: VersionRequirement?

  @Option(help: "Only this product, such as gLite-UI.", completion: Candidates.products)
  var product: String?

  @Option(help: "Only what this VO may use.", completion: Candidates.vos)
  var vo: String?

  @Option(help: "Only this site.", completion: Candidates.sites)
  var site: String?

  @Option(
    help: ArgumentHelp(
      "Only what is installed in this folder: a site may have a preview in several.",
      valueName: "folder"))
  var path: String?

  @Option(help: "Only previews, or only pilots.")
  var kind: Offer.Kind?

  @Flag(
    help: """
      Also what is closed, expired, of a lost source, without a state or in one in which it cannot be \
      used.
      """)
  var all = false

  @Flag(
    help: """
      Look through what BDIIs do not index too, which takes some ten times as long on a large grid: \
      sites are found there whose only trace is an application environment, or a carrier that lost \
      its extension. That is done anyway with --site, on a small grid, in a file, and before it is \
      said that no site has a preview, or by 'wait' that too few have it.
      """)
  var thorough = false

  var areDefault: Bool {
    version == nil && product == nil && vo == nil && site == nil && path == nil && kind == nil
      && !all && !thorough
  }

  func validate() throws {
    for (name, value) in [("product", product), ("vo", vo), ("site", site), ("path", path)]
    where value == "" {
      throw ValidationError("--\(name) is empty; leave it out to find all.")
    }
    if let error = vo.flatMap(ValidationError.init(vo:)) { throw error }
  }

  /// For what sets a preview up.
  ///
  /// - Throws: `ValidationError` when pilots are wanted.
  func requirePreviews(for name: String) throws {
    if kind == .pilot {
      throw ValidationError("\(name) is for previews: a pilot is a service, and needs no setup.")
    }
  }

  /// Asks, and tells what is missing from the answer.
  ///
  /// - Parameter questions: How many are asked in all, this one and those after it.
  func ask(
    _ source: MergingSourceOptions, for kind: Offer.Kind?, questions: Int = 1
  ) throws -> Answer {
    let source = try source.source(questions: questions)
    let now = Timestamp.now
    let found = try diagnostics.asking(source) {
      try MergedOffers(offerQuery(kind), asking: source, now: now)
    }
    return try Answer(
      found, from: source, at: now, selection: OfferSelection(found.list.offers, all: all),
      vo: vo, wanted: wanted(kind), hint: hint)
  }

  /// What is asked for.
  func offerQuery(_ kind: Offer.Kind?) -> OfferQuery {
    OfferQuery(
      versions: version, product: product, vo: vo, site: site, kind: kind, path: path,
      isThorough: thorough)
  }

  /// What may help who finds nothing: people know versions without their releases, and sites by other names.
  private var hint: String? {
    if let text = version?.exactVersion, text.contains("."),
      let package = try? PackageVersion(parsing: text), package.release == nil
    {
      return "--version '=\(text)' asks for it with whatever release"
    }
    return site.map { _ in "'ppsquery sites' lists the sites that offer anything" }
  }

  /// What was asked for, as a sentence wants it: `a preview of gLite-UI version 126 at SITE`.
  func wanted(_ kind: Offer.Kind?) -> String {
    let release = [product, version.map { "version \($0.description)" }].compactMap(\.self)
    let offer = kind.map { "a \($0.rawValue)" }
    let what =
      release.isEmpty
      ? [offer ?? "a preview or a pilot"] : [offer.map { "\($0) of" }].compactMap(\.self) + release
    let whose = [vo.map { "for \($0)" }, site.map { "at \($0)" }, path.map { "in \($0)" }]
      .compactMap(\.self)
    return (what + whose).joined(separator: " ")
  }
}

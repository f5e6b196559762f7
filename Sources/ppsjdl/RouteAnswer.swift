import ArgumentParser
import ClassAd
import CommandSupport
import Infosys
import Matchmaking
import Rollout

/// Where jobs are to go, and how that is known.
struct RouteAnswer {
  let version: VersionRequirement
  let vo: String
  let product: String?
  let route: Route
  /// What a BDII said; nil where none was asked.
  let search: RouteSearch?
  /// How old what came from the cache is, in seconds; nil when nothing did.
  let cacheAge: Int?

  init(
    version: VersionRequirement, vo: String, product: String?, route: Route, search: RouteSearch?,
    cacheAge: Int? = nil
  ) {
    self.version = version
    self.vo = vo
    self.product = product
    self.route = route
    self.search = search
    self.cacheAge = cacheAge
    for gap in search?.gaps ?? [] { diagnostics.warning("\(search!.source): \(gap)") }
    for offer in search?.unusable ?? [] { diagnostics.warning("left out: \(offer)") }
  }

  /// Who was asked, if anybody.
  var origin: Origin {
    Origin(
      source: search?.source, askedAt: search?.askedAt, cacheAge: cacheAge,
      gaps: search?.gaps ?? [])
  }

  /// The condition for a WMS; nil where nothing can be selected.
  var expression: Expression? {
    get throws {
      if route.criteria.isEmpty { return nil }
      do {
        return try route.expression()
      } catch {
        throw CommandFailure(.badData, "a name cannot stand in a JDL: \(error)")
      }
    }
  }

  /// What is selected, when and by whom it was told, in one line; nil where the names alone say it.
  var comment: String? {
    guard let search else { return nil }
    let moment = search.askedAt + .seconds(-(cacheAge ?? 0))
    return TerminalText.visible(
      "\(wanted), as \(search.source) had it at \(moment): \(count(of: route))")
  }

  /// What was asked for, in words.
  private var wanted: String {
    (product.map { "\($0) " } ?? "") + "version \(version.description) for \(vo)"
  }

  private func count(of route: Route) -> String {
    route.criteria.map { criterion in
      switch criterion {
      case .tags(let tags): "\(tags.count) tag\(tags.count == 1 ? "" : "s")"
      case .anyProduct: "any product"
      case .hosts(let hosts): "\(hosts.count) host\(hosts.count == 1 ? "" : "s")"
      case .elements(let elements):
        "\(elements.count) computing element\(elements.count == 1 ? "" : "s")"
      }
    }.joined(separator: ", ")
  }

  /// Tells of pilots that need another way.
  func tellOfServices() {
    for service in search?.services ?? [] {
      let name = [service.product, service.version.map(PackageVersion.text)].compactMap(\.self)
        .joined(separator: " ")
      diagnostics.warning(
        "no Requirements can select the pilot \(name) at \(service.site): it is no computing element",
        details: ["use instead: \(service.advice)"])
    }
  }

  /// Tells of hosts that a language cannot name.
  func warn(ofLeftOut hosts: [String], _ language: RouteLanguage) {
    for host in hosts {
      diagnostics.warning(
        "left out: '\(host)' is no host's name, and \(language.rawValue) has no escapes")
    }
  }

  /// The same for what a language needs.
  func note(_ words: String?) {
    if let words { diagnostics.note(words) }
  }

  /// Ends the command, after what there is was printed.
  ///
  /// - Throws: The exit status when it is not success.
  func end() throws {
    guard let search else { return }
    if !search.gaps.isEmpty {
      diagnostics.warning(Diagnostics.incompleteness)
      throw ExitCode.tryAgain
    }
    guard route.criteria.isEmpty || search.isEmpty else { return }
    if !search.services.isEmpty { throw ExitCode.refused }
    diagnostics.note(
      "nothing is there to select by: \(wanted), says "
        + search.source
        + (search.selection.hiddenWords.map { "; hidden: \($0)" } ?? ""))
    throw ExitCode.nothingFound
  }
}

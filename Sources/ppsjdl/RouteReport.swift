import ClassAd
import Infosys
import Matchmaking
import Rollout

/// A route as JSON; `schema/route.schema.json` describes it.
struct RouteReport: Encodable {
  let version: String
  let vo: String
  let product: String?
  let avoid: Bool
  let language: String
  /// The condition for a WMS; nil where nothing can be selected.
  let expression: String?
  /// What the language has for it.
  let text: String?
  /// The tags asked for, where tags are.
  let tags: [String]
  /// Those that there are now; nil where no BDII was asked.
  let computingElements: [Element]?
  /// Pilots that no Requirements can select.
  let services: [Service]

  struct Element: Encodable {
    let id: String
    let site: String
    let seenByWms: Bool
  }

  struct Service: Encodable {
    let site: String
    let product: String?
    let version: String?
    let type: String?
    let url: String?
    let instead: String
  }

  init(_ answer: RouteAnswer, language: RouteLanguage, text: String?) throws {
    version = answer.version.description
    vo = answer.vo
    product = answer.product
    avoid = answer.route.isAvoided
    self.language = language.rawValue
    expression = try answer.expression.map { "\($0)" }
    self.text = text
    tags = answer.route.criteria.flatMap { criterion in
      if case .tags(let tags) = criterion { tags.map(\.description) } else { [] as [String] }
    }
    let search = answer.search
    computingElements = search?.elements.map {
      Element(id: $0.id, site: $0.site, seenByWms: $0.isSeenByWMS)
    }
    services = (search?.services ?? []).map {
      Service(
        site: $0.site, product: $0.product, version: $0.version, type: $0.type, url: $0.url,
        instead: $0.advice)
    }
  }
}

public import Infosys
internal import LDAPClient
public import LDAPTypes
public import Rollout

/// Offers of several servers, put together, and what differs between them.
public struct MergedOffers: Sendable {
  public let list: OfferList
  public let differences: [Difference]

  /// An offer that servers do not agree on.
  public struct Difference: Encodable, Sendable {
    /// What a server says of a field.
    struct Saying: Encodable, Sendable {
      let source: String
      let values: [String]
    }

    struct Field: Encodable, Sendable {
      let name: String
      let sayings: [Saying]
    }

    let site: String
    let kind: String
    let product: String?
    let version: String
    let vos: [String]
    /// The servers that answered and do not have it.
    let missingAt: [String]
    let fields: [Field]
  }

  /// Asks for offers: each server by itself where several are to be put together.
  ///
  /// - Throws: What made it impossible to answer.
  public init(_ query: OfferQuery, asking source: any EntrySource, now: Timestamp) throws {
    if let merged = MergedSource.merged(source) {
      try self.init(query, from: merged, now: now)
    } else {
      self.init(list: try source.offers(query, now: now), differences: [])
    }
  }

  private init(list: OfferList, differences: [Difference]) {
    self.list = list
    self.differences = differences
  }

  /// Asks each server for offers, and to look through all it has: what one finds and another does not,
  /// because it has more sites, is no difference. What is wanted is chosen of what comes of them together: a
  /// server that is behind tells of another version or folder.
  ///
  /// - Throws: What made all of them unable to answer.
  private init(_ query: OfferQuery, from source: MergedSource, now: Timestamp) throws {
    var whole = query
    whole.isThorough = true
    whole.isSelective = false
    let answers = source.each {
      [whole] part -> (name: String, list: Result<OfferList, any Error>) in
      let list = Result { try part.offers(whole, now: now) }
      return (part.name, list)
    }
    var gaps: [String] = []
    var lists: [(name: String, offers: [Offer])] = []
    var errors: [any Error] = []
    for (name, answer) in answers {
      switch answer {
      case .success(let list):
        gaps += list.gaps.map { "\(name): \($0)" }
        lists.append((name, list.offers))
      case .failure(let error):
        errors.append(error)
        gaps.append("\(error)")
      }
    }
    if lists.isEmpty { throw LDAPError.joining(errors) }
    let merged = Self.merge(OfferMatching.divided(lists.map(\.offers), acrossPlaces: false))
    let folders = Folders(merged)
    var best = merged.enumerated().map { place, sayings in
      Self.best(of: sayings.compactMap(\.self).map { folders.part(of: $0, at: place) })
    }
    // Who tells nothing of a pilot was not asked for the computing elements that it is.
    let lonely = best.indices.filter { place in
      best[place].kind == .pilot && best[place].endpoint?.host != nil
        && best[place].computingElements.isEmpty && merged[place].contains(nil)
    }
    if !lonely.isEmpty, source.patience.isOver {
      gaps.append("no time was left to ask all of them for pilots' computing elements")
    } else if !lonely.isEmpty {
      let pilots = lonely.map { best[$0] }
      for answer in source.each({ [whole] part in
        Result { try part.places(ofPilots: pilots, whole, now: now) }
      }) {
        switch answer {
        case .success(let list):
          gaps += list.gaps.map { "\(list.source): \($0)" }
          for (place, pilot) in zip(lonely, list.offers) { best[place].add(seenElsewhere: pilot) }
        case .failure(let error): gaps.append("\(error)")
        }
      }
      gaps = gaps.distinct
    }
    for place in best.indices { best[place].settleShares(for: query.vo) }
    let order = Offer.order(of: best).filter { query.accepts(best[$0]) }
    let names = lists.map(\.name)
    var offers = Offer.joined(order.map { best[$0] })
    for index in offers.indices { offers[index].settle() }
    var list = OfferList(offers: offers, gaps: gaps, source: source.name)
    list.isThorough = true
    self.init(
      list: list,
      differences: order.compactMap {
        Difference(best[$0], merged[$0], names: names, now: now)
      })
  }

  /// Which offers of a release each of its computing elements has, by servers that tell a folder of it.
  private struct Folders {
    private struct Key: Hashable {
      let release: [String?]
      let element: String
    }

    private let offers: [[Offer?]]
    /// The places of offers.
    private var places: [Key: Set<Int>] = [:]

    init(_ offers: [[Offer?]]) {
      self.offers = offers
      for server in offers.first?.indices ?? 0..<0 {
        let told = offers.enumerated().compactMap { place, sayings in
          sayings[server].map { (place: place, offer: $0, release: Self.release(of: $0)) }
        }
        let releases = Set(told.filter { $0.offer.path != nil }.map(\.release))
        for (place, offer, release) in told where releases.contains(release) {
          for element in offer.computingElements {
            places[Key(release: release, element: element.id), default: []].insert(place)
          }
        }
      }
    }

    private static func release(of offer: Offer) -> [String?] {
      [offer.site, offer.product, offer.workingVersion].map { $0?.lowercased() }
    }

    /// An offer that tells no folder, as far as it is the one at a place and not others in other folders.
    func part(of offer: Offer, at place: Int) -> Offer {
      guard offer.path == nil else { return offer }
      var part = offer
      let release = Self.release(of: offer)
      part.computingElements.removeAll { element in
        guard let others = places[Key(release: release, element: element.id)],
          !others.contains(place)
        else { return false }
        return others.contains { offers[$0].contains { $0?.sharesVO(with: offer) ?? false } }
      }
      return part
    }
  }

  /// What is told of an offer that several servers have, for any of them may be behind, or lack one of the
  /// schemas: what still holds by a word that counts as much, and of that the state reached last; of those alike
  /// the word that counts in one BDII too, then what nothing speaks against, then what was published last, then
  /// what has most evidence, then the first server's. What that does not tell, the others add.
  private static func best(of sayings: [Offer]) -> Offer {
    var best = sayings.reduce { best, other in
      if best.isOver != other.isOver {
        // A server that lacks an expired carrier knows no better by the tag, which the others have too.
        let (over, live) = best.isOver ? (best, other) : (other, best)
        if live.weight >= over.weight { return live }
      }
      if let mine = best.since, let theirs = other.since, mine != theirs {
        return mine > theirs ? best : other
      }
      if best.weight != other.weight { return best.weight > other.weight ? best : other }
      if (best.objection == nil) != (other.objection == nil) {
        return best.objection == nil ? best : other
      }
      if let mine = best.published, let theirs = other.published, mine != theirs {
        return mine > theirs ? best : other
      }
      return other.evidence.count > best.evidence.count ? other : best
    }
    for other in sayings { best.add(seenElsewhere: other) }
    return best
  }

  /// Each offer as each list has it; nil where one does not.
  private static func merge(_ lists: [[Offer]]) -> [[Offer?]] {
    var merged: [[Offer?]] = lists[0].map { [$0] }
    for (index, list) in lists.enumerated().dropFirst() {
      // Those known, each as a list had it that did.
      let known = merged.map { $0.lazy.compactMap(\.self).first! }
      let pairs = OfferMatching.pairs(known, list, acrossPlaces: false)
      for place in merged.indices { merged[place].append(pairs[place].new) }
      for (_, new) in pairs.dropFirst(known.count) {
        merged.append(Array(repeating: nil, count: index) + [new])
      }
    }
    return merged
  }
}

extension MergedOffers.Difference {
  fileprivate init?(_ offer: Offer, _ sayings: [Offer?], names: [String], now: Timestamp) {
    missingAt = zip(names, sayings).filter { $0.1 == nil }.map(\.0)
    let objections = Set(sayings.compactMap { $0.map { $0.objection?.rawValue ?? "" } })
    fields = OfferField.compared.compactMap { field in
      // That time has passed is a difference here: one of them was not told since.
      let isWhole = field == .freshness && objections.count > 1
      let distinct = Set(
        sayings.compactMap { saying in
          saying.map {
            isWhole ? field.values(of: $0, now: now) : field.comparable(of: $0, now: now)
          }
        })
      if distinct.count == 1 { return nil }
      return Field(
        name: field.rawValue,
        sayings: zip(names, sayings).compactMap { name, saying in
          saying.map {
            Saying(
              source: name,
              values: isWhole ? field.values(of: $0, now: now) : field.told(of: $0, now: now))
          }
        })
    }
    if missingAt.isEmpty && fields.isEmpty { return nil }
    site = offer.site
    kind = offer.kind.rawValue
    product = offer.product
    version = offer.versions
    vos = offer.vos
  }

  /// A line, and the facts below it.
  public var text: (message: String, details: [String]) {
    let words = [kind, product, version].compactMap(\.self).joined(separator: " ")
    let missing = missingAt.isEmpty ? [] : ["missing at \(missingAt.joined(separator: ", "))"]
    return (
      "servers differ on \(site): \(words)"
        + (vos.isEmpty ? "" : " for \(vos.joined(separator: ","))"),
      missing
        + fields.map { field in
          "\(field.name): "
            + field.sayings.map { "\(OfferField.words(field.name, $0.values)) at \($0.source)" }
            .joined(separator: "; ")
        }
    )
  }
}

extension [Offer] {
  fileprivate func reduce(_ better: (Offer, Offer) -> Offer) -> Offer {
    dropFirst().reduce(self[0], better)
  }
}

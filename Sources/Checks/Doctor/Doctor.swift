internal import GLUE
public import Infosys
public import LDAPTypes
public import Rollout

/// Walks the way of a site's offers, from what `pps gip` prints to the top-level BDII.
public struct Doctor {
  private let publisher: Publisher
  private let previews: [Preview]
  private let pilots: [Pilot]
  /// For how long a change may be under way from one BDII to the next.
  public var patience = Duration.seconds(900)
  /// What keeps slapd from every update of a subcluster, by GlueSubClusterUniqueID.
  public var stuckSubclusters: [String: [Finding]] = [:]
  var now: Timestamp { publisher.now }
  var site: Site { publisher.site }
  var tagFileSubclusters: Set<String> { publisher.tagFileSubclusters }

  public init(_ publisher: Publisher, previews: [Preview], pilots: [Pilot]) {
    self.publisher = publisher
    self.previews = previews
    self.pilots = pilots
  }

  /// Asks each server once or twice, by indexed attributes.
  ///
  /// - Parameters:
  ///   - gip: What is in the BDII's folder; nil when it was not looked at.
  ///   - sources: Whom to ask at each step; a step that is not there is left out.
  public func examine(gip: GIPFolder?, sources: [Hop: any EntrySource]) -> Examination {
    var examination = Examination()
    var surroundings: Surroundings?
    var silence: [Hop: String] = [:]
    var emptiness: ResourceAnswer.Empty?
    if let resource = sources[.resource] {
      do {
        surroundings = try Surroundings(
          of: site, previews: previews, pilots: pilots, askedOf: resource)
      } catch let error as ResourceAnswer.Empty {
        emptiness = error
      } catch {
        silence[.resource] = "\(error)"
      }
    }
    let cases = Case.all(
      publisher, previews, pilots, surroundings,
      isSilent: sources[.resource] != nil && surroundings == nil)
    var views: [Hop: View] = [:]
    for hop in [Hop.resource, .site, .top] {
      guard let source = sources[hop] else {
        examination.stations.append(.init(hop: hop, source: nil, gaps: ["no server is named"]))
        continue
      }
      if silence[hop] == nil {
        do {
          let clusters = Set(site.subclusters.map(\.cluster)).sorted()
          let view = try View(source, cases: cases, site: site.name, clusters: clusters)
          // What refuses all has not said that it holds nothing.
          if view.isEmpty, let gap = view.gaps.first {
            silence[hop] = "\(source.name): \(gap)"
          } else if hop == .resource, !view.isEmpty, let emptiness {
            silence[hop] = "\(emptiness)"
          } else {
            views[hop] = view
          }
        } catch {
          silence[hop] = "\(error)"
        }
      }
      examination.stations.append(
        .init(
          hop: hop, source: source.name,
          gaps: silence[hop].map { [$0] } ?? views[hop]?.gaps ?? []))
    }
    // A folder that nobody named may be another BDII's: where all has arrived, it is.
    let hasArrived =
      views[.resource].map { view in
        cases.allSatisfy { $0.parts.allSatisfy(view.has) }
      } ?? false
    let gip = gip.flatMap { $0.isNamed || !hasArrived ? $0 : nil }
    examination.general = general(gip: gip, views: views, silence: silence)
    for each in cases {
      examination.patients.append(Walk(self, each, gip: gip, views: views, cases: cases).patient)
    }
    examination.patients += strangers(views, cases)
    return examination
  }

  /// What is wrong with the steps themselves.
  private func general(
    gip: GIPFolder?, views: [Hop: View], silence: [Hop: String]
  ) -> [Examination.Diagnosis] {
    var all = (gip?.problems ?? []).map {
      Examination.Diagnosis(hop: .gip, finding: Finding(.gipNotInstalled, $0))
    }
    let stuck = stuckSubclusters.sorted { $0.key < $1.key }.flatMap(\.value)
    all += stuck.distinct.map { Examination.Diagnosis(hop: .resource, finding: $0) }
    for hop in Hop.allCases {
      if let reason = silence[hop] {
        all.append(.init(hop: hop, finding: Finding(.serverSilent, reason)))
      } else if let view = views[hop], view.isEmpty {
        all.append(.init(hop: hop, finding: Finding(.serverEmpty, "it has no entries of a site")))
      } else if let view = views[hop], hop != .resource, !view.hasDomain {
        all.append(
          .init(
            hop: hop, finding: Finding(.siteUnknown, "there is no GLUE2DomainID=\(site.name)")))
      }
    }
    return all
  }

  /// Offers of the site that are published, and not stored.
  private func strangers(_ views: [Hop: View], _ cases: [Case]) -> [Examination.Patient] {
    let known = Set(cases.flatMap(\.parts).compactMap { $0.dn.parent?.belowSite })
    var found: [DistinguishedName: (id: String, hops: Set<Hop>)] = [:]
    for (hop, view) in views {
      for (above, id) in view.hooks where !known.contains(above) {
        found[above, default: (id, [])].hops.insert(hop)
      }
    }
    let pilots = OfferQuery.localID(.pilot, version: "")
    return found.sorted { $0.key.description < $1.key.description }.map { above, what in
      let verdicts = Dictionary(
        uniqueKeysWithValues: Hop.allCases.map { hop -> (Hop, Examination.Verdict) in
          if hop == .gip { return (hop, .none) }
          guard views[hop] != nil else { return (hop, .unknown) }
          return (hop, what.hops.contains(hop) ? .seen : .none)
        })
      let last = Hop.allCases.last { what.hops.contains($0) } ?? .top
      return Examination.Patient(
        title: "\(what.id) at \(above)", kind: what.id.hasPrefix(pilots) ? .pilot : .preview,
        state: nil, verdicts: verdicts,
        diagnoses: [
          .init(hop: last, finding: Finding(.notStored, dn: above, "\(what.id) is published"))
        ])
    }
  }
}

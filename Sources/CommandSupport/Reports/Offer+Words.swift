internal import Infosys
internal import LDAPTypes
internal import Rollout

extension Offer {
  /// The package version without an epoch of 0.
  var shortPackageVersion: String? {
    packageVersion.map(PackageVersion.text)
  }

  /// The working version, and the package version behind it.
  var versions: String {
    let package = shortPackageVersion
    guard let workingVersion else { return package ?? "-" }
    return package.map { "\(workingVersion) (\($0))" } ?? workingVersion
  }

  /// The word for the state.
  private var stateWord: String { state.text.isEmpty ? "no state" : state.text }

  /// The state, and whether it is over.
  fileprivate var standing: String {
    switch objection {
    case .expired: "\(stateWord), expired"
    case .sourceLost: "\(stateWord), source lost"
    case .closed, .noState, .notUsable, nil: stateWord
    }
  }

  /// The state, and what speaks against it.
  var condition: String {
    var words = [stateWord]
    if tested == false { words.append("untested") }
    switch freshness {
    case .fresh: break
    case .expired(let moment): words.append("expired \(moment)")
    case .heldOver(let moment): words.append("as of \(moment)")
    case .unknown: words.append("source lost")
    case .undated: if !isBare { words.append("undated") }
    }
    if isBare { words.append("\(sources.map(\.rawValue).joined(separator: " and ")) only") }
    if !contradictions.isEmpty {
      let fields = Contradiction.Field.allCases.filter { field in
        contradictions.contains { $0.field == field }
      }
      words.append(
        "contradicted on "
          + fields.map(\.words).joined(separator: " and "))
    }
    return words.joined(separator: ", ")
  }

  /// The kinds of entries that say so, each once.
  var sources: [Evidence.Source] {
    Evidence.Source.allCases.filter { source in evidence.contains { $0.source == source } }
  }

  /// Whether nothing of it is told but by marks of jobs' software.
  private var isBare: Bool { evidence.allSatisfy { [.tag, .application].contains($0.source) } }

  /// Where it runs: a pilot's service, and queues, each with what is in the way there.
  var places: [String] {
    // A share of a computing element that is told of already says nothing new.
    let known = Set(computingElements.map(\.id))
    var others: [(name: String, shares: [Share])] = []
    var indices: [String: Int] = [:]
    for share in shares {
      let name = share.computingElement ?? share.id
      if known.contains(name) { continue }
      if let place = indices[name] {
        others[place].shares.append(share)
      } else {
        indices[name] = others.count
        others.append((name, [share]))
      }
    }
    return [endpoint?.place].compactMap(\.self) + elementPlaces
      + others.map { Self.place($0.name, ["GLUE 2.0 only"] + remarks(on: $0.shares)) }
  }

  /// Its computing elements, each with what is in the way there.
  var elementPlaces: [String] {
    computingElements.map { Self.place($0.id, remarks(on: $0)) }
  }

  /// Its shares, each by itself with what is in the way there.
  var sharePlaces: [String] { shares.map { Self.place($0.id, remarks(on: [$0])) } }

  /// A place, and in few words what is in the way there.
  private static func place(_ name: String, _ remarks: [String]) -> String {
    name + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
  }

  /// What is in the way at the shares of one place, in few words: each may let another VO in.
  private func remarks(on shares: [Share]) -> [String] {
    let vos = vos.prefix(Self.mostVOs)
    var shut = vos.filter { vo in shares.allSatisfy { Self.isShut($0, to: vo) } }
    shut += shares[0].obstacles.compactMap(\.shutOutVO).filter { vo in
      shares.allSatisfy { Self.isShut($0, to: vo) }
        && !shut.contains { $0.isSame(ignoringCaseOf: vo) }
    }
    // Where one way is free, no word is lost on the others.
    let open = shares.filter { share in vos.contains { !Self.isShut(share, to: $0) } }
    let states = (open.isEmpty ? shares : open).map { share in
      share.obstacles.lazy.compactMap { obstacle -> String? in
        guard case .notInProduction(let state) = obstacle else { return nil }
        return state?.lowercased() ?? "no state"
      }.first
    }
    return (shut.isEmpty ? [] : ["not open to \(shut.joined(separator: ","))"])
      + (states.contains(nil) ? [] : states.prefix(1).compactMap(\.self))
  }

  /// Whether a share's policies keep a VO out; where it has none, nobody is told to be.
  private static func isShut(_ share: Share, to vo: String) -> Bool {
    share.obstacles.contains { $0.shutOutVO?.isSame(ignoringCaseOf: vo) ?? false }
      || !share.access.texts.isEmpty && !share.access.admits(vo: vo)
  }

  /// Of no more VOs it is told, at each computing element, whether it is open to them.
  private static let mostVOs = 50

  /// What is in the way at a computing element, in few words.
  private func remarks(on element: ComputingElement) -> [String] {
    var remarks: [String] = []
    var (unfound, shut): ([String], [String]) = ([], [])
    for vo in vos.prefix(Self.mostVOs) {
      if !element.admits(vo: vo) {
        shut.append(vo)
      } else if !element.isFound(for: vo) {
        unfound.append(vo)
      }
    }
    shut += element.obstacles.compactMap(\.shutOutVO).filter { vo in
      !(shut + unfound).contains { $0.isSame(ignoringCaseOf: vo) }
    }
    if !shut.isEmpty { remarks.append("not open to \(shut.joined(separator: ","))") }
    if !element.isSeenByWMS {
      remarks.append("not seen by a WMS")
    } else if !unfound.isEmpty {
      remarks.append("not seen by a WMS of \(unfound.joined(separator: ","))")
    }
    for obstacle in element.obstacles {
      switch obstacle {
      case .notInProduction(let state): remarks.append(state?.lowercased() ?? "no state")
      case .notReadAsPublished where element.isSeenByWMS: remarks.append("not read as published")
      default: break
      }
    }
    return remarks
  }
}

extension [Offer] {
  /// The states published, each once.
  var states: [String] { Set(map(\.state.text)).sorted() }

  /// The same as people want them: with what is over.
  var standings: [String] { Set(map(\.standing)).sorted() }
}

extension Offer.Endpoint {
  /// Where it answers, or else its name.
  var place: String? { url ?? glueService ?? glue2Endpoint }
}

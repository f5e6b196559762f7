internal import Rollout

extension Offer {
  /// An entry that says something else than the entry whose word the offer takes.
  ///
  /// The word of a carrier or an endpoint counts before that of an application environment, that
  /// before a tag's; of two alike, what is over has the word last, else the one whose state was reached last,
  /// and of those alike the one published last.
  public struct Contradiction: Hashable, Sendable {
    /// What they differ about.
    public var field: Field
    /// What the offer tells.
    public var told: String
    /// What the other entry says.
    public var said: String
    /// The other entry.
    public var evidence: Evidence

    /// What of an offer is compared; the raw values are the keys of JSON.
    public enum Field: String, CaseIterable, Hashable, Sendable {
      case state, outcome
      /// Both differ by case only: else they are other releases.
      case product
      case workingVersion = "working_version"
      case packageVersion = "package_version"
      /// For whom it is; names that differ by case only are told one by one.
      case vos
      case upgradeClass = "upgrade_class"
      case tested, path
      case setupScript = "setup_script"
      case releaseNotes = "release_notes"
      case start
      case feedbackDeadline = "feedback_deadline"

      /// The text of it; nil when the offer does not say.
      func text(of offer: Offer) -> String? {
        switch self {
        case .state: offer.state.text.isEmpty ? nil : offer.state.text
        case .outcome: offer.outcome
        case .product: offer.product
        case .workingVersion: offer.workingVersion
        case .packageVersion: offer.packageVersion
        case .vos: nil
        case .upgradeClass: offer.upgradeClass
        case .tested: offer.tested.map { $0 ? "yes" : "no" }
        case .path: offer.path
        case .setupScript: offer.setupScript
        case .releaseNotes: offer.releaseNotes
        case .start: offer.start?.description
        case .feedbackDeadline: offer.feedbackDeadline?.description
        }
      }

      /// Whether two texts mean the same.
      func agrees(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        switch self {
        case .packageVersion:
          if let x = try? PackageVersion(parsing: a), let y = try? PackageVersion(parsing: b) {
            return x == y || x.isSameButForMissingRelease(as: y)
          }
          return false
        case .path: return a.withoutFinalSlash == b.withoutFinalSlash
        default: return false
        }
      }
    }

    /// VOs as they are told and said.
    fileprivate static func text(ofVOs vos: [String]) -> String { vos.joined(separator: ",") }

    fileprivate static func vos(inText text: String) -> [String] {
      text.split(separator: ",").map(String.init)
    }
  }

  /// Takes in what one more entry says of the offer: it is evidence, tells what the offer does not
  /// say yet, and what it says otherwise is kept as a contradiction.
  mutating func absorb(_ other: Offer) {
    for evidence in other.evidence {
      contradictions += contradictions(to: other, by: evidence)
      add(evidence)
    }
    contradictions += other.contradictions.compactMap(asToldHere)
    if site.isEmpty { site = other.site }
    if state.text.isEmpty { state = other.state }
    outcome = outcome ?? other.outcome
    product = product ?? other.product
    workingVersion = workingVersion ?? other.workingVersion
    packageVersion = packageVersion ?? other.packageVersion
    upgradeClass = upgradeClass ?? other.upgradeClass
    tested = tested ?? other.tested
    path = path ?? other.path
    setupScript = setupScript ?? other.setupScript
    contact = contact ?? other.contact
    releaseNotes = releaseNotes ?? other.releaseNotes
    since = since ?? other.since
    start = start ?? other.start
    feedbackDeadline = feedbackDeadline ?? other.feedbackDeadline
    namedVOs += other.allVOs
    if vos.isEmpty { vos = other.vos }
    if access.texts.isEmpty { access = other.access }
    // How old it is, is told of the entry whose word is taken; else of any that tells, and still holds.
    if published == nil, freshness == .undated, !other.isOver {
      (published, validUntil) = (other.published, other.validUntil)
      freshness = other.freshness
    }
    computingElements += other.computingElements
  }

  /// What another offer was contradicted in, beside what is told here; nil where that is the same.
  private func asToldHere(_ contradiction: Contradiction) -> Contradiction? {
    let field = contradiction.field
    guard let told = field.text(of: self) else { return contradiction }
    if field.agrees(told, contradiction.said) { return nil }
    var own = contradiction
    own.told = told
    return own
  }

  /// Adds where it is installed, as told by an entry that stands there; ``settle()`` leaves each place once.
  mutating func add(placesOf other: Offer) {
    subclusters += other.subclusters
    executionEnvironments += other.executionEnvironments
  }

  private func contradictions(to other: Offer, by evidence: Evidence) -> [Contradiction] {
    var found: [Contradiction] = []
    for field in Contradiction.Field.allCases {
      if let told = field.text(of: self), let said = field.text(of: other),
        !field.agrees(told, said)
      {
        found.append(Contradiction(field: field, told: told, said: said, evidence: evidence))
      }
    }
    if vos.isEmpty || other.vos.isEmpty || vos == other.vos { return found }
    let spellings = Dictionary(vos.map { ($0.lowercased(), $0) }) { first, _ in first }
    let exact = Set(vos)
    for vo in other.vos where !exact.contains(vo) {
      if let own = spellings[vo.lowercased()] {
        found.append(Contradiction(field: .vos, told: own, said: vo, evidence: evidence))
      }
    }
    if evidence.source.contradicts(vos: Set(spellings.keys), naming: other.vos) {
      found += contradiction(toVOsOf: other, by: evidence)
    }
    return found
  }

  /// What another entry says of the VOs, where it says anything.
  func contradiction(toVOsOf other: Offer, by evidence: Evidence) -> [Contradiction] {
    if other.vos.isEmpty { return [] }
    return [
      Contradiction(
        field: .vos, told: Contradiction.text(ofVOs: vos),
        said: Contradiction.text(ofVOs: other.vos), evidence: evidence)
    ]
  }

  /// Leaves each contradiction once. Those about VOs tell the VOs that the offer has by now, of whatever entries,
  /// and where these say what the other entry does, there is none.
  mutating func settleContradictions() {
    if contradictions.contains(where: { $0.field == .vos }) {
      let told = Contradiction.text(ofVOs: vos)
      let spellings = Dictionary(vos.map { ($0.lowercased(), $0) }) { first, _ in first }
      let names = Set(spellings.keys)
      contradictions = contradictions.compactMap { contradiction in
        if contradiction.field != .vos { return contradiction }
        var own = contradiction
        let word = contradiction.said.lowercased()
        if word == contradiction.told.lowercased() {
          // It is about how one VO is spelled.
          guard let spelling = spellings[word], spelling != contradiction.said
          else { return nil }
          own.told = spelling
        } else {
          let source = contradiction.evidence.source
          let said = Contradiction.vos(inText: contradiction.said)
          guard source.contradicts(vos: names, naming: said) else { return nil }
          own.told = told
        }
        return own
      }
    }
    contradictions = contradictions.distinct
  }

  /// The same with its VOs in the order of the alphabet, for that of an attribute's values means nothing.
  package var withVOsInOrder: Offer {
    var ordered = self
    ordered.vos.sort()
    for index in contradictions.indices where contradictions[index].field == .vos {
      for path in [\Contradiction.told, \.said] {
        let vos = Contradiction.vos(inText: contradictions[index][keyPath: path])
        ordered.contradictions[index][keyPath: path] = Contradiction.text(ofVOs: vos.sorted())
      }
    }
    return ordered
  }

  /// The VOs that the offer is for, by any of the entries that it was made of.
  var allVOs: [String] { vos + namedVOs }
}

extension Offer.Evidence.Source {
  /// Whether such an entry names all VOs; a tag, and an application environment named by it, names one.
  private var namesAllVOs: Bool {
    switch self {
    case .carrier, .endpoint, .serviceData: true
    case .tag, .application: false
    }
  }

  /// Whether such an entry, which names some VOs, says that an offer is for others than it tells.
  ///
  /// - Parameter vos: Those that the offer tells, in small letters.
  fileprivate func contradicts(vos: Set<String>, naming names: [String]) -> Bool {
    let names = Set(names.map { $0.lowercased() })
    return !names.isSubset(of: vos) || namesAllVOs && !vos.isSubset(of: names)
  }
}

extension String {
  /// A path as it is compared.
  package var withoutFinalSlash: Substring { count > 1 && last == "/" ? dropLast() : self[...] }
}

internal import GLUE
internal import LDAPTypes
internal import Rollout

extension Offer {
  /// The attributes that are read of an application environment.
  static let applicationAttributes: [AttributeDescription] = [
    GLUE2.creationTime, GLUE2.validity, GLUE2.otherInfo, GLUE2.applicationEnvironmentID,
    GLUE2.appName, GLUE2.appVersion, GLUE2.appState, GLUE2.appExecutionEnvironment,
    GLUE2.appManager,
  ]

  /// Reads an application environment; nil when it is no preview's.
  ///
  /// Sites spell them in three ways: the whole tag is the AppName, as CREAM has it; the tag is split
  /// at its first dash with a digit behind it into AppName and AppVersion, as ARC does; or AppName is
  /// the product and AppVersion its version, which names no VO. Any software of a site looks like the
  /// last, so it counts only when that version was asked for, and is a plain number as working versions
  /// are, or the product was asked for too.
  ///
  /// - Parameters:
  ///   - handles: The application handles below it.
  ///   - tag: Takes a tag apart.
  init?(
    application entry: Entry, handles: [Entry], of query: OfferQuery, site: String, now: Timestamp,
    tag: (String) -> SoftwareTag?
  ) {
    guard let name = entry.string(GLUE2.appName) else { return nil }
    let version = entry.string(GLUE2.appVersion)
    let joined = version.map { "\(name)-\($0)" }
    // Those of a CREAM, and ours, stand below their execution environment, and have the whole tag.
    let isSplit =
      entry.dn.value(of: GLUE2.resourceID) == nil
      && joined.flatMap(SoftwareTag.split)?.name == name
    let whole = isSplit ? nil : tag(name)
    let published = PPSInfo(otherInfo: entry[GLUE2.otherInfo])
    var said: PPSInfo
    if let tag = whole ?? joined.flatMap(tag) {
      said = PPSInfo(tag)
      if let version, whole != nil, version != tag.workingVersion { said.append(.version, version) }
    } else if let version, query.version == version {
      let isNumber = version == query.workingVersion
      guard isNumber || query.product?.isSame(ignoringCaseOf: name) == true else { return nil }
      said = PPSInfo()
      said.append(.state, State.preview.text)
      said.append(.product, name)
      said.append(isNumber ? .workingVersion : .version, version)
    } else {
      guard published[.kind] == Kind.preview.rawValue else { return nil }
      said = published
    }
    let evidence = Evidence(source: .application, dn: entry.dn)
    let isMarked = !published.isEmpty
    self.init(isMarked ? published : said, site: site, kind: .preview, evidence: evidence)
    if isMarked { absorb(Offer(said, site: site, kind: .preview, evidence: evidence)) }
    take(state: entry.string(GLUE2.appState), evidence)
    freshness = Freshness(of: entry, published, now: now)
    self.published = entry.creationTime
    validUntil = Freshness.end(of: entry)
    executionEnvironments += Self.executionEnvironments(ofApplication: entry).filter {
      !executionEnvironments.contains($0)
    }
    take(handles)
  }

  /// The execution environments of an application: the one that it stands below, or those that it names, of
  /// which ARC has several.
  static func executionEnvironments(ofApplication entry: Entry) -> [String] {
    entry.dn.value(of: GLUE2.resourceID).map { [$0] }
      ?? entry.strings(GLUE2.appExecutionEnvironment)
  }

  /// Takes the state of the installation (AppEnvState_t).
  private mutating func take(state text: String?, _ evidence: Evidence) {
    switch text.flatMap({ GLUE2.AppEnvState(rawValue: $0.lowercased()) }) {
    case .installedVerified: tested = tested ?? true
    case .installedNotVerified: tested = tested ?? false
    case .installable: break
    // That it is being removed does not open it again.
    case _ where state == .closed: break
    default:
      // `Unknown` is what a BDII writes that has lost the source.
      guard let other = text, other != "Unknown" else { break }
      // It is being installed or removed, or broken: not to be relied upon.
      let told = state.text
      state = .other(other)
      if told != Self.State.preview.text && !told.isEmpty {
        contradictions.append(
          Contradiction(field: .state, told: other, said: told, evidence: evidence))
      }
    }
  }

  /// Takes the path and the setup script of application handles, the first of each type.
  private mutating func take(_ handles: [Entry]) {
    for type in GLUE2.HandleType.allCases {
      let (path, field): (WritableKeyPath<Offer, String?>, Contradiction.Field) =
        switch type {
        case .path: (\.path, .path)
        case .executable: (\.setupScript, .setupScript)
        }
      var alike = handles.filter { $0.string(GLUE2.handleType) == type.rawValue }
      if alike.count > 1 { alike.sort { $0.dn.description < $1.dn.description } }
      for handle in alike {
        guard let value = handle.string(GLUE2.handleValue) else { continue }
        guard let told = self[keyPath: path] else {
          self[keyPath: path] = value
          continue
        }
        if !field.agrees(told, value) {
          contradictions.append(
            Contradiction(
              field: field, told: told, said: value,
              evidence: Evidence(source: .application, dn: handle.dn)))
        }
      }
    }
  }
}

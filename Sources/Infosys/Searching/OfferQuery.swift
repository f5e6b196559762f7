internal import GLUE
internal import LDAPTypes
public import Rollout

/// Which offers are wanted.
public struct OfferQuery: Hashable, Sendable {
  /// Which versions are wanted; nil for all.
  public let versions: VersionRequirement?
  /// The one version that is wanted, by which BDIIs find it at once; nil for all that may match.
  let version: String?
  /// The same for previews, which tags and extensions name by their working versions: nil for what may be
  /// a package version.
  let workingVersion: String?
  public var product: String?
  public var vo: String?
  /// GlueSiteUniqueID, or GLUE2DomainID.
  public var site: String?
  public var kind: Offer.Kind?
  /// The folder that it is installed in.
  public var path: String?
  /// Whether all is looked through that no index finds, however large the grid.
  public var isThorough: Bool
  /// Whether what is found is left out where its version, product or folder is not wanted. Where several servers'
  /// answers are put together, that can be told of what comes of them only: any may be behind.
  public var isSelective = true
  /// Whether what is found is judged as of its own time, as a snapshot's is: when the last was made of what was
  /// looked at, as it tells, and not later than now. Without such a time, and else, it is judged as of now.
  public var isAsOfItsTime = false

  public init(
    versions: VersionRequirement? = nil, product: String? = nil, vo: String? = nil,
    site: String? = nil, kind: Offer.Kind? = nil, path: String? = nil, isThorough: Bool = false
  ) {
    self.versions = versions
    version = versions?.exactVersion
    workingVersion = versions?.exactWorkingVersion
    self.product = product
    self.vo = vo
    self.site = site?.siteName
    self.kind = kind
    self.path = path
    self.isThorough = isThorough
  }

  /// The GLUE2ExtensionLocalID by which BDIIs find a release: `PPS-preview-126`.
  package static func localID(_ kind: Offer.Kind, version: String) -> String {
    "\(localIDStart)\(kind.rawValue)-\(version)"
  }

  /// What all of these begin with.
  package static let localIDStart = "PPS-"

  /// Whether a site is wanted. GLUE 1.3 ignores the case of its name, and so do people.
  func accepts(site name: String) -> Bool {
    site.map { $0.isSame(ignoringCaseOf: name) } ?? true
  }

  /// Whether an offer is wanted. Names compare without case, as GLUE 1.3 compares tags.
  public func accepts(_ offer: Offer) -> Bool {
    func agrees(_ wanted: String?, _ found: [String?]) -> Bool {
      guard let wanted else { return true }
      return found.contains { $0?.isSame(ignoringCaseOf: wanted) ?? false }
    }
    guard accepts(site: offer.site), kind.map({ $0 == offer.kind }) ?? true,
      // Of a preview that names no VO, the computing elements say who may use it.
      agrees(vo, offer.allVOs)
        || offer.allVOs.isEmpty
          && (offer.kind == .preview || vo.map(offer.access.admits(vo:)) ?? true)
    else { return false }
    return !isSelective
      || agrees(product, [offer.product])
        && (path.map { offer.path?.withoutFinalSlash == $0.withoutFinalSlash } ?? true)
        && (versions?.matches(
          workingVersion: offer.workingVersion, packageVersion: offer.packageVersion) ?? true)
  }

  /// Whether a tag by itself tells that what it stands for is wanted, wherever that is: it names a VO, a
  /// product and a working version, and nothing else that may be asked for.
  public func isTold(by tag: SoftwareTag) -> Bool {
    site == nil && path == nil && product?.isSame(ignoringCaseOf: tag.product) ?? true
      && vo?.isSame(ignoringCaseOf: tag.vo) ?? true
      && (versions?.matches(workingVersion: tag.workingVersion, packageVersion: nil) ?? true)
  }

  /// ``version`` where nothing else is to be found.
  private var soughtVersion: String? { isSelective ? version : nil }
  /// ``workingVersion`` where nothing else is to be found.
  var soughtWorkingVersion: String? { isSelective ? workingVersion : nil }

  var kinds: [Offer.Kind] { kind.map { [$0] } ?? Offer.Kind.allCases }

  /// Asks for the extensions below carriers and pilots' endpoints.
  func extensions(below base: DistinguishedName) -> SearchRequest {
    let alternatives = kinds.map { kind -> Filter in
      if let version = kind == .preview ? soughtWorkingVersion : soughtVersion {
        return .anyOf(
          GLUE2.extensionLocalID,
          Self.spellings(of: version).map { Self.localID(kind, version: $0) })
      }
      return .equals(GLUE1.objectClass, GLUE2.ObjectClass.extension)
        && .hasPrefix(GLUE2.extensionLocalID, Self.localID(kind, version: ""))
    }
    return SearchRequest(
      base: base, filter: .or(alternatives), attributes: [GLUE2.extensionLocalID])
  }

  /// Asks for the subclusters with a preview's tag, with `objectClass` first in mind: the tag is
  /// not indexed.
  func taggedSubClusters(below base: DistinguishedName) -> SearchRequest? {
    guard kinds.contains(.preview) else { return nil }
    let separator = TagText.separator
    // That it begins with `VO-` is left to the reader: slapd compares hundreds of tags a subcluster.
    let tag: Filter =
      soughtWorkingVersion.map { .hasSuffix(GLUE1.softwareTag, separator + $0) }
      ?? .contains(GLUE1.softwareTag, separator)
    return SearchRequest(
      base: base,
      filter: .and([.equals(GLUE1.objectClass, GLUE1.ObjectClass.subCluster), tag]),
      attributes: [GLUE1.softwareTag],
      // And those that may break the list of all, as a WMS makes it.
      valuesMatching: .or([
        tag, .contains(GLUE1.softwareTag, "\""), .contains(GLUE1.softwareTag, "\\"),
      ]))
  }

  /// How many sites a grid may have, so that what no index finds is looked through every time: some
  /// ten thousand entries, which takes slapd about as long as to find a tag on a large grid.
  static let smallGrid = 40

  /// Asks for the sites there are, or the one that is wanted.
  ///
  /// - Parameter ignoresCase: Whether that site may be spelled in any case, as people write names of sites:
  ///   no index finds it so.
  func domains(ignoringCaseOfSite ignoresCase: Bool) -> SearchRequest {
    let isDomain = Filter.equals(GLUE1.objectClass, GLUE2.ObjectClass.adminDomain)
    return SearchRequest(
      base: GLUE2.suffix,
      filter: site.map { site in
        isDomain
          && (ignoresCase
            ? .or(
              site.domainIDs.map {
                .extensible(
                  GLUE2.domainID, matchingRule: "caseIgnoreMatch", AttributeValue($0),
                  dnAttributes: false)
              })
            : .anyOf(GLUE2.domainID, site.domainIDs))
      } ?? isDomain,
      attributes: [GLUE2.domainID], sizeLimit: site == nil ? Self.smallGrid + 1 : 0)
  }

  /// Asks when each entry of GLUE 2.0 was made, whatever it is about.
  static let times = SearchRequest(
    base: GLUE2.suffix, filter: .present(GLUE2.creationTime), attributes: [GLUE2.creationTime])

  /// Asks whether a BDII holds anything of sites at all.
  static let content: [SearchRequest] = [
    (GLUE1.suffix, [GLUE1.ObjectClass.site, GLUE1.ObjectClass.cluster, GLUE1.ObjectClass.service]),
    (GLUE2.suffix, [GLUE2.ObjectClass.adminDomain, GLUE2.ObjectClass.service]),
  ].map { base, classes in
    SearchRequest(
      base: base, filter: .or(classes.map { .equals(GLUE1.objectClass, $0) }),
      attributes: [GLUE1.objectClass], sizeLimit: 1)
  }

  /// Asks for all there is, whatever its class.
  static let anything = [GLUE1.suffix, GLUE2.suffix].map {
    SearchRequest(base: $0, filter: .absoluteTrue, attributes: [GLUE1.objectClass])
  }

  /// Asks for what no index finds: previews' application environments however they are spelled, and carriers and
  /// pilots' endpoints, which are found so where their extension was lost on the way.
  ///
  /// With `objectClass`, by which slapd has fewer entries to look at; but below one site it looks at them all in
  /// half the time that it takes to find out which of a grid's entries of these classes stand there. Then others may
  /// come, too: ``isUnindexed(_:)``.
  func unindexed(below base: DistinguishedName) -> SearchRequest {
    var marks: [Filter] = []
    if let version = soughtVersion {
      let pairs =
        Self.spellings(of: version).map { (PPSKey.workingVersion, $0) }
        + packageVersions.flatMap(Self.spellings).map { (PPSKey.version, $0) }
      marks = pairs.map { .equals(GLUE2.otherInfo, $0.pair($1)) }
    }
    let alternatives = kinds.flatMap { kind -> [(objectClass: String, filters: [Filter])] in
      var marks = marks
      // Of what may be a package version, a carrier of another one may have the word; and one with letters may
      // be spelled in more ways than can be asked for.
      if marks.isEmpty || kind == .preview && soughtWorkingVersion == nil
        || soughtVersion.map({ $0.utf8.contains(where: \.isASCIILetter) }) ?? false
      {
        marks.append(.equals(GLUE2.otherInfo, PPSKey.kind.pair(kind.rawValue)))
      }
      guard kind == .preview else { return [(GLUE2.ObjectClass.endpoint, marks)] }
      // In GLUE 2.0 case counts; in a tag it does not.
      var names: [Filter] =
        if let workingVersion = soughtWorkingVersion {
          [
            .hasSuffix(GLUE2.appName, "-\(workingVersion)"),
            .hasSuffix(GLUE2.appVersion, TagText.separator + workingVersion),
          ] + Self.splitWithin(workingVersion)
        } else {
          // Tags do not name what may be a package version: carriers say which release has it.
          [
            .contains(GLUE2.appName, "-preview"),
            .contains(GLUE2.appVersion, TagText.separator),
          ]
        }
      if let version { names.append(.anyOf(GLUE2.appVersion, Self.spellings(of: version))) }
      return [
        (GLUE2.ObjectClass.service, marks),
        (GLUE2.ObjectClass.applicationEnvironment, names + marks),
      ]
    }
    let filter: Filter =
      base == GLUE2.suffix
      ? .or(alternatives.map { .equals(GLUE1.objectClass, $0.objectClass) && .or($0.filters) })
      : .or(alternatives.flatMap(\.filters).distinct)
    return SearchRequest(
      base: base, filter: filter,
      attributes: (Offer.glue2Attributes + Offer.applicationAttributes).distinct)
  }

  /// Whether an entry is one of those that ``unindexed(below:)`` is about.
  func isUnindexed(_ dn: DistinguishedName) -> Bool {
    kinds.contains { kind in
      let names =
        kind == .preview ? [GLUE2.serviceID, GLUE2.applicationEnvironmentID] : [GLUE2.endpointID]
      return names.contains { dn.rdn?[$0] != nil }
    }
  }

  /// Finds a working version such as `rc-2`, of which ARC has a part in either name.
  private static func splitWithin(_ workingVersion: String) -> [Filter] {
    guard workingVersion.utf8.first?.isASCIIDigit == false,
      let (name, version) = SoftwareTag.split(TagText.separator + workingVersion)
    else { return [] }
    return [.hasSuffix(GLUE2.appName, name) && .equals(GLUE2.appVersion, version)]
  }

  /// How a version is spelled in GLUE 2.0, where case counts: as it is wanted, and all in one case.
  private static func spellings(of version: String) -> [String] {
    [version, version.lowercased(), version.uppercased()].distinct
  }

  /// How the one version that is wanted may be published as a package version: with the epoch, as we do,
  /// or without one that is 0.
  private var packageVersions: [String] {
    guard let package = version.flatMap({ try? PackageVersion(parsing: $0) }) else { return [] }
    return [package.full] + (package.epoch == 0 ? [package.versionRelease] : [])
  }

  /// Asks for the service data of pilots; its key is indexed.
  var serviceData: SearchRequest? {
    guard kinds.contains(.pilot) else { return nil }
    func pair(_ key: PPSKey, _ value: String) -> Filter {
      .and([
        .equals(GLUE1.serviceDataValue, value), .equals(GLUE1.serviceDataKey, key.rawValue),
      ])
    }
    let filter: Filter =
      if let version = soughtVersion {
        .or([pair(.workingVersion, version)] + packageVersions.map { pair(.version, $0) })
      } else {
        // One of them may have been lost on the way.
        .anyOf(
          GLUE1.serviceDataKey,
          [PPSKey.state, .product, .version, .workingVersion].map(\.rawValue))
      }
    return SearchRequest(base: GLUE1.suffix, filter: filter, attributes: [GLUE1.chunkKey])
  }
}

/// Functions that ask the broker's own stores, or look at expressions instead of values.
extension Evaluation {
  /// `successFraction(ce[, lb])`: which part of the jobs at a computing element ended well lately. It
  /// asks a logging and bookkeeping server; where that does not answer it comes to 1, and so here.
  mutating func successFraction(_ call: Call) throws(EvaluationFailure) -> Value {
    failureValue = .error
    guard call.count >= 1, case .string = try argument(0, of: call) else {
      throw EvaluationFailure()
    }
    return .real(1)
  }

  /// `retrieveCloseSEsInfo(vo)`: what is known of the `CloseStorageElements` of the ad around, each with
  /// its storage area of that name (the broker's `retrieveCloseSEsInfo.cpp`).
  mutating func closeStorageElements(_ call: Call) throws(EvaluationFailure) -> Value {
    failureValue = .error
    guard call.count == 1, case .string(let vo) = try argument(0, of: call) else {
      throw EvaluationFailure()
    }
    guard case .list(let list) = try lookUp("CloseStorageElements", from: call.frame) else {
      return .undefined
    }
    var ads: [Value] = []
    for index in 0..<list.count {
      guard case .ad(let element) = try element(index, of: list, in: call.frame),
        case .string(let name) = try lookUp("name", from: element.frame),
        let known = storageElements[name]
      else { continue }
      var ad = Self.template
      for attribute in Self.ofStorageElements { copy(attribute, from: known, to: &ad) }
      if let area = try storageArea(vo, of: known) {
        for attribute in Self.ofStorageAreas { copy(attribute, from: area, to: &ad) }
      }
      ads.append(.ad(ScopedAd(frame: Frame(ad, parent: nil))))
    }
    return .list(of: ads)
  }

  /// The first storage area with that GlueSALocalID.
  private mutating func storageArea(
    _ id: ByteString, of element: ClassAd
  ) throws(EvaluationFailure) -> ClassAd? {
    let frame = Frame(element, parent: nil)
    guard case .list(let areas) = try lookUp("GlueSA", from: frame) else { return nil }
    for index in 0..<areas.count {
      guard case .ad(let area) = try self.element(index, of: areas, in: frame),
        case .string(let local) = try lookUp("GlueSALocalID", from: area.frame)
      else { continue }
      if local == id { return area.ad }
    }
    return nil
  }

  private func copy(_ name: AttributeName, from source: ClassAd, to ad: inout ClassAd) {
    if let expression = source[name] { ad[name] = expression }
  }

  private static let template = ClassAd([
    Expression.Attribute("name", .name("GlueSEUniqueID")),
    Expression.Attribute("freespace", .name("GlueSAStateAvailableSpace")),
    Expression.Attribute("mount", .name("GlueCESEBindCEAccessPoint")),
  ])

  private static let ofStorageElements: [AttributeName] = [
    "GlueSEName", "GlueSEUniqueID", "GlueSEPort", "GlueSESizeTotal", "GlueSEArchitecture",
    "GlueSESizeFree", "GlueInformationServiceURL", "GlueSEStatus", "GlueSEHostingSL", "GlueSEType",
    "GlueSEImplementationName", "GlueSEImplementationVersion", "GlueSETotalOnlineSize",
    "GlueSEUsedOnlineSize", "GlueSETotalNearlineSize", "GlueSEUsedNearlineSize",
    "GlueSEStateCurrentIOLoad",
  ]

  private static let ofStorageAreas: [AttributeName] = [
    "GlueSAPath", "GlueSchemaVersionMajor", "GlueSAStateAvailableSpace", "GlueSARoot",
    "GlueSAStateUsedSpace", "GlueSAPolicyMaxFileSize", "GlueSchemaVersionMinor",
    "GlueSAPolicyMinFileSize", "GlueSALocalID", "GlueSAPolicyMaxPinDuration", "GlueSAType",
    "GlueSAPolicyMaxData", "GlueSAPolicyMaxNumFiles", "GlueSAPolicyQuota",
    "GlueSAPolicyFileLifeTime", "GlueSAAccessControlBaseRule", "GlueSAUniqueID", "GlueSAName",
    "GlueSATotalOnlineSize", "GlueSAUsedOnlineSize", "GlueSAFreeOnlineSize",
    "GlueSAReservedOnlineSize", "GlueSATotalNearlineSize", "GlueSAUsedNearlineSize",
    "GlueSAFreeNearlineSize", "GlueSAReservedNearlineSize", "GlueSARetentionPolicy",
    "GlueSAAccessLatency", "GlueSAExpirationMode", "GlueSACapability",
  ]

  /// `listAttrRegEx(pattern, attribute)`: the names of the attributes that an attribute's expression
  /// asks for and that fit the pattern; undefined, which fails, where there is none (the broker's
  /// `listAttrRegEx.cpp`). Names that the ad itself has are looked into instead.
  mutating func listAttributes(_ call: Call) throws(EvaluationFailure) -> Value {
    failureValue = .error
    guard call.count == 2, case .string(let text) = try argument(0, of: call),
      let start = call.program.expressionIfKnown(ofChild: Int(call.node.a) + 1),
      start.reference != nil, let pattern = try? RegularExpression(text.bytes, options: [])
    else { throw EvaluationFailure() }
    let ad = call.frame?.ad ?? ClassAd()
    var names: [AttributeName] = []
    var followed: Set<AttributeName> = []
    var open = [start]
    while let expression = open.popLast() {
      steps -= 1
      if steps < 0 { throw EvaluationFailure() }
      let name: AttributeName
      switch expression {
      case .name(let own), .absoluteName(let own):
        if let inner = ad[own] {
          if followed.insert(own).inserted { open.append(inner) }
          continue
        }
        name = own
      case .member(of: _, let member): name = member
      default:
        open += expression.parts.reversed()
        continue
      }
      if !names.contains(name), try pattern.matches(name.bytes, steps: &steps) {
        names.append(name)
      }
    }
    if names.isEmpty {
      failureValue = .undefined
      throw EvaluationFailure()
    }
    return .list(of: names.map { .string(ByteString($0.bytes)) })
  }
}

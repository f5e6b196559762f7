public import ClassAd

/// A job as the WMS matches it: its ad with whom it runs for, its Requirements and its Rank.
public struct Job: Sendable {
  /// Where a part of the Requirements comes from.
  public enum Origin: String, CaseIterable, Hashable, Sendable {
    /// The JDL.
    case job
    /// The user interface: its default, and what other attributes such as CPUNumber ask for.
    case client
    /// The server's own condition.
    case server
  }

  /// An attribute that has a say in where a job goes, and is not looked at here.
  public enum Detour: String, CaseIterable, Hashable, Sendable {
    /// The WMS keeps only computing elements close to storage that has most of the files.
    case inputData = "InputData"
    case dataRequirements = "DataRequirements"
    /// The WMS sends the job to that computing element, whether it matches or not.
    case submitTo = "SubmitTo"
    /// The WMS makes a job of each, with the parameter for `_PARAM_` in its Requirements.
    case parameters = "Parameters"
  }

  /// What all must hold.
  public let requirements: [(origin: Origin, condition: Expression)]
  public let rank: Expression
  /// What the JDL has of it.
  public let detours: [Detour]
  /// Whether the JDL has a Rank of its own.
  public let hasOwnRank: Bool
  let ad: ClassAd

  /// - Parameters:
  ///   - attributes: Those of the JDL.
  ///   - user: nil leaves the ad as it is.
  ///   - isAlone: Whether only the JDL's own Requirements count, without what client and server add.
  public init(_ attributes: [Expression.Attribute], user: GridUser?, isAlone: Bool = false) {
    var ad = ClassAd(attributes)
    if let user {
      ad.set("VirtualOrganisation", to: .string(user.vo))
      ad.set("VOMS_FQAN", to: .string(user.fqan))
      if let subject = user.subject { ad.set("CertificateSubject", to: .string(subject)) }
    }
    var parts: [(origin: Origin, condition: Expression)] = []
    if let own = ad["Requirements"] { parts.append((.job, own)) }
    if !isAlone {
      parts.append((.client, WMSDefaults.requirements))
      parts += WMSDefaults.implied.filter { ad.value(of: $0.when).isTrue }.map {
        (.client, $0.condition)
      }
      parts.append((.server, WMSDefaults.serverRequirements))
    }
    let hasParameter = parts.contains { "\($0.condition)".contains("_PARAM_") }
    detours = Detour.allCases.filter { detour in
      ad[AttributeName(detour.rawValue)] != nil && (detour != .parameters || hasParameter)
    }
    hasOwnRank = ad["Rank"] != nil
    rank = ad["Rank"] ?? WMSDefaults.rank
    if parts.count > 1 { ad["Requirements"] = .and(parts.map { .parentheses($0.condition) }) }
    ad["Rank"] = rank
    requirements = parts
    self.ad = ad
  }

  /// The patterns in its Requirements and its Rank, and in the attributes of the job that these ask for,
  /// that only the WMS's PCRE may read: what matches cannot be told with them.
  public var unsupportedPatterns: [StringLiteral] {
    var expressions = requirements.map(\.condition) + [rank]
    var followed: Set<AttributeName> = []
    var found: [StringLiteral] = []
    while let expression = expressions.popLast() {
      found += expression.unsupportedPatterns
      for name in expression.references.flatMap(\.names) where followed.insert(name).inserted {
        if let own = ad[name] { expressions.append(own) }
      }
    }
    return found
  }

  /// A JDL, or one of its nodes, which inherits some attributes, such as Requirements and Rank,
  /// where it has none of its own (the JDL API's `ExpDagAd::inherit`).
  ///
  /// - Returns: nil when the node's description is not in the JDL itself, but in a file of its own.
  public init?(
    _ document: JDLDocument, node: JobNode? = nil, user: GridUser?, isAlone: Bool = false
  ) {
    guard let node else {
      self.init(document.attributes, user: user, isAlone: isAlone)
      return
    }
    guard node.file == nil, var attributes = document.attributes(at: node.steps) else { return nil }
    for name: AttributeName in ["Requirements", "Rank", "ShortDeadlineJob", "SubmitTo"]
    where !attributes.contains(where: { $0.name == name }) {
      attributes += document.attributes.filter { $0.name == name }
    }
    self.init(attributes, user: user, isAlone: isAlone)
  }
}

extension JDLDocument {
  /// The attributes of an ad in it.
  func attributes(at steps: [AttributePath.Step]) -> [Expression.Attribute]? {
    var current = Expression.ad(attributes)
    for step in steps {
      switch (step, current.unwrapped) {
      case (.attribute(let name), .ad(let attributes)):
        guard let next = attributes.last(where: { $0.name == name }) else { return nil }
        current = next.value
      case (.element(let index), .list(let elements)):
        guard elements.indices.contains(index) else { return nil }
        current = elements[index]
      default: return nil
      }
    }
    if case .ad(let attributes) = current.unwrapped { return attributes }
    return nil
  }
}

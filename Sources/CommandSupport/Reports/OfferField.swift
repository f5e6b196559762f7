internal import ArgumentParser
public import Infosys
internal import LDAPTypes
public import Rollout

/// What can be shown of an offer: columns of a table, keys of JSON.
public enum OfferField: String, WordArgument, Sendable {
  case site, kind, product, version
  case workingVersion = "working_version"
  case packageVersion = "package_version"
  case state, since, outcome, freshness, age, published
  case validUntil = "valid_until"
  case vos
  case `where`
  case computingElements = "computing_elements"
  case shares, endpoint, subclusters
  case executionEnvironments = "execution_environments"
  case path
  case setupScript = "setup_script"
  case contact
  case releaseNotes = "release_notes"
  case start
  case feedbackDeadline = "feedback_deadline"
  case upgradeClass = "upgrade_class"
  case tested, evidence
  case foundBy = "found_by"
  case contradictions

  /// The columns of a table, unless others are asked for.
  ///
  /// - Parameter all: Whether what is over is shown too, and so when it was published.
  public static func ofTable(all: Bool = false) -> [OfferField] {
    [.site, .product, .version, .state] + (all ? [.age] : []) + [.vos, .where, .path, .contact]
  }

  /// The columns of CSV, unless others are asked for.
  public static let ofCSV: [OfferField] = [
    .site, .kind, .product, .workingVersion, .packageVersion, .state, .freshness, .age, .vos,
    .where, .computingElements, .endpoint, .path, .setupScript, .contact, .releaseNotes,
    .feedbackDeadline,
  ]

  /// The keys of JSON that hold it.
  var keys: [String] {
    switch self {
    case .version: ["working_version", "package_version"]
    case .where: ["computing_elements", "shares", "endpoint"]
    case .freshness: ["freshness", "expired_at", "true_at"]
    case .state: ["state", "tested"]
    case .foundBy: ["evidence"]
    default: [rawValue]
    }
  }

  /// The values, as a program wants them: what JSON has of the name, and of objects the IDs. A field that is no
  /// key of JSON tells what people are told.
  public func values(of offer: Offer, now: Timestamp) -> [String] {
    switch self {
    case .site: [offer.site]
    case .kind: [offer.kind.rawValue]
    case .product: [offer.product].compactMap(\.self)
    case .version:
      offer.workingVersion == nil && offer.packageVersion == nil ? [] : [offer.versions]
    case .workingVersion: [offer.workingVersion].compactMap(\.self)
    case .packageVersion: [offer.packageVersion].compactMap(\.self)
    case .state: [offer.state.text]
    case .since: Self.moment(offer.since)
    case .outcome: [offer.outcome].compactMap(\.self)
    case .freshness: [offer.freshness.word]
    case .age: [offer.age(at: now).map(String.init)].compactMap(\.self)
    case .published: Self.moment(offer.published)
    case .validUntil: Self.moment(offer.validUntil)
    case .vos: offer.vos
    case .where: offer.places
    case .computingElements: offer.computingElements.map(\.id)
    case .shares: offer.shares.map(\.id)
    case .endpoint:
      [offer.endpoint?.place].compactMap(\.self)
    case .subclusters: offer.subclusters
    case .executionEnvironments: offer.executionEnvironments
    case .path: [offer.path].compactMap(\.self)
    case .setupScript: [offer.setupScript].compactMap(\.self)
    case .contact: [offer.nearestContact].compactMap(\.self)
    case .releaseNotes: [offer.releaseNotes].compactMap(\.self)
    case .start: Self.moment(offer.start)
    case .feedbackDeadline: Self.moment(offer.feedbackDeadline)
    case .upgradeClass: [offer.upgradeClass].compactMap(\.self)
    case .tested: [offer.tested.map { $0 ? "yes" : "no" }].compactMap(\.self)
    case .evidence: offer.evidence.map(\.dn.description)
    case .foundBy: offer.sources.map(\.rawValue)
    case .contradictions:
      offer.contradictions.map { contradiction in
        let field = contradiction.field
        let (told, said) = (contradiction.told, contradiction.said)
        let words =
          field == .packageVersion ? [told, said].map(PackageVersion.text) : [told, said]
        return
          "\(field.rawValue): \(words[0]), but \(contradiction.evidence.source.rawValue): \(words[1])"
      }
    }
  }

  /// Values with this name as people want them.
  static func words(_ name: String, _ values: [String]) -> String {
    let texts = name == packageVersion.rawValue ? values.map(PackageVersion.text) : values
    return texts.isEmpty ? "(none)" : texts.joined(separator: ", ")
  }

  private static func moment(_ moment: Timestamp?) -> [String] {
    [moment?.description].compactMap(\.self)
  }

  /// The lines of a cell, as people want them.
  func lines(of offer: Offer, now: Timestamp) -> [String] {
    switch self {
    case .state: [offer.condition]
    case .age: [offer.age(at: now).map(Self.span)].compactMap(\.self)
    case .vos: offer.vos.isEmpty ? [] : [offer.vos.joined(separator: ",")]
    case .packageVersion: [offer.shortPackageVersion].compactMap(\.self)
    default: values(of: offer, now: now)
    }
  }

  /// Seconds as people say them: `40s`, `5m`, `3h`, `12d`.
  private static func span(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds)s"
    case ..<3_600: "\(seconds / 60)m"
    case ..<86_400: "\(seconds / 3_600)h"
    default: "\(seconds / 86_400)d"
    }
  }
}

extension Offer {
  /// How long ago it was published, in seconds.
  func age(at now: Timestamp) -> Int? {
    published.map { max(0, now.secondsSinceEpoch - $0.secondsSinceEpoch) }
  }
}

extension Offer.Freshness {
  /// The word for it in JSON.
  var word: String {
    switch self {
    case .fresh: "fresh"
    case .expired: "expired"
    case .heldOver: "held-over"
    case .unknown: "unknown"
    case .undated: "undated"
    }
  }
}

internal import GLUE
internal import LDAPTypes
public import Rollout

/// Entries that are checked together, and what can be told of each from the others.
public struct EntrySet: Sendable {
  public let subjects: [Subject]
  /// The moment at which they are looked at.
  public let now: Timestamp
  /// Whether more entries belong to them than are here, as with one provider's output: what they
  /// refer to is not looked for then.
  public let isPart: Bool

  /// Where each entry stands, by its name; of several, the first.
  private let places: [PreparedName: Int]
  private let names: [PreparedName]
  private let relations: Relations

  static let schema = Schema.bdii

  /// - Parameter isPart: nil to find out: entries that are all of this software are a part.
  public init(_ subjects: [Subject], now: Timestamp, isPart: Bool? = nil) {
    self.subjects = subjects
    self.now = now
    names = subjects.map { Self.schema.prepared($0.entry.dn) }
    var places: [PreparedName: Int] = [:]
    for (place, name) in names.enumerated() where places[name] == nil { places[name] = place }
    self.places = places
    relations = Relations(subjects, places)
    let relations = relations
    self.isPart =
      isPart ?? subjects.indices.allSatisfy { relations.ours.contains($0) || subjects[$0].isChange }
  }

  /// What every rule finds, the worst first.
  public func findings() -> [Finding] {
    var findings = Findings(in: self)
    for check in Self.checks { check.run(self, &findings) }
    let kept = Set(
      findings.all.filter { $0.rule == .closedApplicationKept }.compactMap(\.dn)
        .map { Self.schema.prepared($0) })
    func isKept(_ dn: DistinguishedName?) -> Bool {
      !kept.isEmpty && dn.map { kept.contains(Self.schema.prepared($0)) } ?? false
    }
    // Of what nobody publishes any more there is nothing to mend, and nothing else to tell.
    return findings.all.filter {
      $0.rule == .closedApplicationKept || !isKept($0.dn) && !isKept($0.dn?.parent)
    }.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
  }

  /// All that is looked at. To add a rule: add it to `Rule`, and look for it in one of these.
  private static let checks: [any Check] = [
    LDIFCheck(), SchemaCheck(), TreeCheck(), ProfileCheck(), OtherInfoCheck(), TimeCheck(),
    TagCheck(), CarrierCheck(), ReferenceCheck(), KeyCheck(),
  ]
}

extension EntrySet {
  /// The entry of a name.
  func subject(_ dn: DistinguishedName) -> Subject? {
    places[Self.schema.prepared(dn)].map { subjects[$0] }
  }

  /// Whether it is the first of its name.
  func isFirst(_ place: Int) -> Bool { places[names[place]] == place }

  /// Whether this software publishes it, all of it.
  func isOurs(_ subject: Subject) -> Bool {
    places[Self.schema.prepared(subject.entry.dn)].map { relations.ours.contains($0) } ?? false
  }

  /// Whether it is ours, marked by us, or what readers of ours join on.
  func concernsUs(_ subject: Subject) -> Bool {
    if subject.isChange { return true }
    return places[Self.schema.prepared(subject.entry.dn)].map {
      relations.ours.contains($0) || relations.joined.contains($0)
    } ?? false
  }

  /// The whole entries of a class.
  func all(_ name: String) -> [Subject] {
    subjects.filter { !$0.isChange && $0.isA(name) }
  }

  /// Whether one of our offers is of that site.
  func concernsUs(site: String?) -> Bool {
    relations.sites.contains(site?.lowercased())
  }
}

/// Looks for cases in which some rules are not kept.
protocol Check: Sendable {
  func run(_ set: EntrySet, _ findings: inout Findings)
}

public import LDAPTypes

/// A suffix that a server only shows: its entries are stored under another name (slapd-relay(5)).
///
/// A top-level BDII shows `o=grid,o=shadow` as `o=grid`, and takes three times as long for each entry when
/// it is asked by that name. A directory that is told of a view asks for what is stored, and hands entries
/// on under the names that are shown; where nothing is stored so, it asks for what is shown.
public struct SuffixView: Hashable, Sendable {
  /// What is asked for, and what entries are called.
  public var shown: DistinguishedName
  /// What the server calls it itself.
  public var stored: DistinguishedName

  public init(shown: DistinguishedName, stored: DistinguishedName) {
    self.shown = shown
    self.stored = stored
  }

  /// What is stored by a name; nil when the view does not show it.
  func storedName(of name: DistinguishedName) -> DistinguishedName? {
    Self.move(name, from: shown, to: stored)
  }

  /// Whether it shows what has the name.
  func shows(_ name: DistinguishedName) -> Bool { storedName(of: name) != nil }

  /// A stored entry as it is shown.
  func show(_ entry: inout Entry) {
    guard let depth = Self.depth(of: entry.dn, below: stored) else { return }
    entry.dn.rdns.replaceSubrange(depth..., with: shown.rdns)
  }

  /// What came of a search for what is stored, as if the search had been for what is shown.
  func shown(_ result: SearchResult) -> SearchResult {
    var result = result
    if let name = matchedName(of: result) { result.matchedDN = name.description }
    return result
  }

  /// Whether a search without entries was one of what is stored: not when the server knows nothing by that
  /// name, keeps it to itself, or fails at it.
  func isStored(_ result: SearchResult) -> Bool {
    switch result.resultCode {
    case .noSuchObject, .referral: matchedName(of: result) != nil
    case .success, .sizeLimitExceeded, .timeLimitExceeded, .adminLimitExceeded, .busy, .unavailable:
      true
    default: false
    }
  }

  private func matchedName(of result: SearchResult) -> DistinguishedName? {
    let name = try? DistinguishedName(parsing: result.matchedDN)
    return name.flatMap { Self.move($0, from: stored, to: shown) }
  }

  private static func move(
    _ name: DistinguishedName, from old: DistinguishedName, to new: DistinguishedName
  ) -> DistinguishedName? {
    guard let depth = depth(of: name, below: old) else { return nil }
    var moved = name
    moved.rdns.replaceSubrange(depth..., with: new.rdns)
    return moved
  }

  /// How far a name is below a suffix; nil when it is elsewhere.
  private static func depth(of name: DistinguishedName, below suffix: DistinguishedName) -> Int? {
    let depth = name.rdns.count - suffix.rdns.count
    guard depth >= 0,
      name.rdns[depth...].elementsEqual(
        suffix.rdns, by: { $0 == $1 || $0.matches($1, .caseIgnore) })
    else { return nil }
    return depth
  }
}

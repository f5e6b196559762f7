/// A name that means an ad: `self` and `parent` everywhere, `other` and `my` in a match.
enum SpecialName: Sendable {
  case root, itself, parent
  case other, mine
  case left, right, leftContext, rightContext

  private static let byName: [AttributeName: SpecialName] = [
    "toplevel": .root, "root": .root, "self": .itself, "parent": .parent,
    "other": .other, "target": .other, "my": .mine, "ad": .mine,
    "LEFT": .left, "RIGHT": .right, "lCtx": .leftContext, "rCtx": .rightContext,
  ]

  /// Which bytes such names have, so that others need no look at the table.
  private static let hashes = byName.keys.reduce(0 as UInt64) { $0 | 1 << UInt64($1.hash & 63) }

  @inline(__always)
  init?(_ name: AttributeName) {
    if Self.hashes & 1 << UInt64(name.hash & 63) == 0 { return nil }
    guard let found = Self.byName[name] else { return nil }
    self = found
  }
}

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

  init?(_ name: AttributeName) {
    guard let found = Self.byName[name] else { return nil }
    self = found
  }
}

/// An ad among the ads around it, in which names are looked for from the inside to the outside.
final class Frame: Sendable {
  let ad: ClassAd
  let parent: Frame?
  let role: Role

  /// What the library's `MatchClassAd` makes of it.
  enum Role: Sendable {
    case plain
    /// Stands around the left ad: its `other` and `target` are the right one.
    case leftContext
    case rightContext
    /// Stands around both; its `LEFT` and `RIGHT` are the two ads.
    case match
  }

  init(_ ad: ClassAd, parent: Frame?, role: Role = .plain) {
    self.ad = ad
    self.parent = parent
    self.role = role
  }

  var root: Frame {
    var frame = self
    while let parent = frame.parent { frame = parent }
    return frame
  }

  /// The outermost ad of a match, with the names that the library gives it.
  static let match = Frame(
    ClassAd([
      ("symmetricMatch", ["RIGHT", "requirements"], ["LEFT", "requirements"]),
      ("leftMatchesRight", ["RIGHT", "requirements"], nil),
      ("rightMatchesLeft", ["LEFT", "requirements"], nil),
      ("leftRankValue", ["LEFT", "rank"], nil),
      ("rightRankValue", ["RIGHT", "rank"], nil),
    ]), parent: nil, role: .match)
  static let leftContext = Frame(ClassAd(), parent: match, role: .leftContext)
  static let rightContext = Frame(ClassAd(), parent: match, role: .rightContext)
}

extension ClassAd {
  /// Attributes that are references, or two of them joined by `&&`.
  fileprivate init(_ references: [(AttributeName, [AttributeName], [AttributeName]?)]) {
    self.init(
      references.map { name, first, second in
        let operands = [first, second].compactMap(\.self).map { names in
          Expression.member(of: .name(names[0]), names[1])
        }
        return Expression.Attribute(name, .and(operands))
      })
  }
}

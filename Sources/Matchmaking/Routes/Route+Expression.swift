public import ClassAd
internal import GLUE
internal import Infosys
internal import LDAPTypes
internal import Rollout

extension Route {
  /// The Requirements for a WMS: a boolean, for use in `(theirs) && (ours)`.
  ///
  /// To avoid something is `isnt true`: a computing element that does not publish the attribute at
  /// all, for which the condition is undefined, is none of those to be avoided.
  ///
  /// - Throws: When a name cannot stand in a ClassAd string.
  public func expression() throws(StringLiteral.NULError) -> Expression {
    var terms: [Expression] = []
    for criterion in criteria { terms += try Self.terms(criterion) }
    let any = Expression.or(terms)
    guard isAvoided else { return any }
    let operand: Expression =
      switch any {
      case .function: any
      default: .parentheses(any)
      }
    return .binary(operand, [Expression.Link(.isnt, .boolean(true))])
  }

  private static func terms(_ criterion: Criterion) throws(StringLiteral.NULError) -> [Expression] {
    let published = Expression.attribute(scope: "other", name: GLUE1.softwareTag.rawValue)
    switch criterion {
    case .tags(let tags):
      var terms: [Expression] = []
      for tag in tags {
        let tag = Expression.string(try StringLiteral(tag.description))
        terms.append(.call(function: "Member", arguments: [tag, published]))
      }
      return terms
    case .anyProduct(let vo, let workingVersion):
      let pattern =
        "^VO-\(literally(vo))-[A-Za-z0-9._-]+\(TagText.separator)\(literally(workingVersion))$"
      // `Member` compares without case, as GLUE 1.3 does; this has an option for it.
      return [
        .call(
          function: "RegExpMember",
          arguments: [
            .string(try StringLiteral(pattern)), published, .string(try StringLiteral("i")),
          ])
      ]
    case .hosts(let hosts): return [try one(of: hosts, GLUE1.ceHostName)]
    case .elements(let elements): return [try one(of: elements, GLUE1.ceUniqueID)]
    }
  }

  /// That an attribute is one of some texts, in whatever case.
  private static func one(
    of texts: [String], _ name: AttributeDescription
  ) throws(StringLiteral.NULError) -> Expression {
    let attribute = Expression.attribute(scope: "other", name: name.rawValue)
    var literals: [Expression] = []
    for text in texts { literals.append(.string(try StringLiteral(text))) }
    if literals.count == 1 {
      return .binary(attribute, [Expression.Link(.equal, literals[0])])
    }
    return .call(function: "Member", arguments: [attribute, .list(literals)])
  }

  /// Text in a regular expression that is to match only itself. Brackets need no backslash, which
  /// every layer between here and the WMS would want doubled.
  private static func literally(_ text: String) -> String {
    var pattern = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": pattern.unicodeScalars.append(scalar)
      case "^", "\\": pattern += "\\" + String(scalar)
      default: pattern += "[" + String(scalar) + "]"
      }
    }
    return pattern
  }
}

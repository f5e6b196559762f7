import LDAPTypes
import TestSupport

extension SplitMix {
  /// A filter with all that filters can have.
  mutating func filter(depth: Int) -> Filter {
    let description = AttributeDescription(attributeType() + pick(["", "", ";lang-de", ";A;b-1"]))
    switch upTo(depth > 0 ? 9 : 6) {
    case 0: return .equality(description, value())
    case 1:
      return .substring(
        description, initial: piece(), any: (0..<upTo(2)).map { _ in piece() }, final: piece())
    case 2: return .greaterOrEqual(description, value())
    case 3: return .lessOrEqual(description, value())
    case 4: return .present(description)
    case 5: return .approximate(description, value())
    case 6:
      let rule = flip() ? pick(["caseExactMatch", "1.2.840", "x"]) : nil
      let hasDescription = rule == nil || flip()
      return .extensible(
        hasDescription ? description : nil, matchingRule: rule, value(), dnAttributes: flip())
    case 7: return .not(filter(depth: depth - 1))
    case 8: return .and((0..<upTo(3)).map { _ in filter(depth: depth - 1) })
    default: return .or((0..<upTo(3)).map { _ in filter(depth: depth - 1) })
    }
  }

  private mutating func piece() -> String {
    value(most: 3).string ?? "x"
  }

  /// A name with all that names can have.
  mutating func distinguishedName() -> DistinguishedName {
    DistinguishedName(
      rdns: (0..<upTo(5)).map { _ in
        RelativeDistinguishedName(
          assertions: (0...(upTo(5) == 0 ? 2 : 0)).map { _ in
            .init(description: AttributeDescription(attributeType()), value: value())
          })
      })
  }
}

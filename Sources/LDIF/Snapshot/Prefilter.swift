import LDAPTypes

/// What a record's raw bytes must hold for a filter to be true of it: a cheap look that may pass too
/// much, never too little.
struct Prefilter {
  /// A text that stands in every line that makes one of the tests true.
  struct Probe: Hashable {
    var needle: Needle
    var position: Position
    var test: FilterProgram.Test
  }

  /// Where a text stands in a line.
  enum Position {
    case name, value
    /// In the value, and what stands behind it are spaces at most.
    case valueEnd
  }

  /// A record passes when one line of it answers one of the probes; nil lets all pass. Without
  /// probes none does: the filter is never true.
  let probes: [Probe]?

  init(_ program: FilterProgram) {
    probes = Self.plan(program.root, program)?.probes
  }

  /// Probes, and what they cost: roughly, how much there is to look at. A text that is found seldom
  /// costs 1, whatever its length, the name of a class 4, that of an attribute 12.
  private typealias Plan = (probes: [Probe], cost: Int)

  /// More than this, and reading all records is as good.
  private static let highestCost = 48

  private static func plan(_ node: FilterProgram.Node, _ program: FilterProgram) -> Plan? {
    switch node {
    case .constant(let value): return value == true ? nil : ([], 0)
    case .not: return nil
    case .and(let nodes):
      // All must be true, so the cheapest is enough.
      return nodes.compactMap { plan($0, program) }.min { $0.cost < $1.cost }
    case .or(let nodes):
      var all: Plan = ([], 0)
      for node in nodes {
        guard let plan = plan(node, program) else { return nil }
        all.probes += plan.probes
        all.cost += plan.cost
      }
      return all.cost > highestCost ? nil : all
    case .test(let test): return plan(test, program)
    }
  }

  private static func plan(_ test: FilterProgram.Test, _ program: FilterProgram) -> Plan? {
    guard !test.includesName, let type = test.attribute?.type, type != program.computed.entryDN
    else { return nil }
    let needles = valueNeedles(test, program)
    if needles == nil, program.computed.objectClasses.contains(type) { return nil }
    let byValue = needles.map { needles -> Plan in
      let probes = needles.map {
        Probe(needle: $0.needle, position: $0.isLast ? .valueEnd : .value, test: test)
      }
      return (probes, probes.count * (test.predicate.isOfClass ? 4 : 1))
    }
    // Lines of the attribute are more than those of a value, and each has to be looked at.
    let byName = nameNeedles(type, program.schema).map { needles -> Plan in
      let probes = needles.map { Probe(needle: $0, position: .name, test: test) }
      return (probes, probes.count * 12)
    }
    return [byValue, byName].compactMap { $0 }.filter { $0.cost <= highestCost }
      .min { $0.cost < $1.cost }
  }

  /// Texts of which one stands in every value that makes the test true; nil when there are none.
  private static func valueNeedles(
    _ test: FilterProgram.Test, _ program: FilterProgram
  ) -> [(needle: Needle, isLast: Bool)]? {
    let texts: [[UInt8]]
    var endsValue = true
    switch test.predicate {
    case .present, .atLeast, .atMost, .below: return nil
    case .isClass(let names): texts = Array(names)
    case .equal(let values):
      guard (test.rule ?? rule(test, program))?.keepsText == true else { return nil }
      texts = Array(values)
    case .substrings(let initial, let any, let final):
      guard rule(test, program)?.keepsText == true else { return nil }
      let inner = ([initial] + any).map(longestWord).max { $0.count < $1.count } ?? []
      endsValue = longestWord(final).count >= inner.count
      texts = [endsValue ? final : inner]
    }
    let words = texts.map(longestWord)
    guard words.allSatisfy({ $0.count > 1 }) else { return nil }
    return zip(words, texts).map { word, text in
      let needle = Needle(word)
      let isWhole = needle.count == word.count && text.suffix(word.count) == word[...]
      return (needle, endsValue && isWhole)
    }
  }

  private static func rule(_ test: FilterProgram.Test, _ program: FilterProgram) -> MatchingRule? {
    test.attribute?.type.flatMap { program.schema.attributeTypes[$0].equality }
  }

  /// The longest run of bytes that are neither spaces nor beyond ASCII.
  private static func longestWord(_ value: [UInt8]) -> [UInt8] {
    let words = value.split { $0 == UInt8(ascii: " ") || $0 >= 0x80 }
    return words.max { $0.count < $1.count }.map(Array.init) ?? []
  }

  /// The names of the type and of all kinds of it. Their numbers are not among them: a record that
  /// uses one is read in any case.
  private static func nameNeedles(_ type: Int, _ schema: Schema) -> [Needle]? {
    let names = schema.attributeTypes.indices.filter { schema.isSubtype($0, of: type) }
      .flatMap { schema.attributeTypes[$0].names }
    return names.allSatisfy { $0.utf8.count > 1 } ? names.map { Needle(Array($0.utf8)) } : nil
  }
}

extension FilterProgram.Predicate {
  /// Whether it asks for an object class: their names stand in names of attributes everywhere.
  fileprivate var isOfClass: Bool {
    if case .isClass = self { true } else { false }
  }
}

extension MatchingRule {
  /// Whether what the rule of equality prepares stands in the value too, but for case and spaces. Beyond ASCII
  /// it may not, which is why a record that has such bytes is read in any case: ``RecordIndex``.
  var keepsText: Bool {
    switch self {
    case .caseExactMatch, .caseIgnoreMatch, .caseExactIA5Match, .caseIgnoreIA5Match,
      .integerMatch, .booleanMatch, .objectIdentifierMatch, .octetStringMatch:
      true
    default: false
    }
  }
}

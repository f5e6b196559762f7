import LDAPTypes

/// A filter (RFC 4511 section 4.5.1.7) made ready for a schema: names looked up, values prepared for
/// comparison, and what can never be decided marked as Undefined.
struct FilterProgram {
  /// A part of the filter. nil is Undefined.
  indirect enum Node {
    case and([Node])
    case or([Node])
    case not(Node)
    case constant(Bool?)
    case test(Test)
  }

  /// What is asked of one attribute.
  struct Test: Hashable {
    /// The attribute; nil asks all that the rule fits (extensible matches only).
    var attribute: AttributeResolver.Attribute?
    /// The rule of an extensible match that names one; nil leaves it to the attribute.
    var rule: MatchingRule?
    var predicate: Predicate
    /// Whether the values in the entry's name count too (RFC 4511: dnAttributes).
    var includesName = false
  }

  /// What is asked of a value. All values here are prepared by the rule.
  enum Predicate: Hashable {
    case present
    /// It equals one of these.
    case equal(Set<[UInt8]>)
    /// It names one of these object classes: in lower case, all names of the class and its
    /// subclasses.
    case isClass(Set<[UInt8]>)
    case substrings(initial: [UInt8], any: [[UInt8]], final: [UInt8])
    case atLeast([UInt8])
    case atMost([UInt8])
    /// It is less: what an ordering rule means in an extensible match.
    case below([UInt8])
  }

  /// The attributes that a server computes (RFC 4512 section 3.4): present in all entries.
  struct Computed {
    let entryDN: Int?
    let present: Set<Int>
    let objectClasses: Set<Int>

    init(_ schema: Schema) {
      entryDN = schema.place(of: "entryDN")
      let names: [AttributeDescription] = ["entryDN", "subschemaSubentry", "hasSubordinates"]
      present = Set(names.compactMap { schema.place(of: $0) })
      let classes: [AttributeDescription] = ["objectClass", "structuralObjectClass"]
      objectClasses = Set(classes.compactMap { schema.place(of: $0) })
    }
  }

  let root: Node
  let schema: Schema
  let computed: Computed

  init(_ filter: Filter, _ schema: Schema) {
    self.schema = schema
    computed = Computed(schema)
    root = Compiler(schema: schema, computed: computed).node(filter)
  }

  private struct Compiler {
    let schema: Schema
    let computed: Computed

    func node(_ filter: Filter) -> Node {
      switch filter {
      case .and(let filters): .and(filters.map(node))
      case .or(let filters): .or(merged(filters.map(node)))
      case .not(let filter): .not(node(filter))
      case .present(let name): present(name)
      case .equality(let name, let value), .approximate(let name, let value):
        equal(name, value)
      case .substrings(let name, let initial, let any, let final):
        substrings(name, initial, any, final)
      case .greaterOrEqual(let name, let value):
        ordered(name, value) { .atLeast($0) }
      case .lessOrEqual(let name, let value):
        ordered(name, value) { .atMost($0) }
      case .extensible(let name, let rule, let value, let includesName):
        extensible(name, rule, value, includesName)
      }
    }

    /// Makes one test of all those for equality with the same attribute.
    private func merged(_ nodes: [Node]) -> [Node] {
      var merged: [Node] = []
      var places: [AttributeDescription: Int] = [:]
      for node in nodes {
        guard case .test(let test) = node, case .equal(let values) = test.predicate,
          let name = test.attribute?.description, test.rule == nil, !test.includesName
        else {
          merged.append(node)
          continue
        }
        if let place = places[name], case .test(var first) = merged[place],
          case .equal(let others) = first.predicate
        {
          first.predicate = .equal(others.union(values))
          merged[place] = .test(first)
        } else {
          places[name] = merged.count
          merged.append(node)
        }
      }
      return merged
    }

    /// The attribute and its type; nil when the description is not recognized (RFC 4511 section 4.5.1.7):
    /// the schema does not know the type, or it has no such option.
    private func resolve(
      _ name: AttributeDescription
    ) -> (attribute: AttributeResolver.Attribute, place: Int, type: AttributeType)? {
      let attribute = AttributeResolver.Attribute(name, schema)
      guard let place = attribute.type else { return nil }
      let type = schema.attributeTypes[place]
      return type.takes(options: name.options) ? (attribute, place, type) : nil
    }

    private func present(_ name: AttributeDescription) -> Node {
      guard let (attribute, place, _) = resolve(name) else { return .constant(nil) }
      if computed.present.contains(place) { return .constant(true) }
      return .test(Test(attribute: attribute, predicate: .present))
    }

    private func equal(_ name: AttributeDescription, _ value: AttributeValue) -> Node {
      guard let (attribute, place, type) = resolve(name), let rule = type.equality else {
        return .constant(nil)
      }
      guard let predicate = equality(rule, place, value) else { return .constant(nil) }
      return .test(Test(attribute: attribute, predicate: predicate))
    }

    private func equality(_ rule: MatchingRule, _ place: Int?, _ value: AttributeValue)
      -> Predicate?
    {
      if let place, computed.objectClasses.contains(place) {
        guard let name = value.string else { return nil }
        let classes = schema.subclasses(of: name)
        if classes.isEmpty { return nil }
        let names = classes.flatMap { $0.names + [$0.oid] }
        return .isClass(Set(names.map { $0.utf8.map(\.asciiLowercased) }))
      }
      return rule.prepared(value, schema).map { .equal([$0]) }
    }

    private func substrings(
      _ name: AttributeDescription, _ initial: AttributeValue?, _ any: [AttributeValue],
      _ final: AttributeValue?
    ) -> Node {
      // OpenLDAP checks and prepares the pieces by the rule of equality.
      guard let (attribute, _, type) = resolve(name), type.substrings != nil,
        let rule = type.equality
      else { return .constant(nil) }
      let first = initial.map { rule.prepared($0, as: .initial, schema) } ?? []
      let last = final.map { rule.prepared($0, as: .final, schema) } ?? []
      let middle = any.map { rule.prepared($0, as: .any, schema) }
      guard let first, let last, !middle.contains(nil) else { return .constant(nil) }
      let predicate = Predicate.substrings(
        initial: first, any: middle.compactMap { $0 }, final: last)
      return .test(Test(attribute: attribute, predicate: predicate))
    }

    private func ordered(
      _ name: AttributeDescription, _ value: AttributeValue, _ predicate: ([UInt8]) -> Predicate
    ) -> Node {
      guard let (attribute, _, type) = resolve(name), let rule = type.ordering,
        let prepared = rule.prepared(value, schema)
      else { return .constant(nil) }
      return .test(Test(attribute: attribute, predicate: predicate(prepared)))
    }

    private func extensible(
      _ name: AttributeDescription?, _ ruleName: String?, _ value: AttributeValue,
      _ includesName: Bool
    ) -> Node {
      var test = Test(attribute: nil, predicate: .present, includesName: includesName)
      var place: Int?
      if let name {
        guard let (attribute, found, type) = resolve(name), type.equality != nil || ruleName != nil
        else { return .constant(nil) }
        test.attribute = attribute
        place = found
      }
      if let ruleName {
        guard let rule = MatchingRule(named: ruleName) else { return .constant(nil) }
        if rule.isSubstrings { return .constant(name == nil ? ofPieces(rule, value) : nil) }
        guard place.map({ fits(rule, $0) }) ?? true else { return .constant(nil) }
        test.rule = rule
      }
      let rule = test.rule ?? place.flatMap { schema.attributeTypes[$0].equality }
      guard let rule, rule.isExtensible, let predicate = equality(rule, place, value) else {
        return .constant(nil)
      }
      test.predicate = predicate
      if rule.isOrdering, case .equal(let values) = predicate, let value = values.first {
        test.predicate = .below(value)
      }
      return .test(test)
    }

    /// What a rule for pieces of values says of all attributes: none fits it, and OpenLDAP asks no more of the
    /// value than to be of the syntax that it has for the rule.
    private func ofPieces(_ rule: MatchingRule, _ value: AttributeValue) -> Bool? {
      let whole: MatchingRule
      switch rule {
      case .caseExactIA5SubstringsMatch, .caseIgnoreIA5SubstringsMatch: whole = .caseExactIA5Match
      case .octetStringSubstringsMatch: whole = .octetStringMatch
      default: return nil
      }
      return whole.prepared(value, schema) == nil ? nil : false
    }

    /// Whether the rule may be used with the type: OpenLDAP has its own syntax for object classes.
    private func fits(_ rule: MatchingRule, _ place: Int) -> Bool {
      !computed.objectClasses.contains(place) && rule.fits(schema.attributeTypes[place])
    }
  }
}

import LDAPTypes

/// Which attributes of the entries a search returns (RFC 4511 section 4.5.1.8): names, `*` for all
/// user attributes, `+` for all operational ones (RFC 3673), `@` and a class for all of its
/// attributes (RFC 4529). `1.1` is a name that no attribute has.
struct AttributeSelection {
  private let schema: Schema
  private var hasUserAttributes: Bool
  private var hasOperationalAttributes = false
  private var wanted: [AttributeResolver.Attribute] = []
  /// Names that the schema does not know.
  private var unknown: Set<AttributeDescription> = []
  /// Whether a type without options is one of those wanted, once that was found out.
  private var decided: [Int: Bool] = [:]

  init(_ names: [AttributeDescription], _ schema: Schema) {
    self.schema = schema
    hasUserAttributes = names.isEmpty
    for name in names {
      switch name.rawValue {
      case "*": hasUserAttributes = true
      case "+": hasOperationalAttributes = true
      case let text where text.hasPrefix("@"): add(classNamed: String(text.dropFirst()))
      default:
        let attribute = AttributeResolver.Attribute(name, schema)
        if attribute.type == nil {
          unknown.insert(name)
          // OpenLDAP takes the name of a class without the `@` too.
          add(classNamed: name.rawValue)
        } else {
          wanted.append(attribute)
        }
      }
    }
  }

  /// The entry with the attributes that are wanted, under the names that a server uses.
  mutating func select(_ subject: FilterProgram.Subject) -> Entry {
    var entry = Entry(dn: subject.entry.dn)
    var isSpelledOtherwise = false
    for (attribute, resolved) in zip(subject.entry.attributes, subject.attributes)
    where isWanted(resolved) {
      if attribute.description.rawValue != resolved.description.rawValue {
        isSpelledOtherwise = true
      }
      entry.attributes.append(Attribute(resolved.description, attribute.values))
    }
    return isSpelledOtherwise ? entry.joined : entry
  }

  private mutating func isWanted(_ attribute: AttributeResolver.Attribute) -> Bool {
    if attribute.isOperational ? hasOperationalAttributes : hasUserAttributes { return true }
    guard let type = attribute.type else { return unknown.contains(attribute.description) }
    guard attribute.options.isEmpty else { return isKindOfWanted(attribute) }
    if let isWanted = decided[type] { return isWanted }
    let isWanted = isKindOfWanted(attribute)
    decided[type] = isWanted
    return isWanted
  }

  private func isKindOfWanted(_ attribute: AttributeResolver.Attribute) -> Bool {
    wanted.contains { attribute.isKind(of: $0, schema) }
  }

  private mutating func add(classNamed name: String) {
    let classes = schema.superclasses(of: name)
    // It allows all attributes, whatever they are for.
    if classes.contains(where: { $0.name == "extensibleObject" }) {
      hasUserAttributes = true
      hasOperationalAttributes = true
    }
    let names = classes.flatMap { $0.required + $0.allowed }
    for name in names {
      let attribute = AttributeResolver.Attribute(name, schema)
      if attribute.type != nil { wanted.append(attribute) }
    }
  }
}

extension Entry {
  /// The entry with one attribute for each description: a file may spell one in several ways.
  fileprivate var joined: Entry {
    var entry = Entry(dn: dn)
    var places: [AttributeDescription: Int] = [:]
    for attribute in attributes {
      if let place = places[attribute.description] {
        entry.attributes[place].values += attribute.values
      } else {
        places[attribute.description] = entry.attributes.count
        entry.attributes.append(attribute)
      }
    }
    return entry
  }
}

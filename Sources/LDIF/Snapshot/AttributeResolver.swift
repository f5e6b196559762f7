import LDAPTypes

/// What a schema says of the attribute names in a file, each looked up once.
struct AttributeResolver {
  /// A name as the schema knows it.
  struct Attribute: Hashable {
    /// Where its type stands in the schema; nil when it is not known.
    var type: Int?
    /// The options, in lower case (RFC 4512 section 2.5.2).
    var options: Set<String>
    /// The name as a server spells it: the type's first name.
    var description: AttributeDescription
    var isOperational: Bool
  }

  let schema: Schema
  private var attributes: [AttributeDescription: Attribute] = [:]
  /// The names of the entry before, in their order: those of the next one are mostly the same.
  private var previous: [(spelling: String, attribute: Attribute)] = []

  init(schema: Schema) {
    self.schema = schema
  }

  /// The attributes of an entry, in their order.
  mutating func resolve(_ entry: Entry) -> [Attribute] {
    var place = 0
    var next: [(spelling: String, attribute: Attribute)] = []
    next.reserveCapacity(entry.attributes.count)
    for description in entry.attributes.lazy.map(\.description) {
      let spelling = description.rawValue
      // One that this entry does not have may stand between.
      if place + 1 < previous.count, previous[place].spelling != spelling { place += 1 }
      if place < previous.count, previous[place].spelling == spelling {
        next.append(previous[place])
        place += 1
      } else {
        next.append((spelling, resolve(description)))
      }
    }
    previous = next
    return next.map(\.attribute)
  }

  private mutating func resolve(_ description: AttributeDescription) -> Attribute {
    if let attribute = attributes[description] { return attribute }
    if attributes.count > NameTable.limit { attributes.removeAll() }
    let attribute = Attribute(description, schema)
    attributes[description] = attribute
    return attribute
  }
}

extension AttributeResolver.Attribute {
  init(_ description: AttributeDescription, _ schema: Schema) {
    self.init(
      type: schema.place(of: description), options: [], description: description,
      isOperational: false)
    let spelled = description.options
    options = Set(spelled.map { $0.lowercased() })
    if let type {
      let name = ([schema.attributeTypes[type].name] + spelled).joined(separator: ";")
      // The same string again would be one more to keep.
      if name != description.rawValue { self.description = AttributeDescription(name) }
      isOperational = schema.attributeTypes[type].isOperational
    }
  }

  /// Whether this is the other attribute or a kind of it (RFC 4512 section 2.5.1): its type is, and
  /// it has all of the other's options, where `lang-en-` stands for English and all that it has of others
  /// (RFC 3866 section 2.1).
  func isKind(of other: AttributeResolver.Attribute, _ schema: Schema) -> Bool {
    guard let type, let otherType = other.type else { return false }
    return schema.isSubtype(type, of: otherType) && other.options.allSatisfy(hasOption)
  }

  private func hasOption(_ wanted: String) -> Bool {
    guard wanted.hasSuffix("-") else { return options.contains(wanted) }
    return options.contains { $0.hasPrefix(wanted) || $0 == wanted.dropLast() }
  }
}

/// Attribute types and object classes, as a server knows them (RFC 4512 section 4).
public struct Schema: Sendable {
  public let attributeTypes: [AttributeType]
  public let objectClasses: [ObjectClassDefinition]

  /// Where a type or class stands, by each of its names and its object identifier.
  private let typePlaces: [AttributeDescription: Int]
  private let classPlaces: [AttributeDescription: Int]
  /// The superior type, by place.
  private let superiorTypes: [Int?]
  /// The class itself and all classes above it, by place.
  private let superclasses: [[Int]]

  /// Where a name stands twice, the first definition counts. A superior that is not defined, or that
  /// a type is by way of itself, is left out. A structural class that names no superior is a kind of
  /// `top`, as OpenLDAP has it; RFC 4512 section 2.4.1 says so of all classes.
  public init(attributeTypes: [AttributeType], objectClasses: [ObjectClassDefinition]) {
    let typePlaces = Self.places(attributeTypes.map { ($0.names, $0.oid) })
    let classPlaces = Self.places(objectClasses.map { ($0.names, $0.oid) })
    var types = attributeTypes
    var superiorTypes = types.map { $0.superior.flatMap { typePlaces[AttributeDescription($0)] } }
    for place in types.indices where superiorTypes[place] != nil {
      var seen = [place]
      var next = superiorTypes[place]
      while let superior = next {
        if seen.contains(superior) {
          superiorTypes[place] = nil
          break
        }
        seen.append(superior)
        types[place].takeRules(of: attributeTypes[superior])
        next = superiorTypes[superior]
      }
    }
    self.attributeTypes = types
    self.objectClasses = objectClasses
    self.typePlaces = typePlaces
    self.classPlaces = classPlaces
    self.superiorTypes = superiorTypes
    let top = classPlaces["2.5.6.0"]
    superclasses = objectClasses.indices.map { place in
      var all = [place]
      var read = 0
      while read < all.count {
        let definition = objectClasses[all[read]]
        read += 1
        var superiors = definition.superiors.map { classPlaces[AttributeDescription($0)] }
        if superiors.isEmpty, definition.kind == .structural { superiors = [top] }
        for case let superior? in superiors where !all.contains(superior) { all.append(superior) }
      }
      return all
    }
  }

  /// Where definitions stand, by their names.
  private static func places(
    _ definitions: [(names: [String], oid: String)]
  ) -> [AttributeDescription: Int] {
    var places: [AttributeDescription: Int] = [:]
    places.reserveCapacity(definitions.reduce(0) { $0 + $1.names.count + 1 })
    // From the last to the first, which counts.
    for (place, definition) in definitions.enumerated().reversed() {
      for name in definition.names { places[AttributeDescription(name)] = place }
      places[AttributeDescription(definition.oid)] = place
    }
    return places
  }
}

extension Schema {
  /// The type of an attribute description, whose options do not matter; nil when it is not known.
  public func attributeType(_ description: AttributeDescription) -> AttributeType? {
    place(of: description).map { attributeTypes[$0] }
  }

  /// The class of a name or an object identifier; nil when it is not known.
  public func objectClass(_ name: String) -> ObjectClassDefinition? {
    classPlaces[AttributeDescription(name)].map { objectClasses[$0] }
  }

  /// Whether the class is the other or, at any depth, a kind of it. False when one is not known.
  public func isSubclass(_ name: String, of other: String) -> Bool {
    guard let place = classPlaces[AttributeDescription(name)],
      let otherPlace = classPlaces[AttributeDescription(other)]
    else { return false }
    return superclasses[place].contains(otherPlace)
  }

  /// The class and all that are a kind of it; empty when it is not known.
  public func subclasses(of name: String) -> [ObjectClassDefinition] {
    guard let place = classPlaces[AttributeDescription(name)] else { return [] }
    return objectClasses.indices.filter { superclasses[$0].contains(place) }
      .map { objectClasses[$0] }
  }

  /// The class and all above it; empty when it is not known.
  public func superclasses(of name: String) -> [ObjectClassDefinition] {
    guard let place = classPlaces[AttributeDescription(name)] else { return [] }
    return superclasses[place].sorted().map { objectClasses[$0] }
  }

  /// Where the attribute's type stands among the types.
  package func place(of description: AttributeDescription) -> Int? {
    if let place = typePlaces[description] { return place }
    guard description.rawValue.utf8.contains(UInt8(ascii: ";")) else { return nil }
    return typePlaces[AttributeDescription(description.type)]
  }

  /// Whether the type is the other or, at any depth, a kind of it (RFC 4512 section 2.5.1).
  package func isSubtype(_ place: Int, of other: Int) -> Bool {
    var next: Int? = place
    while let type = next {
      if type == other { return true }
      next = superiorTypes[type]
    }
    return false
  }
}

extension AttributeType {
  /// Fills in what this definition leaves to its superior (RFC 4512 section 2.5.1).
  fileprivate mutating func takeRules(of superior: AttributeType) {
    equality = equality ?? superior.equality
    ordering = ordering ?? superior.ordering
    substrings = substrings ?? superior.substrings
    if syntax.isEmpty { syntax = superior.syntax }
  }
}

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
  private let superclasses: [Set<Int>]

  /// Where a name stands twice, the first definition counts. A superior that is not defined, or that
  /// a type is by way of itself, is left out. A structural class that names no superior is a kind of
  /// `top`, as OpenLDAP has it; RFC 4512 section 2.4.1 says so of all classes.
  public init(attributeTypes: [AttributeType], objectClasses: [ObjectClassDefinition]) {
    var typePlaces: [AttributeDescription: Int] = [:]
    for (place, type) in attributeTypes.enumerated() {
      for name in type.names + [type.oid] where typePlaces[AttributeDescription(name)] == nil {
        typePlaces[AttributeDescription(name)] = place
      }
    }
    var classPlaces: [AttributeDescription: Int] = [:]
    for (place, definition) in objectClasses.enumerated() {
      for name in definition.names + [definition.oid]
      where classPlaces[AttributeDescription(name)] == nil {
        classPlaces[AttributeDescription(name)] = place
      }
    }
    var types = attributeTypes
    var superiorTypes = types.map { $0.superior.flatMap { typePlaces[AttributeDescription($0)] } }
    for place in types.indices {
      var seen: Set<Int> = [place]
      var next = superiorTypes[place]
      while let superior = next {
        guard seen.insert(superior).inserted else {
          superiorTypes[place] = nil
          break
        }
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
      var all: Set<Int> = [place]
      var open = [place]
      while let next = open.popLast() {
        let definition = objectClasses[next]
        var superiors = definition.superiors.map { classPlaces[AttributeDescription($0)] }
        if superiors.isEmpty, definition.kind == .structural { superiors = [top] }
        for case let superior? in superiors where all.insert(superior).inserted {
          open.append(superior)
        }
      }
      return all
    }
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

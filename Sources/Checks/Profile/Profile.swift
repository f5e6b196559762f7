internal import LDAPTypes

/// The EGI profile of GLUE 2.0, version 1.0: which attributes it wants, and their types.
enum Profile {
  /// How much the profile wants an attribute.
  enum Level: String {
    case mandatory, recommended, undesirable
  }

  /// What the profile says of an attribute, beyond the schema.
  struct Attribute {
    var name: AttributeDescription
    var type: String
    var level: Level?
    /// Whether it has one value only, though the schema allows more.
    var isSingle: Bool
  }

  /// What it says of a class's own attributes; nothing where it does not name the class.
  static func attributes(of name: String) -> [Attribute] {
    classes[AttributeDescription(name)] ?? []
  }

  /// The tables: `class NAME`, then a line for each attribute with its type and perhaps a level and
  /// `single`. What only the schema has a say in is left out.
  private static let classes: [AttributeDescription: [Attribute]] = {
    var classes: [AttributeDescription: [Attribute]] = [:]
    var name: AttributeDescription = ""
    for line in (services + "\n" + storage).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "class" {
        name = AttributeDescription(words[1])
      } else {
        classes[name, default: []].append(
          Attribute(
            name: AttributeDescription(words[0]), type: words[1],
            level: words.dropFirst(2).compactMap(Level.init(rawValue:)).first,
            isSingle: words.contains("single")))
      }
    }
    return classes
  }()
}

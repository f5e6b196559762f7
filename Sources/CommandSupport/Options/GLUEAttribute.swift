internal import ArgumentParser
internal import GLUE
internal import Infosys
public import LDAPTypes

/// An attribute of the BDII's schema that the user names.
public enum GLUEAttribute {
  /// The schema that names are looked up in.
  public static var schema: Schema { .bdii }

  /// - Throws: ``CommandFailure`` when there is none of that name; it says which may be meant.
  public static func named(_ name: String) throws -> AttributeType {
    let description = AttributeDescription(name)
    if isName(name), let type = schema.attributeType(description) { return type }
    if let definition = schema.objectClass(name) {
      let attributes = (definition.required + definition.allowed).map(\.rawValue)
      throw CommandFailure(
        .usage, "\(definition.name) is an object class, not an attribute",
        details: attributes.isEmpty ? [] : ["its attributes: \(attributes.joined(separator: ", "))"]
      )
    }
    if let key = PPSKey(inAnyCase: name) {
      if key == .keys {
        throw CommandFailure(
          .usage, "\(key.rawValue) is no attribute, but a \(GLUE1.serviceDataKey)",
          details: [
            "try: ppsquery values \(GLUE1.serviceDataValue) --filter '(\(GLUE1.serviceDataKey)=\(key.rawValue))'"
          ])
      }
      throw CommandFailure(
        .usage, "\(key.rawValue) is no attribute, but a key within GLUE2EntityOtherInfo",
        details: [
          "try: ppsquery values GLUE2EntityOtherInfo --filter '(GLUE2EntityOtherInfo=\(key.rawValue)=*)' "
            + "| grep '^\(key.rawValue)='"
        ])
    }
    throw unknown(name)
  }

  static func unknown(_ name: String) -> CommandFailure {
    let near = Suggestions.names(for: name, among: names)
    return CommandFailure(
      .usage, "there is no attribute '\(name)' in GLUE 1.3, in GLUE 2.0 or among our own keys",
      details: near.isEmpty ? [] : ["did you mean: \(near.joined(separator: ", "))?"])
  }

  /// All names there are, ours too.
  public static var names: [String] {
    schema.attributeTypes.map(\.name).filter { $0.lowercased().hasPrefix("glue") }
      + PPSKey.allCases.map(\.rawValue)
  }

  private static func isName(_ name: String) -> Bool { !name.utf8.contains(UInt8(ascii: ";")) }
}

extension AttributeExplanation {
  /// - Throws: ``CommandFailure`` when there is neither an attribute nor a key of that name.
  public init(named name: String) throws {
    if let key = PPSKey(inAnyCase: name) {
      self.init(key)
    } else {
      self.init(try GLUEAttribute.named(name), in: GLUEAttribute.schema)
    }
  }
}

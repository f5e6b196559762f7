internal import GLUE
public import Infosys
public import LDAPTypes

/// What there is to say of an attribute of the information system, or of one of our own keys.
public struct AttributeExplanation: Encodable {
  /// A class whose entries may have the attribute.
  struct ClassUse: Encodable {
    let name: String
    let required: Bool
  }

  let name: String
  let schema: String
  /// nil when no more is known than the schema says.
  let meaning: String?
  let unit: String?
  let singleValued: Bool
  let syntax: String?
  let equality: String?
  let classes: [ClassUse]
  let publishedBy: [String]
  let readBy: [String]
  /// Where one of our own keys stands.
  let place: String?

  /// - Parameter type: Of a schema's attribute.
  public init(_ type: AttributeType, in schema: Schema) {
    let facts = AttributeFacts[AttributeDescription(type.name)]
    name = type.name
    self.schema =
      type.name.hasPrefix("GLUE2") ? "GLUE 2.0" : type.name.hasPrefix("Glue") ? "GLUE 1.3" : "core"
    meaning = facts?.meaning
    unit = facts?.unit
    singleValued = type.isSingleValued
    syntax = Self.syntaxes[type.syntax] ?? type.syntax
    equality = type.equality?.rawValue
    let description = AttributeDescription(type.name)
    classes = schema.objectClasses.compactMap { definition in
      let isRequired = definition.required.contains(description)
      guard isRequired || definition.allowed.contains(description) else { return nil }
      return ClassUse(name: definition.name, required: isRequired)
    }
    let publishers = [
      facts?.publisher.words,
      facts?.isPublishedByUs == true && facts?.publisher == .tags || facts?.publisher == .pps
        ? nil : facts?.isPublishedByUs == true ? "pps gip, for previews and pilots" : nil,
    ]
    publishedBy = publishers.compactMap(\.self)
    readBy = facts?.readers.map(\.name) ?? []
    place = nil
  }

  public init(_ key: PPSKey) {
    name = key.rawValue
    schema = "pps"
    meaning = key.meaning
    unit = nil
    singleValued = !key.isMultiValued
    syntax = "text"
    equality = nil
    classes = []
    publishedBy = ["pps gip"]
    readBy = ["ppsquery", "ppsjdl"]
    let inGLUE1 = "a GlueServiceDataKey with its GlueServiceDataValue"
    let inGLUE2 = "\(key.rawValue)=VALUE in GLUE2EntityOtherInfo"
    place =
      key == .keys
      ? "of a pilot, \(inGLUE1)" : inGLUE2 + (key.isOfPilots ? "; of a pilot, \(inGLUE1) too" : "")
  }

  /// Lines for people: a word each, and what there is to say.
  ///
  /// - Parameter terminalWidth: Where lines are wrapped; nil for nowhere.
  public func text(width terminalWidth: Int? = nil) -> String {
    var lines: [(String, String)] = []
    let nothing = "no more is known here than the schema says"
    lines.append(("meaning", meaning ?? nothing))
    if let unit { lines.append(("unit", unit)) }
    let rule = equality.map { ", compared by \($0)" } ?? ""
    lines.append(
      ("values", (singleValued ? "one" : "many") + (syntax.map { ", \($0)" } ?? "") + rule))
    if let place { lines.append(("stands as", place)) }
    if !classes.isEmpty {
      let uses = classes.map { $0.name + ($0.required ? " (must have it)" : "") }
      lines.append(("classes", uses.joined(separator: ", ")))
    }
    lines.append(("schema", schema == "pps" ? "our own" : schema))
    if !publishedBy.isEmpty {
      lines.append(("published by", publishedBy.joined(separator: "; ")))
    }
    if meaning != nil {
      lines.append(
        ("read by", readBy.isEmpty ? "none of our tools" : readBy.joined(separator: ", ")))
    }
    let width = 14
    let room = terminalWidth.map { max($0 - width - 2, width) } ?? .max
    return
      ([name]
      + lines.flatMap { word, words in
        TextWidth.wrapped(words, width: room).enumerated().map { index, line in
          let left = index == 0 ? word : ""
          return "  " + left + String(repeating: " ", count: width - left.utf8.count) + line
        }
      }).map { $0 + "\n" }.joined()
  }

  /// The syntaxes of the BDII's schemas (RFC 4517 section 3.3), in words.
  private static let syntaxes: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      (7, "TRUE or FALSE"), (12, "a distinguished name"), (15, "text in UTF-8"),
      (24, "a time"), (26, "text in ASCII"), (27, "an integer"), (36, "digits"),
      (38, "an object identifier"), (40, "bytes"), (50, "a telephone number"),
    ].map { ("1.3.6.1.4.1.1466.115.121.1.\($0)", $1) })
}

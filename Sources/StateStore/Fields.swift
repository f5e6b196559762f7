internal import Files
internal import Rollout
internal import Yams

/// The fields of a YAML mapping, each read once; what is left over in the end was misspelled.
struct Fields {
  let file: String
  private let mapping: Node.Mapping
  private var read: Set<String> = []

  /// Reads a whole file that holds one mapping.
  ///
  /// - Parameter isTrusted: Whether it is of the site's own hand, which may use all of YAML.
  init(_ text: String, file: String, isTrusted: Bool = false) throws(FileError) {
    if !isTrusted, let objection = YAMLShape.objection(to: text, file: file) { throw objection }
    let node: Node?
    do {
      // What looks like a number is text as well.
      node = try Yams.compose(yaml: text, .basic)
    } catch {
      throw (error as? YamlError).map { FileError($0, in: file) }
        ?? FileError(.content, file, "cannot be read as YAML")
    }
    guard let mapping = node?.mapping else {
      throw FileError(.content, file, "must be a mapping, 'KEY: VALUE' on each line")
    }
    try self.init(mapping, file: file)
  }

  private init(_ mapping: Node.Mapping, file: String) throws(FileError) {
    self.file = file
    self.mapping = mapping
    for (key, _) in mapping where key.scalar == nil {
      throw Self.error(file, key, "a key must be a word")
    }
  }

  private static func error(_ file: String, _ node: Node?, _ message: String) -> FileError {
    FileError(.content, file, line: node?.mark?.line, column: node?.mark?.column, message)
  }

  /// Why a field is wrong, and where.
  func error(_ key: String, _ message: String) -> FileError {
    Self.error(file, mapping[key], "\(key): \(message)")
  }

  private mutating func node(_ key: String) -> Node? {
    read.insert(key)
    guard let node = mapping[key] else { return nil }
    // A key without a value is a key that is not there.
    if let scalar = node.scalar, scalar.string.isEmpty, scalar.style == .plain { return nil }
    return node
  }

  mutating func string(_ key: String) throws(FileError) -> String? {
    guard let node = node(key) else { return nil }
    guard let scalar = node.scalar else { throw error(key, "must be one value") }
    return scalar.string
  }

  mutating func required(_ key: String) throws(FileError) -> String {
    try require(key, string(key))
  }

  /// What a key that must be there says.
  func require<Value>(_ key: String, _ value: Value?) throws(FileError) -> Value {
    guard let value else { throw FileError(.content, file, "\(key) is missing") }
    return value
  }

  mutating func strings(_ key: String) throws(FileError) -> [String] {
    guard let node = node(key) else { return [] }
    guard let sequence = node.sequence else { throw error(key, "must be a list, [A, B]") }
    var values: [String] = []
    for element in sequence {
      guard let scalar = element.scalar else {
        throw Self.error(file, element, "\(key): must be a list of single values")
      }
      values.append(scalar.string)
    }
    return values
  }

  mutating func fields(_ key: String) throws(FileError) -> Fields? {
    guard let node = node(key) else { return nil }
    guard let mapping = node.mapping else {
      throw error(key, "must be a mapping, {KEY: VALUE, …}")
    }
    return try Fields(mapping, file: file)
  }

  mutating func list(_ key: String) throws(FileError) -> [Fields] {
    guard let node = node(key) else { return [] }
    guard let sequence = node.sequence else { throw error(key, "must be a list of mappings") }
    var all: [Fields] = []
    for element in sequence {
      guard let mapping = element.mapping else {
        throw Self.error(file, element, "\(key): must be a list of mappings")
      }
      all.append(try Fields(mapping, file: file))
    }
    return all
  }

  /// A value out of a closed list.
  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Value.Type
  ) throws(FileError) -> Value? where Value.RawValue == String {
    guard let text = try string(key) else { return nil }
    guard let value = Value(rawValue: text) else {
      let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(key, "\(quoted(text)) is not one of \(all)")
    }
    return value
  }

  mutating func flag(_ key: String) throws(FileError) -> Bool? {
    guard let text = try string(key) else { return nil }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw error(key, "\(quoted(text)) is neither true nor false")
    }
  }

  mutating func timestamp(_ key: String) throws(FileError) -> Timestamp? {
    try parsed(key, Timestamp.init(parsing:))
  }

  /// Until when something is wanted: a day counts to its end.
  mutating func deadline(_ key: String) throws(FileError) -> Timestamp? {
    try parsed(key, Timestamp.init(parsingDeadline:))
  }

  mutating func packageVersion(_ key: String) throws(FileError) -> PackageVersion? {
    try parsed(key, PackageVersion.init(parsing:))
  }

  private mutating func parsed<Value>(
    _ key: String, _ parse: (String) throws -> Value
  ) throws(FileError) -> Value? {
    guard let text = try string(key) else { return nil }
    do {
      return try parse(text)
    } catch {
      throw self.error(key, "\(error)")
    }
  }

  /// The version of the file's format, which must be 1.
  mutating func requireFormat() throws(FileError) {
    let format = try required("format")
    guard format == "1" else {
      throw error(
        "format", "\(quoted(format)) is not 1; the file is of another version of this software")
    }
  }

  /// Refuses keys that nothing has asked for.
  func end() throws(FileError) {
    for (key, _) in mapping {
      if let name = key.string, !read.contains(name) {
        throw Self.error(
          file, key,
          "there is no \(quoted(name)) here; known are \(read.sorted().joined(separator: ", "))")
      }
    }
  }

  /// Refuses what the domain refuses, at the line of the field.
  func refuse(_ violations: [Violation]) throws(FileError) {
    guard let violation = violations.first else { return }
    let key = String(violation.field.prefix { $0 != "." })
    throw Self.error(file, mapping[key], violation.description)
  }
}

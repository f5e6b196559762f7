internal import Yams

extension Node {
  /// Text that every YAML reader takes for text, also where it looks like a number or a time.
  static func text(_ value: String) -> Node {
    let needsQuotes =
      value.utf8.allSatisfy { (0x30...0x39).contains($0) || ".:-TZe_".utf8.contains($0) }
      || ["true", "false", "yes", "no", "on", "off", "null", "~", "y", "n"].contains(
        value.lowercased())
    return Node(value, .implicit, needsQuotes ? .doubleQuoted : .any)
  }

  static func list(_ values: [String]) -> Node {
    Node(values.map(Node.text), .implicit, .flow)
  }

  /// A mapping of the fields that are there, in the order given.
  static func fields(
    _ pairs: [(String, Node?)], style: Node.Mapping.Style = .any
  ) -> Node {
    Node(pairs.compactMap { key, value in value.map { (Node(key), $0) } }, .implicit, style)
  }

  /// The text of a file that holds one record.
  static func record(_ pairs: [(String, Node?)]) throws -> String {
    try fields(pairs).record()
  }

  /// The text of a file that holds it alone.
  func record() throws -> String {
    try Yams.serialize(node: self, width: -1, sortKeys: false)
  }
}

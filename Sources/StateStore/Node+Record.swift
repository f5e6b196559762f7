internal import Yams

extension Node {
  /// Text that every YAML reader takes for text, also where it looks like a number or a time. No version of
  /// YAML takes what begins with a letter or a slash for anything else, but for a few words.
  static func text(_ value: String) -> Node {
    let beginsPlain = value.utf8.first.map { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2F }
    let isWord = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(
      value.lowercased())
    return Node(value, .implicit, beginsPlain == true && !isWord ? .any : .doubleQuoted)
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

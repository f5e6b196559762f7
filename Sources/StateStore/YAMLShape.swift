internal import CYaml
internal import Files

/// The shape of a YAML file that anybody may have written, looked at before Yams reads it.
///
/// Yams compares the keys of a mapping with all that is in them: a few lines with lists for keys, in one another
/// or behind aliases, keep it busy for hours. No file of ours has any.
enum YAMLShape {
  /// How deep lists and mappings may stand in one another; a pending change has five.
  private static let deepest = 10

  /// Why a text is not to be read; nil when it may be, or is no YAML, which Yams tells of.
  static func objection(to text: String, file: String) -> FileError? {
    var parser = unsafe yaml_parser_t()
    guard unsafe yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { unsafe yaml_parser_delete(&parser) }
    unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    var text = text
    return text.withUTF8 {
      unsafe yaml_parser_set_input_string(&parser, $0.baseAddress, $0.count)
      return unsafe objection(to: &parser, file)
    }
  }

  private static func objection(to parser: inout yaml_parser_t, _ file: String) -> FileError? {
    /// The lists and mappings that are open, and how many nodes each has so far.
    var open: [(isMapping: Bool, nodes: Int)] = []
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(&parser, &event) == 1 else { return nil }
      defer { unsafe yaml_event_delete(&event) }
      let reason: String?
      switch unsafe event.type {
      case YAML_STREAM_END_EVENT: return nil
      case YAML_ALIAS_EVENT: reason = "is an alias; write what it stands for"
      case YAML_SCALAR_EVENT, YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
        let isScalar = unsafe event.type == YAML_SCALAR_EVENT
        let isKey = open.last.map { $0.isMapping && $0.nodes.isMultiple(of: 2) } ?? false
        if !open.isEmpty { open[open.count - 1].nodes += 1 }
        if !isScalar { open.append((unsafe event.type == YAML_MAPPING_START_EVENT, 0)) }
        reason =
          isKey && !isScalar
          ? "a key must be a word" : open.count > deepest ? "stands too deep in others" : nil
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        open.removeLast()
        reason = nil
      default: reason = nil
      }
      if let reason {
        let mark = unsafe event.start_mark
        return FileError(
          .content, file, line: Int(mark.line) + 1, column: Int(mark.column) + 1, reason)
      }
    }
  }
}

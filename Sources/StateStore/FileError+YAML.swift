internal import Files
internal import Rollout
internal import Yams

extension FileError {
  /// Why a file is no YAML, and where, without what stands there.
  init(_ error: YamlError, in file: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = [context?.text, problem].compactMap(\.self).joined(separator: ": ")
      self.init(.content, file, line: mark.line, column: mark.column, words)
    case .reader(let problem, let offset?, _, let yaml):
      let lines = yaml.prefix(offset).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      self.init(
        .content, file, line: lines.count, column: lines[lines.count - 1].unicodeScalars.count + 1,
        problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      self.init(
        .content, file, line: context.mark.line, column: context.mark.column,
        "\(quoted(duplicates.first ?? "")) is there twice")
    default:
      self.init(.content, file, "cannot be read as YAML")
    }
  }
}

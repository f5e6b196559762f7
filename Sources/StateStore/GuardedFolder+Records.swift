internal import Files

extension GuardedFolder {
  /// Reads the files of a kind in the order of their names. One that is gone since is passed over.
  ///
  /// - Parameters:
  ///   - suffix: How their names end.
  ///   - what: What they are, for messages.
  ///   - limit: The most that one may have, in **bytes**.
  ///   - budget: The most that they may have together, in **bytes**; what is beyond it is refused, file by file.
  ///   - most: How many are read.
  /// - Returns: Why files were left out, with what `read` throws.
  func readAll(
    _ suffix: String, _ what: String, limit: Int, budget: Int, most: Int,
    _ read: (_ text: String, _ name: String) throws(FileError) -> Void
  ) throws(FileError) -> [FileError] {
    let names = try names().filter { $0.hasSuffix(suffix) }
    var problems: [FileError] = []
    if names.count > most {
      problems.append(
        FileError(.refused, path, "holds \(names.count) \(what); only the first \(most) count"))
    }
    var budget = budget
    for name in names.prefix(most) {
      do throws(FileError) {
        guard let text = try self.read(name, limit: limit) else { continue }
        guard text.utf8.count <= budget else {
          throw FileError(
            .refused, "\(path)/\(name)",
            "is refused: the folder holds too much; remove what is not needed")
        }
        budget -= text.utf8.count
        try read(text, name)
      } catch {
        problems.append(error)
      }
    }
    return problems
  }
}

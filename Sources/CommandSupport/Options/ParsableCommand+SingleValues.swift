internal import ArgumentParser
internal import FoundationEssentials

extension ParsableCommand {
  /// Refuses an option of one value that is given twice: the parser keeps the last, and who names two is to
  /// know that.
  ///
  /// - Parameter arguments: What the user wrote, without the program's name.
  static func requireSingleValues(in arguments: [String]) throws {
    var seen: Set<String> = []
    let repeated = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
      .map { String($0.prefix { $0 != "=" }) }.filter { !seen.insert($0).inserted }
      .filter { !SourceOptions.repeatable.contains($0) }
    // What the parser knows takes as long to make as a small question.
    if repeated.isEmpty { return }
    let known = try JSONDecoder().decode(KnownOptions.self, from: Data(_dumpHelp().utf8))
    if let option = repeated.first(where: known.isSingle) {
      throw ValidationError("\(option) is for one value, and is given twice.")
    }
  }
}

/// What the parser tells of a command's options.
private struct KnownOptions: Decodable {
  struct Command: Decodable {
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      let name: String
    }

    let kind: String
    let isRepeating: Bool
    let names: [Name]?
  }

  let command: Command

  /// Whether it is an option, spelled `--name`, that has one value.
  func isSingle(_ option: String) -> Bool {
    (command.arguments ?? []).contains { argument in
      argument.kind == "option" && !argument.isRepeating
        && (argument.names ?? []).contains { "--\($0.name)" == option }
    }
  }
}

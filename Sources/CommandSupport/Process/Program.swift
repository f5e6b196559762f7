public import ArgumentParser
internal import Glibc
internal import Infosys
internal import Rollout
internal import SystemPackage

/// A command-line tool whose failures are told in one form.
public protocol Program: ParsableCommand {
  /// What tells the tool's own version, where it stands alone.
  static var versionFlags: [String] { get }
  /// What is to be said of an option that the tool does not have, and another one of ours has.
  static var foreignOptions: [String: String] { get }
}

extension Program {
  // Its long name is that of a release's version, where a tool is about those.
  public static var versionFlags: [String] { ["-V"] }
  public static var foreignOptions: [String: String] { [:] }

  /// Runs the tool and ends the process.
  ///
  /// - Parameter fail: What is done before, when it failed.
  public static func runAndExit(onFailure fail: () -> Void = {}) -> Never {
    StandardDescriptors.occupy()
    // A reader that leaves makes a write fail instead of killing the process.
    PipeSignal.ignore()
    let diagnostics = Diagnostics(program: _commandName)
    // Swift finds them in /proc.
    guard !CommandLine.arguments.isEmpty else {
      fail()
      diagnostics.error("its arguments cannot be read: /proc is not mounted")
      Glibc.exit(ExitCode.io.rawValue)
    }
    if CommandLine.arguments.count == 2, versionFlags.contains(CommandLine.arguments[1]) {
      Glibc.exit(tell("\(diagnostics.program) \(softwareVersion)", diagnostics).rawValue)
    }
    // Help alone needs no parsing, and is made in half the time without.
    if let command = commandAskedForHelp {
      Glibc.exit(tell(helpMessage(for: command), diagnostics).rawValue)
    }
    do {
      var command = try parseAsRoot()
      do {
        try type(of: command).requireSingleValues(in: Array(CommandLine.arguments.dropFirst()))
        try command.run()
      } catch let error as ValidationError {
        fail()
        refuse(error.message, calling: type(of: command))
      } catch is CleanExit where !type(of: command).configuration.subcommands.isEmpty {
        fail()
        refuse(groupMessage(type(of: command)), calling: type(of: command))
      }
      Glibc.exit(ExitCode.success.rawValue)
    } catch let failure as CommandFailure {
      fail()
      diagnostics.error(failure.message, details: failure.details)
      Glibc.exit(failure.exitCode.rawValue)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch let violation as Violation {
      fail()
      diagnostics.error("\(violation)")
      Glibc.exit(ExitCode.badData.rawValue)
    } catch {
      // To be asked for the status, the parser makes all of the text again: help is known without.
      let text = fullMessage(for: error)
      guard text.hasPrefix("OVERVIEW: ") || exitCode(for: error).isSuccess else {
        fail()
        // What is not the parser's own is a mistake of ours, and not that nothing was found.
        let status = exitCode(for: error)
        guard status == .validationFailure else {
          diagnostics.error(
            "\(error)", details: ["this is a defect of the program; please report it"])
          Glibc.exit(ExitCode.defect.rawValue)
        }
        _ = try? Output.write(text + "\n", to: .standardError)
        if let near = nearSubcommand { diagnostics.note("did you mean '\(near)'?") }
        for word in CommandLine.arguments.dropFirst().prefix(while: { $0 != "--" }) {
          if let hint = foreignOptions[String(word.prefix { $0 != "=" })] { diagnostics.note(hint) }
        }
        Glibc.exit(status.rawValue)
      }
      Glibc.exit(tell(text, diagnostics).rawValue)
    }
  }

  /// The command whose help is asked for, and nothing else; nil otherwise.
  private static var commandAskedForHelp: (any ParsableCommand.Type)? {
    var words = CommandLine.arguments.dropFirst()
    guard let last = words.popLast(), ["-h", "--help"].contains(last) else { return nil }
    var command: any ParsableCommand.Type = Self.self
    for word in words {
      guard let next = command.configuration.subcommands.first(where: { $0._commandName == word })
      else { return nil }
      command = next
    }
    return command
  }

  /// The command that the first word which names none may have been meant to be; nil when it is like none.
  private static var nearSubcommand: String? {
    var command: any ParsableCommand.Type = Self.self
    for word in CommandLine.arguments.dropFirst() where !word.hasPrefix("-") {
      let below = command.configuration.subcommands.map { (name: $0._commandName, type: $0) }
      guard let next = below.first(where: { $0.name == word }) else {
        return Suggestions.names(for: word, among: below.map(\.name)).first
      }
      command = next.type
    }
    return nil
  }

  /// Says what is wrong with how a command was called, and how it is called. The parser does so while it
  /// parses; what a command refuses when it runs it would tell with the usage of the program.
  private static func refuse(_ message: String, calling command: any ParsableCommand.Type) -> Never
  {
    let usage = usageString(for: command).split(separator: "\n").joined(separator: "\n       ")
    let text = """
      Error: \(message)
      Usage: \(usage)
        See '\(name(of: command)) --help' for more information.

      """
    _ = try? Output.write(text, to: .standardError)
    Glibc.exit(ExitCode.usage.rawValue)
  }

  /// What is wrong with calling what only has commands below it.
  private static func groupMessage(_ group: any ParsableCommand.Type) -> String {
    let names = group.configuration.subcommands.map { $0._commandName }
    return "'\(name(of: group))' needs one of its subcommands: \(names.joined(separator: ", "))."
  }

  /// A command's name as users call it: `pps pilot open`.
  private static func name(of command: any ParsableCommand.Type) -> String {
    func path(_ root: any ParsableCommand.Type) -> [String]? {
      if root == command { return [root._commandName] }
      let below = root.configuration.subcommands.lazy.compactMap(path).first
      return below.map { [root._commandName] + $0 }
    }
    return (path(self) ?? [_commandName]).joined(separator: " ")
  }

  /// Prints what the user asked the parser for, such as help: the parser itself does not see when that
  /// cannot be written.
  private static func tell(_ text: String, _ diagnostics: Diagnostics) -> ExitCode {
    do throws(CommandFailure) {
      if !text.isEmpty { try Output.write(text + "\n") }
      return .success
    } catch {
      diagnostics.error(error.message, details: error.details)
      return error.exitCode
    }
  }
}

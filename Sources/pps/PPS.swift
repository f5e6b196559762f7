import ArgumentParser
import CommandSupport
import Infosys

/// The site's tool.
@main
struct PPS: Program {
  static let configuration = CommandConfiguration(
    commandName: "pps",
    abstract: "Keep a site's previews and pilots, and publish them into the information system.",
    discussion: ExitCode.discussion,
    version: softwareVersion,
    subcommands: [
      PreviewCommands.self, PilotCommands.self, ListCommand.self, GIPCommands.self,
      TagsCommands.self, CheckCommand.self, DoctorCommand.self,
      ReleaseCommands.self, InstallCommand.self, RollbackCommand.self, UninstallCommand.self,
    ])

  static func main() { runAndExit() }
}

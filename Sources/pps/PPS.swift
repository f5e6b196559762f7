import ArgumentParser
import CommandSupport
import StateStore

/// The site's tool.
@main
struct PPS: Program {
  static let configuration = CommandConfiguration(
    commandName: "pps",
    abstract: "Keep a site's previews and pilots, and publish them into the information system.",
    discussion: """
      The site's configuration, by custom \(SiteConfiguration.defaultFile), says which site this is, and where \
      previews are installed:

        site: EXAMPLE-SITE                     # GlueSiteUniqueID, GLUE2DomainID
        host: ce.example.org                   # stands in the IDs of our entries
        contact: mailto:pps@site.example.org   # whom users ask
        resource_bdii: ldap://localhost:2170   # it runs 'pps gip'; none: never asked
        subclusters:
          - id: ce.example.org                 # GlueSubClusterUniqueID
            cluster: ce.example.org            # GlueClusterUniqueID
            glue2:                             # where GLUE 2.0 has it too
              service: ce.example.org_ComputingElement
              manager: ce.example.org_ComputingElement_Manager
              resource: ce.example.org

      -V or --version, alone, tells the version of pps itself.


      """ + ExitCode.discussion,
    subcommands: [
      PreviewCommands.self, PilotCommands.self, ListCommand.self, GIPCommands.self,
      TagsCommands.self, CheckCommand.self, DoctorCommand.self,
      ReleaseCommands.self, InstallCommand.self, RollbackCommand.self, UninstallCommand.self,
    ])

  static let versionFlags = ["-V", "--version"]
  static let foreignOptions = [
    "--version": "a release is named by --working-version or --package-version; --version alone "
      + "tells that of pps"
  ]

  static func main() { runAndExit() }
}

let diagnostics = Diagnostics(program: "pps")

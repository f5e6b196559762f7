import ArgumentParser
import CommandSupport
import Infosys
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


      """ + ExitCode.discussion,
    version: softwareVersion,
    subcommands: [
      PreviewCommands.self, PilotCommands.self, ListCommand.self, GIPCommands.self,
      TagsCommands.self, CheckCommand.self, DoctorCommand.self,
      ReleaseCommands.self, InstallCommand.self, RollbackCommand.self, UninstallCommand.self,
    ])

  static func main() { runAndExit() }
}

import ArgumentParser
import CommandSupport
import Infosys

/// Whether contacts are told instead of offers, and which.
struct ContactOptions: ParsableArguments {
  @Flag(help: "Tell whom to ask: the contacts of the releases and of their sites.")
  var contacts = false

  @Option(help: "Only contacts of this role; repeat it for more.")
  var role: [Contact.Role] = []

  var areWanted: Bool { contacts || !role.isEmpty }
}

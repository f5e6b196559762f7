public import ArgumentParser
public import Infosys
public import Rollout

extension UpgradeClass: WordArgument {}
extension Pilot.ServingState: WordArgument {}
extension Offer.Kind: WordArgument {}
extension Contact.Role: WordArgument {}
extension UpgradeFacts.Rollback: WordArgument {}

extension Timestamp: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension PackageVersion: ExpressibleByArgument {
  public init?(argument: String) {
    guard let version = try? PackageVersion(parsing: argument) else { return nil }
    self = version
  }
}

public import ArgumentParser
public import Infosys
public import Rollout

extension UpgradeClass: ExpressibleByArgument {}
extension Pilot.ServingState: ExpressibleByArgument {}
extension Offer.Kind: ExpressibleByArgument {}
extension Contact.Role: ExpressibleByArgument {}
extension UpgradeFacts.Rollback: ExpressibleByArgument {}

extension Timestamp: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension PackageVersion: ExpressibleByArgument {
  public init?(argument: String) {
    guard let version = try? PackageVersion(parsing: argument) else { return nil }
    self = version
  }
}

import ArgumentParser
import CommandSupport
import Rollout

/// The class of an upgrade, as an option takes it: one of those that there are of a client, or of a service.
protocol UpgradeClassArgument: WordArgument {
  static var choices: [UpgradeClass] { get }
  var upgradeClass: UpgradeClass { get }
  init(_ upgradeClass: UpgradeClass)
}

extension UpgradeClassArgument {
  static var allCases: [Self] { choices.map(Self.init) }
  var rawValue: String { upgradeClass.rawValue }

  init?(rawValue: String) {
    guard let choice = Self.choices.first(where: { $0.rawValue == rawValue }) else { return nil }
    self.init(choice)
  }
}

struct ClientUpgradeClass: UpgradeClassArgument {
  static let choices = UpgradeClass.ofClients
  let upgradeClass: UpgradeClass

  init(_ upgradeClass: UpgradeClass) { self.upgradeClass = upgradeClass }
}

struct ServiceUpgradeClass: UpgradeClassArgument {
  static let choices = UpgradeClass.ofServices
  let upgradeClass: UpgradeClass

  init(_ upgradeClass: UpgradeClass) { self.upgradeClass = upgradeClass }
}

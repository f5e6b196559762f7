internal import ArgumentParser
public import Infosys
public import Rollout

extension Pilot.ServingState: WordArgument {}
extension Offer.Kind: WordArgument {}
extension Contact.Role: WordArgument {}
extension UpgradeFacts.Rollback: WordArgument {}

import CommandSupport
import Infosys
import Rollout
import StateStore

extension StateOptions {
  /// What turns the state into entries, as 'pps gip' does it now.
  func publisher(
    _ configuration: SiteConfiguration, _ store: StateStore, _ contents: StateStore.Contents
  ) throws -> Publisher {
    var publisher = Publisher(site: configuration.site, now: .now)
    publisher.vos = contents.vos + configuration.tenants.keys
    publisher.tagFileSubclusters = Set(TagKeeper(try tagDecision(store))?.subclusters ?? [])
    return publisher
  }
}

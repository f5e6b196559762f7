import Infosys
import LDAPClient
import Rollout
import StateStore

extension SiteConfiguration {
  /// What the resource BDII publishes; nil where the configuration says that it is never asked.
  ///
  /// - Throws: What keeps it from answering within some seconds.
  func surroundings(_ previews: [Preview], _ pilots: [Pilot]) throws -> Surroundings? {
    try resourceAnswer(previews, pilots).map {
      Surroundings(of: site, previews: previews, pilots: pilots, in: $0)
    }
  }

  /// The same as it answers, so that it can be kept.
  ///
  /// - Parameter limit: The longest that it may take.
  func resourceAnswer(
    _ previews: [Preview], _ pilots: [Pilot], within limit: Duration = .seconds(5)
  ) throws -> ResourceAnswer? {
    guard let resourceBDII else { return nil }
    let directory = LDAPDirectory(
      servers: [try LDAPServer(parsing: resourceBDII)],
      configuration: .init(networkTimeout: .seconds(2), operationTimeout: limit))
    directory.deadline = Deadline(after: limit)
    return try ResourceAnswer(
      about: site, previews: previews, pilots: pilots, askedOf: directory)
  }
}

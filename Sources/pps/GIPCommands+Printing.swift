import ArgumentParser
import CommandSupport
import Infosys
import LDIF
import Rollout
import StateStore

extension GIPCommands {
  struct Provider: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the entries that are wholly ours, as LDIF for a GIP provider.")

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      let answer = GIPAnswer("provider", answer)
      try answer.give {
        let publication = try GIPCommands.publication(state, answer.log)
        for problem in publication.problems { answer.log.warning(problem.description) }
        return publication.entries.map { .content($0) }
      }
    }
  }

  struct Plugin: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what is added to other people's entries, as LDIF for a GIP plugin.")

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      let answer = GIPAnswer("plugin", answer)
      // The provider has told of the problems.
      try answer.give {
        try GIPCommands.publication(state, answer.log).marks.map {
          .change(.modify($0.dn, $0.modifications))
        }
      }
    }
  }

  /// What is to be published now.
  private static func publication(
    _ state: StateOptions, _ log: Diagnostics
  ) throws -> Publication {
    let configuration = try state.siteConfiguration()
    let store = StateStore(directory: state.stateDirectory, tenants: configuration.tenants)
    try state.requireDirectory()
    let contents = store.contents()
    for problem in contents.problems { log.warning(problem.description) }
    guard contents.isReadable else {
      throw CommandFailure(.io, "\(store.directory): the state cannot be read")
    }
    guard !contents.previews.isEmpty || !contents.pilots.isEmpty else { return Publication() }
    let publisher = try state.publisher(configuration, store, contents)
    return publisher.publication(
      previews: contents.previews, pilots: contents.pilots,
      surroundings: surroundings(configuration, contents, log))
  }

  /// What the resource BDII publishes; nil, and a warning, when it does not answer.
  private static func surroundings(
    _ configuration: SiteConfiguration, _ contents: StateStore.Contents, _ log: Diagnostics
  ) -> Surroundings? {
    do {
      return try configuration.surroundings(contents.previews, contents.pilots)
    } catch let empty as Surroundings.Empty {
      // It has just started; the next run finds something.
      log.note("the IDs are taken as configured: \(empty)")
      return nil
    } catch {
      log.warning(
        "the resource BDII did not answer; the IDs are taken as configured",
        details: ["\(error)"])
      return nil
    }
  }
}

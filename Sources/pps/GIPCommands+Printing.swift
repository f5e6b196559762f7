import ArgumentParser
import CommandSupport
import Files
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
      let answer = GIPAnswer(.provider, answer)
      try answer.give {
        let (publication, resource) = try GIPCommands.publication(state, answer) {
          answer.log.warning($0)
        }
        return (publication.entries.map { .content($0) }, resource)
      }
    }
  }

  struct Plugin: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what is added to other people's entries, as LDIF for a GIP plugin.")

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      let answer = GIPAnswer(.plugin, answer)
      try answer.give {
        // The provider has told of the problems.
        let (publication, resource) = try GIPCommands.publication(state, answer) { _ in }
        return (publication.marks.map { .change(.modify($0.dn, $0.modifications)) }, resource)
      }
    }
  }

  /// What is to be published now, and the resource BDII's answer that it was made with.
  ///
  /// - Parameter tell: What is done with the words for each record, or part of one, that is not published.
  private static func publication(
    _ state: StateOptions, _ answer: GIPAnswer, tell: (String) -> Void
  ) throws -> (Publication, ResourceAnswer?) {
    let configuration = try state.siteConfiguration()
    let store = StateStore(directory: state.stateDirectory, tenants: configuration.tenants)
    try state.requireDirectory()
    let contents = store.contents()
    guard !contents.isCut else {
      throw CommandFailure(
        .io, "\(store.directory): the state cannot be read",
        details: contents.problems.map(\.description))
    }
    for problem in contents.problems { tell(problem.description) }
    let (previews, pilots) = (contents.previews, contents.pilots)
    guard !previews.isEmpty || !pilots.isEmpty else { return (Publication(), nil) }
    let publisher = try state.publisher(configuration, store, contents)
    let resource = answer.ofResourceBDII {
      try configuration.resourceAnswer(previews, pilots, within: answer.patience)
    }
    let surroundings = resource.map {
      Surroundings(of: configuration.site, previews: previews, pilots: pilots, in: $0)
    }
    let publication = publisher.publication(
      previews: previews, pilots: pilots, surroundings: surroundings)
    for problem in publication.problems { tell(problem.description) }
    return (publication, resource)
  }
}

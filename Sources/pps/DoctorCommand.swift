import ArgumentParser
import Checks
import CommandSupport
import Files
import Infosys
import LDAPTypes
import Rollout
import StateStore

/// `pps doctor`
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Find out at which BDII an offer is lost, and why.",
    discussion: """
      Walks the way of each stored preview and pilot: what 'pps gip' would print now, the resource \
      BDII, the site BDII, the top-level BDII. The resource BDII is that of the configuration, the \
      top-level one that of --bdii or LCG_GFAL_INFOSYS; the site BDII must be named. A step that is \
      not named is left out. A file has no way: --ldif is not for it.

      The exit status is 1 when an offer is lost somewhere (with --strict, or there is a warning), \
      69 when no BDII answered, 75 when one did not. With --nagios it is 0, 1, 2 or 3 as monitoring \
      plugins have it.
      """)

  @OptionGroup var report: ReportOptions

  @Option(
    name: [.customLong("resource")],
    help: ArgumentHelp(
      "The resource BDII; else that of the configuration.", valueName: "server"))
  var resource: String?

  @Option(
    name: [.customLong("site-bdii")], help: ArgumentHelp("The site BDII.", valueName: "server"))
  var siteBDII: String?

  @Option(
    name: [.customLong("top")],
    help: ArgumentHelp(
      "The top-level BDII; else --bdii, else $LCG_GFAL_INFOSYS.", valueName: "server"))
  var top: String?

  @Option(
    help: ArgumentHelp(
      """
      The folder with the resource BDII's provider/ and plugin/; else /var/lib/bdii/gip, where \
      that exists.
      """, valueName: "dir"), completion: .directory)
  var gipDir: String?

  @Option(
    help: ArgumentHelp(
      """
      How far a BDII may be behind the one below before it counts as stalled: 90 or 90s, 10m, 2h, 1d. \
      Else 15m.
      """, valueName: "time"), transform: { try TimeLimit(parsing: $0, in: 0...TimeLimit.longest) })
  var patience = TimeLimit(seconds: 900)

  @OptionGroup var source: SourceOptions
  @OptionGroup var state: StateOptions

  func validate() throws {
    if !source.ldif.isEmpty { throw ValidationError("--ldif is not for the doctor.") }
    if top != nil && (!source.bdii.isEmpty || source.any) {
      throw ValidationError("--top names the top-level BDII: --bdii and --any name others.")
    }
  }

  func run() throws {
    try report.perform(title: "PPS DOCTOR") {
      let configuration = try state.siteConfiguration()
      try state.requireNamedDirectory()
      let store = StateStore(directory: state.stateDirectory, tenants: configuration.tenants)
      let contents = store.contents()
      let sources = try sources(configuration)
      guard !sources.isEmpty else {
        throw CommandFailure(
          .configuration, "no BDII is named",
          details: [
            "name the resource BDII in the configuration or with --resource, the site BDII with "
              + "--site-bdii, the top-level BDII with --bdii"
          ])
      }
      var doctor = Doctor(
        try state.publisher(configuration, store, contents), previews: contents.previews,
        pilots: contents.pilots)
      doctor.patience = .seconds(patience.seconds)
      let tags = TagKeeper(try state.tagDecision(store))?.twins()
      doctor.stuckSubclusters = (tags?.bySubcluster ?? [:]).mapValues { twins in
        twins.map { Finding(.tagFileCase, "\($0.file): \($0)") }
      }
      let examination = doctor.examine(gip: gipFolder(), sources: sources)
      try Interruption.check()
      let outcome = DoctorOutcome(
        examination, stateProblems: (contents.problems + (tags?.problems ?? [])).map(\.description))
      // Without any server there is no walk.
      let named = examination.stations.filter { $0.source != nil }
      if named.allSatisfy({ outcome.isSilent($0.hop) }) {
        throw CommandFailure(
          .unavailable, "no BDII could be asked", details: named.flatMap(\.gaps))
      }
      return outcome
    }
  }

  private func sources(_ configuration: SiteConfiguration) throws -> [Hop: any EntrySource] {
    var servers: [Hop: SourceOptions.NamedServers] = [:]
    servers[.resource] =
      resource.map { ([$0], "--resource") }
      ?? configuration.resourceBDII.map { ([$0], "resource_bdii") }
    servers[.site] = siteBDII.map { ([$0], "--site-bdii") }
    servers[.top] = top.map { ([$0], "--top") } ?? (source.isNamed ? source.namedServers : nil)
    return try source.sources(servers)
  }

  /// What is in the BDII's folder; nil when there is no such folder here.
  private func gipFolder() -> GIPFolder? {
    let folder = gipDir ?? "/var/lib/bdii/gip"
    if gipDir == nil, File.realPath(folder) == nil { return nil }
    return GIPFolder(
      provider: problem(.provider, in: folder), plugin: problem(.plugin, in: folder),
      isNamed: gipDir != nil)
  }

  /// What is wrong with one of our programs there.
  private func problem(_ wrapper: GIPCommands.Wrapper, in folder: String) -> String? {
    let path = wrapper.path(in: folder)
    do throws(FileError) {
      guard let script = try ProgramFile.read(path) else { return "\(path) is not there" }
      guard script.contains(GIPCommands.Wrapper.mark) else {
        return "\(path) was not written by 'pps gip install'"
      }
      guard ProgramFile.isExecutable(path) else { return "\(path) is not executable" }
      if let real = File.realPath(state.stateDirectory), !script.contains(Shell.quoted(real)) {
        return "\(path) publishes another state than \(real)"
      }
      return nil
    } catch {
      return "\(error)"
    }
  }
}

import ArgumentParser
import Checks
import CommandSupport
import Files
import Glibc
import Infosys
import LDAPTypes
import LDIF
import Rollout
import StateStore

/// `pps check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for what keeps previews and pilots from being seen.",
    discussion: """
      Without --ldif and --bdii it looks at the state and the configuration, and at what would be \
      published of them, beside what the resource BDII publishes. With --ldif it looks at LDIF: what 'pps gip provider', a GIP plugin or \
      ldapsearch printed; '-' is standard input. Values without any objectClass change the entry of \
      that name, if it was read before, as bdii-update has it of a plugin's. With --bdii it asks a resource, site or top-level \
      BDII; LCG_GFAL_INFOSYS does not count here.

      Every rule is explained in schema/checks.md. The exit status is 1 when there is an error (with \
      --strict, or a warning), 69 when no server could be asked, 75 when not everything could be \
      looked at. With --nagios it is 0, 1, 2 or 3 as monitoring plugins have it.
      """)

  @OptionGroup var report: ReportOptions

  @Flag(help: "Also tell of entries that have nothing to do with previews and pilots.")
  var all = false

  @Flag(
    help: """
      The LDIF is a part of what a BDII publishes: do not look for what it refers to. Nothing but \
      entries of ours is taken for a part anyway.
      """)
  var part = false

  @Option(
    help: ArgumentHelp(
      """
      Look at this site's entries of a BDII; else at those of the site in the configuration, or of all \
      sites where there is none.
      """, valueName: "name"))
  var site: String?

  @OptionGroup var source: SourceOptions
  @OptionGroup var state: StateOptions

  func validate() throws {
    if site != nil && source.bdii.isEmpty {
      throw ValidationError("--site is for --bdii: it names the entries of a BDII to look at.")
    }
    if source.bdii.isEmpty, let option = source.optionsForServers.first {
      throw ValidationError("\(option) is for --bdii: it says how that BDII is asked.")
    }
    if part && source.ldif.isEmpty {
      throw ValidationError("--part is for --ldif: it says what the LDIF is.")
    }
  }

  func run() throws {
    try report.perform(title: "PPS CHECK") {
      var outcome =
        if !source.ldif.isEmpty {
          try checkLDIF()
        } else if !source.bdii.isEmpty {
          try checkBDII()
        } else {
          try checkState()
        }
      if !all { outcome.findings.removeAll { !$0.concernsUs } }
      return outcome
    }
  }

  private func checkState() throws -> CheckOutcome {
    var outcome = CheckOutcome(.state, source: state.stateDirectory)
    let configuration: SiteConfiguration
    do throws(FileError) {
      configuration = try SiteConfiguration(file: state.configurationFile)
    } catch {
      guard error.kind == .content else { throw CommandFailure(configuration: error) }
      outcome.findings = [
        Finding(.configurationRefused, file: error.file, line: error.line, error.message)
      ]
      return outcome
    }
    try state.requireNamedDirectory()
    let store = StateStore(directory: state.stateDirectory, tenants: configuration.tenants)
    let contents = store.contents()
    outcome.findings = contents.problems.map { problem in
      Finding(
        problem.isUnreadable ? .recordUnreadable : .recordRefused, file: problem.file,
        line: problem.line, problem.message)
    }
    outcome.findings += store.closedFolders(of: contents.vos).map { folder in
      Finding(.folderClosed, file: folder, line: nil, "others may not enter and read it")
    }
    outcome.findings += store.foreignLocks(of: contents.vos).map { problem in
      Finding(.lockForeign, file: problem.file, problem.message)
    }
    if let found = TagKeeper(try state.tagDecision(store))?.twins() {
      outcome.findings += Finding.all(found.bySubcluster)
      outcome.gaps += found.problems.map(\.description)
    }
    if !contents.isReadable { outcome.gaps.append("the state cannot be read") }
    var surroundings: Surroundings?
    var isSilent = false
    if !contents.previews.isEmpty || !contents.pilots.isEmpty {
      do {
        surroundings = try configuration.surroundings(contents.previews, contents.pilots)
      } catch {
        isSilent = true
        outcome.gaps.append("the resource BDII did not answer: \(error)")
      }
    }
    outcome.findings += StateCheck(
      try state.publisher(configuration, store, contents), previews: contents.previews,
      pilots: contents.pilots
    ).findings(surroundings: surroundings, isSilent: isSilent)
    outcome.entryCount = contents.previews.count + contents.pilots.count
    return outcome
  }

  private func checkLDIF() throws -> CheckOutcome {
    var input = LDIFInput()
    for path in source.ldif {
      do {
        if path == "-" {
          let standardInput = try FileSource(descriptor: dup(0), name: "standard input")
          try input.read(
            LDIFReader(standardInput, name: "standard input", options: LDIFInput.options))
        } else {
          try input.read(LDIFReader(path: path, options: LDIFInput.options))
        }
      } catch let error as LDIFReadError {
        throw CommandFailure(error)
      } catch {
        throw CommandFailure(.io, "\(error)")
      }
    }
    diagnostics.tell(ofUnended: input.unendedFiles)
    var outcome = CheckOutcome(.ldif, source: source.ldif.joined(separator: " "))
    outcome.findings =
      input.findings
      + EntrySet(input.subjects, now: .now, isPart: part ? true : nil).findings()
    outcome.gaps = input.gaps
    if input.subjects.isEmpty && input.findings.isEmpty { outcome.gaps.append("it has no entries") }
    outcome.entryCount = input.subjects.count
    return outcome
  }

  private func checkBDII() throws -> CheckOutcome {
    let bdii = try source.source()
    let site = try site ?? state.siteConfigurationIfAny()?.site.name
    do {
      let input = try bdii.answer { try BDIIInput($0, site: site) }
      var outcome = CheckOutcome(.bdii, source: bdii.name)
      outcome.findings =
        input.findings + EntrySet(input.subjects, now: .now, isPart: false).findings()
      outcome.gaps = input.gaps
      outcome.entryCount = input.subjects.count
      return outcome
    } catch {
      throw CommandFailure(error, asking: bdii)
    }
  }
}

extension Finding {
  /// What is found in tag files, each once, though subclusters may share them.
  static func all(_ twins: [String: [TagTwins]]) -> [Finding] {
    twins.sorted { $0.key < $1.key }.flatMap(\.value).map(Finding.init).distinct
  }

  init(_ twins: TagTwins) {
    self.init(.tagFileCase, file: twins.file, "\(twins)")
  }
}

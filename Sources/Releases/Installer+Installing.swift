internal import Files
internal import Glibc
public import Rollout
internal import StateStore

extension Installer {
  /// How an installation goes.
  public struct Options {
    public var details: Details
    /// How long the test may take, in **seconds**.
    public var testTimeLimit: Int
    /// Whether it is published, as untested, when the test fails or cannot be run.
    public var publishesUntested: Bool
    /// Whether nothing is written, only looked at.
    public var isDry: Bool
    /// Refuses a preview that the site cannot publish, by what else is stored. It is asked before anything
    /// is done, and again while no other process changes the VO's previews.
    public var check: (Preview) throws -> Void

    /// How long a test may take unless somebody says otherwise, in **seconds**.
    public static let longestTest = 600

    public init(
      details: Details, testTimeLimit: Int = longestTest, publishesUntested: Bool = false,
      isDry: Bool = false, check: @escaping (Preview) throws -> Void = { _ in }
    ) {
      self.details = details
      self.testTimeLimit = testTimeLimit
      self.publishesUntested = publishesUntested
      self.isDry = isDry
      self.check = check
    }
  }

  /// Unpacks a release beside what is there, tests it, and only then uses and publishes it.
  ///
  /// - Throws: ``ReleaseError``, ``FileError``, ``Violation``, and what `options.check` throws; what is in use
  ///   and published has then not changed, and what stood in the release's place stands there still; only its
  ///   receipt tells of the last test. Where only the publishing failed after all was checked, what was unpacked
  ///   and tested stays, and the next run goes on from there.
  public func install(_ tarball: ReleaseTarball, _ options: Options) throws -> Outcome {
    let release = tarball.release
    // What could not be published is not unpacked.
    let draft = draft(of: release, options.details)
    try Self.check(draft)
    try options.check(draft)
    if options.isDry {
      return try dryRun(release, draft, sha256: tarball.sha256, isLinked: true, options)
    }
    let area = try ReleaseArea.take(root: root, product: release.product, isMade: true)
    try area.checkLink()
    let version = release.workingVersion
    try settle(area)

    let receipt = try area.receipt(of: version)
    let isThere = receipt?.sha256 == tarball.sha256
    if isThere, let receipt, receipt.tested || options.publishesUntested {
      let standing = Standing(
        isTested: receipt.tested, isTestedNow: false, since: receipt.installed,
        isFromTarball: true)
      return try publish(release, draft, standing, options, area)
    }
    if !isThere { try checkFree(release, receipt, area) }
    let name = isThere ? version : area.freshName(ReleaseArea.staging)
    do {
      if !isThere {
        guard let folder = try area.folder.make(name) else {
          throw FileError(.io, "\(area.folder.path)/\(name)", "is there already")
        }
        try tarball.unpack(into: folder)
      }
      let (isTested, log) = try test(release, in: name, options, area)
      let since = try isThere ? receipt?.installed ?? arrival(of: release) : arrival(of: release)
      let receipt = Receipt(
        sha256: tarball.sha256, installed: since, tested: isTested, log: log,
        previous: receipt?.previous)
      try area.write(receipt, of: name)
      let standing = Standing(
        isTested: isTested, isTestedNow: true, since: since, isFromTarball: true)
      var outcome = try publish(release, draft, standing, options, area) {
        if !isThere { try area.place(name, as: version) }
      }
      // What it took the place of; the next run does it too.
      try? area.clean()
      outcome.notes += area.notes.filter { !outcome.notes.contains($0) }
      outcome.log = log
      return outcome
    } catch {
      if !isThere { try? area.folder.removeTree(name) }
      throw error
    }
  }

  /// Publishes a release that was unpacked by other means, from where it stands. Where that is its
  /// place below the root, the link is switched to it too.
  ///
  /// - Parameter directory: Absolute, spelled as the worker nodes know it.
  /// - Parameter isBelowRoot: Whether a root was named.
  public func install(
    unpacked directory: String, isBelowRoot: Bool, _ options: Options
  ) throws -> Outcome {
    let release = try ReleaseBuilder.release(in: directory)
    let draft = draft(of: release, at: directory, options.details)
    try Self.check(draft)
    try options.check(draft)
    let version = release.workingVersion
    if isBelowRoot, directory != path(release.product, version) {
      throw ReleaseError(
        .refused, directory, "is not \(path(release.product, version)), its place below --root",
        details: ["move it there, or leave --root out to publish it where it is"])
    }
    if options.isDry {
      return try dryRun(release, draft, sha256: nil, isLinked: isBelowRoot, options)
    }
    guard isBelowRoot else {
      return try publishOutside(release, draft, in: directory, options)
    }
    let area = try ReleaseArea.take(root: root, product: release.product)
    try area.checkLink()
    try settle(area)
    let receipt = try area.receipt(of: version)
    if let receipt, receipt.tested || options.publishesUntested {
      let standing = Standing(
        isTested: receipt.tested, isTestedNow: false, since: receipt.installed,
        isFromTarball: false)
      return try publish(release, draft, standing, options, area)
    }
    let (isTested, log) = try test(release, in: version, options, area)
    let since = try receipt?.installed ?? arrival(of: release)
    let new = Receipt(
      sha256: receipt?.sha256, installed: since, tested: isTested, log: log,
      previous: receipt?.previous)
    try area.write(new, of: version)
    let standing = Standing(
      isTested: isTested, isTestedNow: true, since: since, isFromTarball: false)
    var outcome = try publish(release, draft, standing, options, area)
    outcome.log = log
    return outcome
  }

  private func publishOutside(
    _ release: Release, _ draft: Preview, in directory: String, _ options: Options
  ) throws -> Outcome {
    var standing = try standingOutside(release, draft)
    guard standing.isTestedNow else {
      return try publish(release, draft, standing, options, nil)
    }
    // Everybody may write there, and must not know the name before.
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    let name = "pps-test-\(release.product)-\(release.workingVersion).log.\(number)"
    let file = try OpenFolder(Self.temporaryFolder).create(name, File.readable)
    standing.isTested = try test(release, at: directory, log: file, options)
    var outcome = try publish(release, draft, standing, options, nil)
    outcome.log = file.path
    return outcome
  }

  /// What is known of what stands outside of a root, where no receipt tells when it came; it is to be tested where
  /// no test is known to have passed.
  func standingOutside(_ release: Release, _ draft: Preview) throws -> Standing {
    let present = try stored(release)
    let isKnown = present.map { $0.state == .published && $0.tested && $0.path == draft.path }
    return Standing(
      isTested: true, isTestedNow: isKnown != true,
      since: present?.history.last(.published) ?? now(),
      isFromTarball: false)
  }

  private static var temporaryFolder: String {
    let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    return named.isEmpty ? "/tmp" : named
  }

  /// Runs the test of the release in a folder of the area.
  private func test(
    _ release: Release, in name: String, _ options: Options, _ area: ReleaseArea
  ) throws -> (isTested: Bool, log: String) {
    let logs = try area.folder.folderOrMake(".log")
    let stamp = now().description.filter { $0 != ":" && $0 != "-" }
    let log = "\(release.workingVersion)-\(stamp)-\(getpid()).log"
    try logs.removeFile(log)
    Self.removeOld(in: logs)
    let file = try logs.create(log, File.readable)
    let isTested = try test(
      release, at: "\(area.folder.path)/\(name)", log: file, options)
    return (isTested, "\(area.folder.path)/.log/\(log)")
  }

  /// How many of a product's logs are kept, the newest.
  private static let mostLogs = 20

  /// Makes room for one more log. What cannot be taken away stays.
  private static func removeOld(in logs: borrowing OpenFolder) {
    var all: [(name: String, time: Int)] = []
    for name in (try? logs.names()) ?? [] where name.hasSuffix(".log") {
      if let status = try? logs.status(of: name), status.kind == .file {
        all.append((name, status.st_mtim.tv_sec))
      }
    }
    for old in all.sorted(by: { $0.time > $1.time }).dropFirst(mostLogs - 1) {
      try? logs.removeFile(old.name)
    }
  }

  private func test(
    _ release: Release, at directory: String, log: borrowing OpenFile, _ options: Options
  ) throws -> Bool {
    let run = TestRun(
      release: release, vo: vo, path: directory, timeLimit: options.testTimeLimit)
    let reason: String
    switch try run.run(log: log) {
    case .passed: return true
    case .failed(let words): reason = "its test failed: \(words)"
    case .notRun(let words): reason = "its test could not be run: \(words)"
    }
    if options.publishesUntested { return false }
    throw ReleaseError(
      .test, release.title, "is not published, because \(reason)",
      details: [
        "what the test printed is in \(log.path)",
        "nothing has changed; --publish-untested publishes it all the same, as untested",
      ])
  }

  /// Refuses to put a release where something stands that is in use, published or not ours.
  func checkFree(
    _ release: Release, _ receipt: Receipt?, _ area: ReleaseArea
  ) throws {
    let version = release.workingVersion
    guard try area.folder.status(of: version) != nil else { return }
    let path = "\(area.folder.path)/\(version)"
    guard receipt != nil else {
      throw ReleaseError(
        .refused, path, "was not installed by pps, and stays as it is",
        details: ["move it away, or publish it with 'pps install --unpacked \(path)'"])
    }
    guard try area.current() != version, try stored(release)?.state != .published else {
      throw ReleaseError(
        .refused, path, "is in use, and was installed from another tarball",
        details: ["take it away first, with 'pps uninstall', or give the new one its own number"])
    }
    try requireUnused(release.product, version)
  }
}

internal import Files
internal import Glibc
internal import Gzip
public import Rollout

/// Makes a release's tarball of a directory. The same directory gives the same bytes, whoever makes
/// it and when: the names are sorted, owners are 0, permissions 755 or 644, and all times are one.
public struct ReleaseBuilder: Sendable {
  public let directory: String
  /// What the manifest in the directory says.
  public let release: Release
  /// The time that all files have, in seconds since 1970.
  public let time: Int

  /// The time of releases whose manifest has no date: 1980-01-01, as other archive formats begin
  /// then.
  public static let defaultTime = 315_532_800
  /// The hook's name in the release's folder.
  static let hookName = "pps-release-hook"

  /// Reads the manifest in a directory.
  ///
  /// - Parameter sourceDate: `SOURCE_DATE_EPOCH`, the time where the manifest has no date.
  public init(directory: String, sourceDate: Int? = nil) throws {
    self.directory = directory
    release = try Self.release(in: directory)
    time = release.date?.secondsSinceEpoch ?? sourceDate ?? Self.defaultTime
    guard (0...TarHeader.largestNumber).contains(time) else {
      throw ReleaseError(
        .content, release.date.map { "date \($0)" } ?? "SOURCE_DATE_EPOCH \(time)",
        "is no time that a tar archive can hold: these begin with 1970 and end in 2242")
    }
  }

  /// What the manifest in a directory says.
  public static func release(in directory: String) throws -> Release {
    let folder = try OpenFolder(directory)
    let name = ReleaseTarball.manifestName
    guard let text = try folder.file(name)?.text(limit: ReleaseTarball.largestManifest) else {
      throw ReleaseError(
        .content, "\(directory)/\(name)", "there is no manifest",
        details: ["write one with format, product, working_version, package_version and more"])
    }
    let release = try Release(checkedManifest: Array(text.utf8), file: "\(directory)/\(name)")
    try release.checkSetupScript(in: "\(directory)/\(name)") { script in
      var here = try folder.folder(".")
      let steps = script.split(separator: "/").map(String.init)
      for step in steps.dropLast() {
        guard try here.status(of: step)?.kind == .folder else { return false }
        here = try here.folder(step)
      }
      return [.file, .link].contains(try here.status(of: steps.last!)?.kind)
    }
    return release
  }

  /// The one folder that all in the tarball stands in.
  public var top: String { "\(release.product)-\(release.workingVersion)" }
  /// What the tarball is called when nobody says otherwise.
  public var fileName: String { "\(top).tar.gz" }

  /// Writes the tarball, and its checksum beside it, each whole or not at all.
  ///
  /// - Parameters:
  ///   - hook: The text of the script that stands in it as ``hookName``.
  ///   - limits: How much of it will be unpacked at most; what has more is not made.
  /// - Returns: The tarball's SHA-256.
  public func write(
    to path: String, hook: String, limits: ArchiveLimits = ArchiveLimits()
  ) throws -> String {
    let slash = path.lastIndex(of: "/")
    let name = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard !name.isEmpty else { throw ReleaseError(.io, path, "is no name of a file") }
    let folder = try OpenFolder(parent)
    if let inside = File.realPath(directory), let output = File.realPath(parent),
      output == inside || output.hasPrefix(inside + "/")
    {
      throw ReleaseError(
        .refused, path, "stands in the directory that it is made of; name another with --output")
    }
    let temporary = OpenFolder.temporaryName(of: name)
    try folder.removeFile(temporary)
    var digest = ""
    do {
      let file = try folder.create(temporary, File.readable)
      var output = Output(file: file)
      try write(hook: hook, limits, into: &output)
      digest = try output.finish()
      // A tarball beside a checksum of another is refused, so either order is safe.
      try folder.replace(name + ".sha256", with: Array("\(digest)  \(name)\n".utf8)) {
        (file) throws(FileError) in try file.permit(File.readable)
      }
      try folder.rename(temporary, to: name)
      try folder.synchronize()
    } catch {
      try? folder.removeFile(temporary)
      throw error
    }
    return digest
  }

  private func write(hook: String, _ limits: ArchiveLimits, into output: inout Output) throws {
    let root = try OpenFolder(directory)
    var check = ArchiveCheck(limits: limits)
    try add([], .directory, 0o755, to: &output, &check)
    // The manifest and the hook come first, where they are found soon.
    try add(ReleaseTarball.manifestName, in: root, below: [], to: &output, &check)
    let script = Array(hook.utf8)
    try add([Self.hookName], .file, 0o755, size: script.count, to: &output, &check)
    try output.write(TarHeader.padded(script))
    for name in try root.names() {
      if [ReleaseTarball.manifestName, Self.hookName].contains(name)
        || ArchiveCheck.reserved.contains(name)
      {
        continue
      }
      try add(name, in: root, below: [], to: &output, &check)
    }
    try output.write(TarHeader.end)
  }

  /// Adds what stands under a name, with all that is in it.
  private func add(
    _ name: String, in folder: borrowing OpenFolder, below steps: [String],
    to output: inout Output, _ check: inout ArchiveCheck
  ) throws {
    let steps = steps + [name]
    func gone() -> ReleaseError { ReleaseError(.io, "\(folder.path)/\(name)", "is gone") }
    guard let status = try folder.status(of: name) else { throw gone() }
    switch status.kind {
    case .folder:
      try add(steps, .directory, 0o755, to: &output, &check)
      let inner = try folder.folder(name)
      for each in try inner.names() {
        try add(each, in: inner, below: steps, to: &output, &check)
      }
    case .link:
      try add(
        steps, .symbolicLink, 0o777, target: try folder.link(name) ?? "", to: &output, &check)
    case .other:
      throw ReleaseError(
        .content, "\(folder.path)/\(name)", "is neither a file nor a directory nor a link")
    case .file:
      let size = Int(status.st_size)
      guard size <= TarHeader.largestNumber else {
        throw ReleaseError(.content, "\(folder.path)/\(name)", "is too large for a tar archive")
      }
      guard let file = try folder.file(name) else { throw gone() }
      let mode = status.st_mode & S_IXUSR != 0 ? 0o755 : 0o644
      try add(steps, .file, mode, size: size, to: &output, &check)
      var read = 0
      while true {
        let piece = try file.read(upTo: 256 * 1024)
        read += piece.count
        if piece.isEmpty || read > size { break }
        try output.write(piece)
      }
      guard read == size else {
        throw ReleaseError(.io, file.path, "was changed while it was read")
      }
      try output.write(TarHeader.filling(after: read))
    }
  }

  private func add(
    _ steps: [String], _ kind: TarHeader.Kind, _ mode: Int, size: Int = 0, target: String = "",
    to output: inout Output, _ check: inout ArchiveCheck
  ) throws {
    let name = ([top] + steps).joined(separator: "/") + (kind == .directory ? "/" : "")
    // What would not be installed is not made.
    let rawKind: RawMember.Kind =
      kind == .directory ? .directory : kind == .symbolicLink ? .symbolicLink : .file
    do {
      _ = try check.accept(
        RawMember(
          name: Array(name.utf8), kind: rawKind, size: size, mode: UInt32(mode), time: time,
          symbolicTarget: kind == .symbolicLink ? Array(target.utf8) : nil))
    } catch {
      throw ReleaseError(
        .content, directory, "'\(error.member)' \(error.reason)",
        details: ["'pps install' would refuse it, with the same --max-size and --max-members"])
    }
    let header = TarHeader(
      name: name, kind: kind, mode: mode, size: size, time: time, target: target)
    try output.write(header.bytes)
  }
}

extension ReleaseBuilder {
  /// The file that is written: compressed, and its checksum taken, on the way.
  @safe
  private struct Output: ~Copyable {
    private let file: OpenFile
    private var deflater = Deflater()
    private var hash = SHA256()

    init(file: consuming OpenFile) {
      self.file = file
    }

    mutating func write(_ bytes: [UInt8]) throws {
      if !bytes.isEmpty { try put(deflater.deflate(bytes, isLast: false)) }
    }

    /// Ends the file and sees to it that it is on the disk.
    ///
    /// - Returns: Its SHA-256.
    mutating func finish() throws -> String {
      try put(deflater.deflate([], isLast: true))
      try file.synchronize()
      return hash.hexadecimal
    }

    private mutating func put(_ bytes: [UInt8]) throws {
      unsafe bytes.withUnsafeBufferPointer { unsafe hash.update($0) }
      try file.write(bytes)
    }
  }
}

public import Files
public import Rollout
internal import StateStore

/// A release's tarball, looked through from end to end: it is sound, nothing in it reaches outside,
/// and it has a manifest.
public struct ReleaseTarball: Sendable {
  public let path: String
  /// What its manifest says.
  public let release: Release
  /// The file's SHA-256, 64 hexadecimal digits.
  public let sha256: String
  /// The one folder that all in it stands in.
  public let top: String
  /// How much it holds, in **bytes** and in files, directories and links.
  public let size: (bytes: Int, members: Int)
  public let limits: ArchiveLimits

  /// The file of the manifest, in the release's folder.
  static let manifestName = "pps-release.yaml"
  /// The largest manifest that is read, in **bytes**.
  static let largestManifest = 256 * 1024

  /// Looks through a tarball.
  ///
  /// - Throws: ``ReleaseError``.
  public init(path: String, limits: ArchiveLimits = ArchiveLimits()) throws {
    var manifest: [UInt8]?
    var kinds: [String: ArchiveMember.Kind] = [:]
    var (bytes, members) = (0, 0)
    let (top, sha256) = try Self.read(path, limits) { member, reader in
      members += 1
      kinds[member.name] = member.kind
      guard case .file(let size, _) = member.kind else {
        if member.name == Self.manifestName {
          throw ReleaseError(.content, path, "its \(Self.manifestName) is not a plain file")
        }
        return
      }
      bytes += size
      guard member.name == Self.manifestName else { return }
      guard size <= Self.largestManifest else {
        throw ReleaseError(
          .content, path, "its \(Self.manifestName) is larger than \(Self.largestManifest) bytes")
      }
      var content: [UInt8] = []
      while let piece = try reader.piece() { content += piece }
      manifest = content
    }
    guard let manifest else {
      throw ReleaseError(
        .content, path, "has no \(Self.manifestName) in its folder",
        details: ["make release tarballs with 'pps release create'"])
    }
    let name = "\(path):\(top)/\(Self.manifestName)"
    release = try Release(checkedManifest: manifest, file: name)
    try release.checkSetupScript(in: name) { kinds[$0].map { $0 != .directory } ?? false }
    self.path = path
    self.sha256 = sha256
    self.top = top
    size = (bytes, members)
    self.limits = limits
  }

  /// Reads all members of an archive, checked, in their order.
  ///
  /// - Returns: The one folder that all stands in, and the file's SHA-256.
  static func read(
    _ path: String, _ limits: ArchiveLimits,
    _ body: (ArchiveMember, inout ArchiveReader) throws -> Void
  ) throws -> (top: String, sha256: String) {
    // What tar adds to the content: headers, the end mark, and the filling of the last record.
    let (overhead, overflows) = limits.members.multipliedReportingOverflow(by: 4_096)
    let total = limits.bytes.addingReportingOverflow(overhead + (1 << 20))
    let source = try TarballSource(
      path: path, limit: overflows || total.overflow ? .max : total.partialValue)
    var reader = try ArchiveReader(source)
    var check = ArchiveCheck(limits: limits)
    while let raw = try reader.next() {
      let member: ArchiveMember
      do {
        member = try check.accept(raw)
      } catch {
        throw ReleaseError(
          .content, path, "'\(error.member)' \(error.reason)", details: ["nothing was unpacked"])
      }
      try body(member, &reader)
    }
    guard let top = check.top else { throw ReleaseError(.content, path, "is empty") }
    return (top, source.digest)
  }

  /// Unpacks it into a folder, which is empty, and sees to it that all is on the disk.
  ///
  /// - Throws: Also when the file is no longer the one that was looked through. What was unpacked
  ///   then stands there, and is to be taken away.
  func unpack(into folder: borrowing OpenFolder) throws {
    var unpacking = Unpacking()
    let (_, digest) = try Self.read(path, limits) { member, reader in
      try unpacking.write(member, from: &reader, into: folder)
    }
    guard digest == sha256 else {
      throw ReleaseError(.content, path, "was changed while it was read")
    }
    try unpacking.finish(in: folder)
  }
}

extension Release {
  /// Reads a manifest.
  init(checkedManifest bytes: [UInt8], file: String) throws(ReleaseError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ReleaseError(.content, file, "is not UTF-8")
    }
    do throws(FileError) {
      try self.init(manifest: text, file: file)
    } catch {
      throw ReleaseError(error)
    }
  }

  /// Sees to it that the setup script is there.
  func checkSetupScript(
    in manifest: String, _ hasFile: (String) throws -> Bool
  ) throws {
    guard let setupScript, try !hasFile(setupScript) else { return }
    throw ReleaseError(
      .content, manifest, "setup_script: there is no file '\(setupScript)' in the release")
  }
}

extension ReleaseError {
  /// What is wrong with a file of the state, or with a manifest.
  public init(_ error: FileError) {
    self.init(error.kind == .content ? .content : .io, error.place, error.message)
  }
}

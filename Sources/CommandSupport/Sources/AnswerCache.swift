internal import Files
internal import Glibc
internal import SystemPackage

/// The folder of the answers that a user's commands keep: `$XDG_CACHE_HOME/pps`, or `~/.cache/pps`.
///
/// Only its owner may enter it. A file appears whole, by rename, so that several programs may use it at
/// once; what is not the user's own file is not read. What is older than `--max-age` can be goes when
/// something is stored, and what a program that was killed left of its writing.
struct AnswerCache {
  /// Why a folder or a file of the cache is not used.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  private static let longest = 64 << 20
  /// How the names of files begin that are being written. A home may be that of many hosts, where the numbers of
  /// processes tell nothing.
  private static let temporary = "new."
  /// For how long a file may be written, in **seconds**.
  private static let longestWriting = 3_600
  private let folder: String

  /// - Throws: ``Refusal`` when there is no place for it, or it is not private.
  init() throws {
    folder = try Self.place() + "/pps"
    for path in Self.parents(of: folder) where unsafe mkdir(path, 0o700) != 0 && errno != EEXIST {
      throw Self.refusal(path, "cannot be made: \(unsafe String(cString: strerror(errno)))")
    }
    var status = stat()
    guard unsafe lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw Self.refusal(folder, "is no folder")
    }
    guard status.st_uid == geteuid() else { throw Self.refusal(folder, "is not yours") }
    guard status.st_mode & 0o077 == 0 else {
      throw Self.refusal(folder, "is open to others (chmod 700 would make it private)")
    }
  }

  /// A path that is not absolute does not count (XDG Base Directory Specification).
  private static func place() throws -> String {
    if let path = Environment["XDG_CACHE_HOME"], path.hasPrefix("/") { return path }
    guard let home = Environment["HOME"], home.hasPrefix("/") else {
      throw Refusal(
        description: "there is no place for a cache: neither XDG_CACHE_HOME nor HOME is set")
    }
    return home + "/.cache"
  }

  private static func parents(of path: String) -> [String] {
    let parts = path.split(separator: "/")
    return parts.indices.map { "/" + parts[...$0].joined(separator: "/") }
  }

  private static func refusal(_ path: String, _ words: String) -> Refusal {
    Refusal(description: "\(path) \(words)")
  }

  /// The name of a key's file. Keys are told apart by what stands in the file.
  private func name(_ key: String) -> String {
    // FNV-1a, 64 bits.
    let hash = key.utf8.reduce(14_695_981_039_346_656_037 as UInt64) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    return "\(String(hash, radix: 16)).json"
  }

  /// The answer to a key; nil when there is none, or none that can be read.
  ///
  /// - Throws: ``Refusal`` when the file is somebody else's.
  func answer(_ key: String) throws -> CachedAnswer? {
    let path = "\(folder)/\(name(key))"
    let file: OpenFile?
    do throws(FileError) {
      file = try OpenFolder(folder).file(name(key))
    } catch {
      if error.kind == .missing { return nil }
      throw Self.refusal(path, error.message)
    }
    guard let file else { return nil }
    let status = file.status
    // One that another program has replaced since it was opened has no name any more.
    guard status.st_uid == geteuid(), status.st_mode & 0o022 == 0, status.st_nlink <= 1 else {
      throw Self.refusal(path, "is not a file of yours alone")
    }
    guard let bytes = try? file.contents(limit: Self.longest),
      let answer = try? CachedAnswer(decoding: bytes), answer.key == key
    else { return nil }
    return answer
  }

  /// Keeps an answer.
  ///
  /// - Throws: ``Refusal`` when it cannot be written.
  func store(_ answer: CachedAnswer) throws {
    removeOld()
    let bytes = try answer.encoded()
    guard bytes.count <= Self.longest else { return }
    do {
      try OpenFolder(folder).replace(
        name(answer.key), temporary: Self.temporary + "\(UInt64.random(in: 0 ... .max))",
        with: bytes)
    } catch {
      throw Self.refusal(folder, error.message)
    }
  }

  /// Removes what nobody may ask for any more, and what a program left behind that was killed.
  private func removeOld() {
    for name in ((try? OpenFolder(folder).components()) ?? []).map(\.string) {
      let isTemporary = name.hasPrefix(Self.temporary)
      guard isTemporary || name.hasSuffix(".json") else { continue }
      var status = stat()
      guard unsafe lstat("\(folder)/\(name)", &status) == 0,
        time(nil) - status.st_mtim.tv_sec > (isTemporary ? Self.longestWriting : TimeLimit.longest)
      else { continue }
      unsafe unlink("\(folder)/\(name)")
    }
  }
}

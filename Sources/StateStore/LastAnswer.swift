internal import Glibc
public import Rollout
internal import SystemPackage

/// The last good answer of a GIP program, kept for when no new one can be made.
///
/// The file begins with a line of the answer's time and length, so that a torn one is known as such.
public struct LastAnswer: Sendable {
  /// Where answers are kept when nobody says otherwise.
  public static let defaultDirectory = "/var/cache/pps"

  /// Whether the folder for them exists.
  public static func hasFolder(_ path: String) throws(StateError) -> Bool {
    try Folder.owner(of: path) != nil
  }

  /// Makes the folder for them, for the account that another folder belongs to.
  public static func makeFolder(_ path: String, forAccountOf other: String) throws(StateError) {
    do {
      try File.createDirectories(FilePath(path))
    } catch {
      throw StateError(.io, path, "cannot be made: \(error)")
    }
    guard geteuid() == 0, let owner = try Folder.owner(of: other), owner != 0 else { return }
    guard unsafe chown(path, owner, gid_t.max) == 0 else {
      throw StateError(
        .io, path, "cannot be given to \(Account.name(of: owner)): \(Errno(rawValue: errno))")
    }
  }

  public let path: String

  /// - Parameter name: `provider` or `plugin`.
  public init(directory: String, name: String) {
    path = "\(directory)/\(name).ldif"
  }

  /// Keeps an answer in place of the one before.
  public func store(_ ldif: [UInt8], at moment: Timestamp) throws(StateError) {
    try File.write(
      "# \(moment) \(ldif.count)\n" + String(decoding: ldif, as: UTF8.self), to: path)
  }

  /// The answer kept, and of when it is; nil when there is none.
  public func load() throws(StateError) -> (ldif: [UInt8], at: Timestamp)? {
    let text: String
    do throws(StateError) {
      text = try File.read(path, limit: 64 * 1024 * 1024)
    } catch  where error.kind == .missing {
      return nil
    }
    let header = text.prefix { $0 != "\n" }
    let words = header.split(separator: " ")
    let ldif = Array(text.utf8.dropFirst(header.utf8.count + 1))
    guard words.count == 3, words[0] == "#", let moment = Timestamp(String(words[1])),
      Int(words[2]) == ldif.count
    else { throw StateError(.content, path, "is not a whole answer") }
    return (ldif, moment)
  }
}

import Files
import Glibc
import SystemPackage

/// The folder of the last good answers, which the account whose BDII it is must be able to write.
struct AnswerFolder {
  /// Whether that account can keep answers in it.
  enum Standing {
    /// There is none yet.
    case missing
    case ready
    /// It is root's and holds nothing but answers, so that it can be given to the account.
    case ofRoot
    /// The account cannot write there.
    case closed
  }

  let path: String
  let standing: Standing
  /// The account that must be able to write there.
  let account: String
  /// The account that it belongs to; nil when there is none.
  let owner: String?
  private let accountID: UInt32

  /// Looks at a folder.
  ///
  /// - Parameter other: A folder that belongs to the account.
  init(_ path: String, forAccountOf other: String) throws(FileError) {
    self.path = path
    accountID = try GuardedFolder.owner(of: other) ?? geteuid()
    account = Account.name(of: accountID)
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw FileError(.io, path, "\(Errno(rawValue: errno))") }
      owner = nil
      standing = .missing
      return
    }
    owner = Account.name(of: status.st_uid)
    if Self.isWritable(status, for: accountID) {
      standing = .ready
    } else if geteuid() == 0 && status.st_uid == 0 && Self.holdsOnlyAnswers(path) {
      standing = .ofRoot
    } else {
      standing = .closed
    }
  }

  /// Makes it where it is missing, and gives it to the account.
  func prepare() throws(FileError) {
    try File.createDirectories(FilePath(path))
    guard geteuid() == 0, accountID != 0 else { return }
    guard unsafe chown(path, accountID, gid_t.max) == 0 else {
      throw FileError(
        .io, path, "cannot be given to \(account): \(Errno(rawValue: errno))")
    }
  }

  private static func isWritable(_ status: stat, for account: UInt32) -> Bool {
    if account == 0 { return true }
    func allows(_ shift: mode_t) -> Bool { status.st_mode >> shift & 0o3 == 0o3 }
    if status.st_uid == account { return allows(6) }
    return allows(Account.groups(of: account).contains(status.st_gid) ? 3 : 0)
  }

  /// Whether nothing else is in it, so that nobody else needs it.
  private static func holdsOnlyAnswers(_ path: String) -> Bool {
    guard let folder = try? GuardedFolder.open(path, owners: [0]),
      let names = try? folder.names(), let hidden = try? folder.names(isHidden: true)
    else { return false }
    return names.allSatisfy(LastAnswer.isAnswer)
      && hidden.allSatisfy { $0.hasSuffix("~") }
  }
}

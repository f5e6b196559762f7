internal import Glibc

/// The system's accounts.
public enum Account {
  /// Who is at work: the account before sudo, else the process's own.
  public static var current: String {
    if geteuid() == 0, let name = unsafe getenv("SUDO_USER").map({ unsafe String(cString: $0) }),
      !name.isEmpty, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    {
      return name
    }
    return name(of: geteuid())
  }

  /// The name of an account, or else its number.
  public static func name(of id: UInt32) -> String {
    guard let entry = unsafe getpwuid(id) else { return String(id) }
    return unsafe String(cString: entry.pointee.pw_name)
  }

  /// The groups that an account is in.
  public static func groups(of id: UInt32) -> Set<UInt32> {
    guard let entry = unsafe getpwuid(id) else { return [] }
    var count: Int32 = 1_024
    var groups = [gid_t](repeating: 0, count: Int(count))
    guard unsafe getgrouplist(entry.pointee.pw_name, entry.pointee.pw_gid, &groups, &count) >= 0
    else { return unsafe [entry.pointee.pw_gid] }
    return Set(groups.prefix(Int(count)))
  }

  /// The number of an account; nil when there is none of that name.
  ///
  /// - Throws: ``FileError`` when the accounts cannot be read for now.
  public static func id(of name: String) throws(FileError) -> UInt32? {
    errno = 0
    if let entry = unsafe getpwnam(name) { return unsafe entry.pointee.pw_uid }
    // Systems have many other codes for a name that is not known.
    guard [EINTR, EIO, EMFILE, ENFILE, ENOMEM].contains(errno) else { return nil }
    throw FileError(.io, name, "the account cannot be looked up", .current)
  }
}

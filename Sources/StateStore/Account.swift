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
  static func name(of id: UInt32) -> String {
    guard let entry = unsafe getpwuid(id) else { return String(id) }
    return unsafe String(cString: entry.pointee.pw_name)
  }

  /// The number of an account; nil when there is none of that name.
  static func id(of name: String) -> UInt32? {
    unsafe getpwnam(name)?.pointee.pw_uid
  }
}

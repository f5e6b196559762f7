/// How much of an archive is unpacked at most. What is larger is refused before it fills the disk.
public struct ArchiveLimits: Hashable, Sendable {
  /// All of it decompressed, in **bytes**.
  public var bytes: Int
  /// Files, directories and links together.
  public var members: Int

  /// 4 GiB and 100,000 members unless said otherwise.
  public init(bytes: Int = 4 << 30, members: Int = 100_000) {
    self.bytes = bytes
    self.members = members
  }

  /// The longest name of a member, in bytes, its folder included.
  static let longestName = 900
  /// The longest step of a name, in bytes (Linux's NAME_MAX).
  static let longestStep = 255
}

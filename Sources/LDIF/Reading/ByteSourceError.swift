/// Why bytes could not be read.
public struct ByteSourceError: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Reason: Hashable, Sendable {
    /// `open` failed, with this `errno`.
    case open(Int32)
    /// `read` failed, with this `errno`.
    case read(Int32)
    /// What can be read only once cannot be copied to that folder, with this `errno`.
    case copy(folder: String, Int32)
    /// The compressed data are damaged (RFC 1952); what zlib says of it.
    case damaged(String)
    /// The compressed data end too early.
    case truncated
  }

  /// The file's name, or whatever else the source is called.
  public var name: String
  public var reason: Reason

  public init(name: String, reason: Reason) {
    self.name = name
    self.reason = reason
  }
}

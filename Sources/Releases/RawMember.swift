/// A member as an archive tells of it, before anything of that is believed.
struct RawMember: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case directory, file, symbolicLink
    /// A device, a FIFO or a socket, in words.
    case other(String)
  }

  /// Its name, as bytes; nil when it has none.
  var name: [UInt8]?
  var kind: Kind
  /// In bytes; nil when the archive does not tell.
  var size: Int?
  /// The permission bits, with those of setuid, setgid and the sticky bit.
  var mode: UInt32
  var time: Int
  /// Where a symbolic link points.
  var symbolicTarget: [UInt8]?
  /// The member that it is another name of.
  var hardTarget: [UInt8]?
  var isSparse = false
}

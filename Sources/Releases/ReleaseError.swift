/// Why a release could not be made, read, installed or taken away.
public struct ReleaseError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    /// What was given is not what it should be: a tarball that attacks, a wrong checksum.
    case content
    /// A file could not be read or written.
    case io
    /// The release's own test failed.
    case test
    /// It was understood, and is not done.
    case refused
    /// What is asked for is not there.
    case nothing
    /// A signal asked to stop.
    case interrupted
  }

  public var kind: Kind
  /// What it is about, a path by custom.
  public var subject: String
  public var message: String
  /// Facts and what to do about it, one line each.
  public var details: [String]

  public init(_ kind: Kind, _ subject: String, _ message: String, details: [String] = []) {
    self.kind = kind
    self.subject = subject
    self.message = message
    self.details = details
  }

  public var description: String { "\(subject): \(message)" }
}

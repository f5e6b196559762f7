/// How an `LDIFReader` reads.
public struct LDIFReadOptions: Sendable {
  /// What becomes of spaces at the end of a value that is not base64, and of those behind the `-` of a
  /// modify record. RFC 2849 note 8 asks writers to encode such values, so they mostly stand there by
  /// mistake.
  public enum TrailingSpaces: Hashable, Sendable {
    /// They are an error.
    case reject
    /// They are left out, with a warning.
    case strip
    /// They belong to the value, as slapadd has it; there is a warning.
    case retain
  }

  public var leniency: LDIFLeniency
  public var trailingSpaces: TrailingSpaces
  /// The longest record that is read, in bytes of its text and the empty line behind it.
  public var recordLimit: Int
  /// Gets what a URL names (`attribute:< file:///...`); without it such a value is an error. A URL
  /// in a file is somebody else's wish to have your files read.
  public var resolveURL: (@Sendable (_ url: String) throws -> [UInt8])?

  public init(
    leniency: LDIFLeniency = [], trailingSpaces: TrailingSpaces = .reject,
    recordLimit: Int = 64 << 20,
    resolveURL: (@Sendable (_ url: String) throws -> [UInt8])? = nil
  ) {
    self.leniency = leniency
    self.trailingSpaces = trailingSpaces
    self.recordLimit = recordLimit
    self.resolveURL = resolveURL
  }

  /// Whether what is wrong with a line passes, with a warning.
  func grants(_ problem: LDIFReadError.Problem) -> Bool {
    problem == .tabFolding && leniency.contains(.tabFolding)
  }
}

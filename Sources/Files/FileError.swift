/// Why a file could not be read or written, or what stands in it is not taken.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    /// What stands in the file is wrong.
    case content
    /// The file could not be read or written, for now or for good: the system failed.
    case io
    /// The system does not let this account have the file.
    case denied
    /// There is no such file.
    case missing
    /// The file is not taken, whatever stands in it: a link, somebody else's.
    case refused
    /// Another process is changing it.
    case busy
  }

  public var kind: Kind
  public var file: String
  /// The line in the file, from 1; nil when it is about the whole file.
  public var line: Int?
  /// The column in the line, from 1.
  public var column: Int?
  public var message: String

  public init(
    _ kind: Kind, _ file: String, line: Int? = nil, column: Int? = nil, _ message: String
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// Whether nobody knows what stands in the file.
  public var isUnreadable: Bool { kind == .io || kind == .denied }

  /// `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`.
  public var place: String {
    [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
      .joined(separator: ":")
  }

  public var description: String { "\(place): \(message)" }
}

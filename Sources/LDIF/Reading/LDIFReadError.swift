public import LDAPTypes

/// What is wrong with an LDIF text, and where: an error, or, where it is let pass, a warning.
public struct LDIFReadError: Error, Hashable, Sendable {
  /// The file's name, or whatever else the source is called.
  public var source: String
  /// The line, counted from 1; 0 when it is not known.
  public var line: Int
  /// The byte in the line, counted from 1.
  public var column: Int
  /// The record that it belongs to.
  public var record: Record?
  public var problem: Problem

  /// Whether the reader goes on behind the record. Not when the source itself fails.
  public var mayContinueReading: Bool {
    if case .unreadable = problem { false } else { true }
  }

  /// How a message names a record.
  public struct Record: Hashable, Sendable {
    /// The entry's name as it stands in the text; nil when it cannot be read.
    public var name: String?
    /// The record's first line, counted from 1.
    public var line: Int

    public init(name: String?, line: Int) {
      self.name = name
      self.line = line
    }
  }

  public init(
    source: String, line: Int, column: Int, record: Record? = nil, problem: Problem
  ) {
    self.source = source
    self.line = line
    self.column = column
    self.record = record
    self.problem = problem
  }

  /// The same, so many lines further down.
  func moved(down lines: Int) -> LDIFReadError {
    var error = self
    error.line += lines
    error.record?.line += lines
    return error
  }

  /// What is wrong. The names in quotes are those of RFC 2849's grammar.
  public enum Problem: Hashable, Sendable {
    // Lines.
    /// A line begins with a space, but there is none before it to continue.
    case nothingToContinue
    /// A line is continued behind a tab.
    case tabFolding
    /// The line has no colon behind its name.
    case expectedColon
    /// What stands before the colon is not an "AttributeDescription" (RFC 4512 section 2.5).
    case badAttributeName(AttributeDescription.ParseError.Reason)

    // Values.
    /// A byte that a "SAFE-STRING" does not have.
    case unsafeByte(UInt8)
    /// Base64 or a URL, where only plain text may stand.
    case expectedText
    /// A value that is not base64 ends with a space.
    case trailingSpace
    /// A byte that base64 (RFC 4648 section 4) does not have.
    case badBase64(UInt8)
    /// Base64 ends in the middle of its four characters.
    case truncatedBase64
    /// The value stands at a URL, and those are not followed.
    case urlNotFollowed(String)
    /// The value stands at a URL, and that cannot be read.
    case urlFailed(String, reason: String)

    // Records.
    /// The record does not begin with `dn:`.
    case expectedDN
    /// The record begins with the three bytes of a byte order mark.
    case byteOrderMark
    /// A line `dn:` behind another record's lines: an empty line is missing before it.
    case expectedEmptyLine
    /// The name is not a distinguished name (RFC 4514).
    case badName(DistinguishedName.ParseError.Reason)
    /// The new relative name does not have one level.
    case badRelativeName
    /// The name is not UTF-8.
    case nonUTF8Name
    /// The version is not 1.
    case unsupportedVersion(String)
    /// A record begins with a version, and is not the first.
    case misplacedVersion
    /// The entry has no attributes.
    case noAttributes
    /// The file holds entries, and this is a change, or the other way round.
    case mixedRecords
    /// The file holds changes, where entries are wanted; this is the first.
    case changesOnly
    /// What ldapsearch prints about the search; its text.
    case searchTrailer(String)
    /// The record is longer than the limit, in bytes.
    case recordTooLong(limit: Int)

    // Changes.
    /// Neither `add`, `delete`, `modify`, `modrdn` nor `moddn`.
    case unknownChangeType(String)
    /// Controls stand before `changetype:` only.
    case expectedChangeType
    /// Attributes stand before `changetype:`, or a second one behind it.
    case misplacedChangeType
    /// The control's identifier is not an object identifier.
    case badControlOID
    /// The control's criticality is neither `true` nor `false`.
    case badCriticality
    /// A section of a modify record begins with `add:`, `delete:`, `replace:` or `increment:`.
    case expectedModification
    /// A section of a modify record holds the values of the attribute that it names.
    case expectedAttribute(AttributeDescription)
    /// The section adds or increments by no value.
    case expectedValue
    /// The section increments by more than one value.
    case unexpectedValue
    /// The last section does not end with `-`.
    case expectedDash
    case expectedNewRDN
    case expectedDeleteOldRDN
    /// Neither `0` nor `1`.
    case badDeleteOldRDN
    /// The record goes on where it should end.
    case expectedEnd

    // The source.
    case unreadable(ByteSourceError.Reason)
  }
}

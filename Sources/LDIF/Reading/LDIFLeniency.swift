/// What a reader lets pass although RFC 2849 does not allow it. Each is a warning then, and an error
/// otherwise.
public struct LDIFLeniency: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// A line that begins with `dn:` begins a record, without an empty line before it, as
  /// `bdii-update -c` prints them. There is one warning a file, at the first such record: all of them
  /// may be.
  public static let recordsWithoutEmptyLine = LDIFLeniency(rawValue: 1 << 0)
  /// What ldapsearch prints besides entries unless it is told not to (`-LLL`): records that begin
  /// with `search:`, `result:` or `ref:`. They are left out.
  public static let searchTrailers = LDIFLeniency(rawValue: 1 << 1)
  /// An entry without attributes, as ldapsearch prints them when it is asked for `1.1`. Of
  /// changes: an `add` without attributes.
  public static let entriesWithoutAttributes = LDIFLeniency(rawValue: 1 << 2)
  /// A line that is continued behind a tab (RFC 2849 continues it behind a space).
  public static let tabFolding = LDIFLeniency(rawValue: 1 << 3)
  /// Bytes beyond ASCII in a value that is not base64.
  public static let nonASCIIText = LDIFLeniency(rawValue: 1 << 4)
  /// A name that is not UTF-8.
  public static let nonUTF8Names = LDIFLeniency(rawValue: 1 << 5)
  /// Base64 without the `=` at its end.
  public static let unpaddedBase64 = LDIFLeniency(rawValue: 1 << 6)
  /// Attribute names with `_`, and those that begin with a digit or a hyphen.
  public static let looseAttributeNames = LDIFLeniency(rawValue: 1 << 7)
  /// A modify record whose last section does not end with `-`.
  public static let missingDash = LDIFLeniency(rawValue: 1 << 8)
  /// Entries and changes in one file.
  public static let mixedRecords = LDIFLeniency(rawValue: 1 << 9)
  /// A version other than 1.
  public static let otherVersions = LDIFLeniency(rawValue: 1 << 10)
  /// A value that is not base64 and begins with `:` or `<`, as OpenLDAP takes it.
  public static let unsafeStarts = LDIFLeniency(rawValue: 1 << 11)
  /// The version once more, before a later record, as where one file holds what several runs of
  /// ldapsearch printed.
  public static let repeatedVersions = LDIFLeniency(rawValue: 1 << 12)

  /// All that ldapsearch, slapcat and bdii-update are known to print.
  public static let dumps: LDIFLeniency = [
    .recordsWithoutEmptyLine, .searchTrailers, .entriesWithoutAttributes, .nonASCIIText,
    .unsafeStarts, .repeatedVersions,
  ]
}

public import LDAPTypes

/// The entries in some LDIF files, searched as a server would search them.
///
/// The first search reads the files from front to back, and takes note of which names stand where
/// (see `NameMap`); later ones read the parts that can hold what they ask for. Memory does not grow
/// with the files, but for these notes: half a percent of a file, and 16 MB at most; some bytes for
/// each entry handed on; the longest record, some times; and what is handed on of entries without an empty line
/// between them. Those are handed on in the order in which a BDII stores what `bdii-update -c` prints
/// (`UpdateOrder`), all others in that of the files. What a filter matches is what OpenLDAP's slapd matches with the same schema
/// (RFC 4511 section 4.5.1.7; rules by RFC 4517), with these differences: `~=` asks for equality; of the
/// attributes that a server computes a filter can ask for entryDN, and for the presence of
/// subschemaSubentry and hasSubordinates, and none is returned; CJK compatibility
/// ideographs are normalized, as RFC 4518 has it; what is compared by a rule that is no `MatchingRule`,
/// such as certificates, is Undefined. An entry keeps the name that the file spells, where slapd spells
/// each level as the entry of that level does. An entry that the files hold several times counts once,
/// where it first matches.
///
/// A record that the filter cannot match is skipped unread, whatever else may be wrong with it;
/// `LDIFReader` checks all.
public struct LDIFSnapshot: EntrySource, Sendable {
  public let name: String
  public var isSnapshot: Bool { true }

  private let paths: [String]
  private let schema: Schema
  private let options: LDIFReadOptions
  private let files = SnapshotFiles()

  /// - Parameters:
  ///   - paths: The files, plain or compressed with gzip; `-` is standard input. Of what can be read only
  ///     once, a copy is made in `TMPDIR`, by the first search.
  ///   - schema: What the attributes and classes in the files mean.
  ///   - options: What is let pass in them. As always, a URL is not followed unless asked.
  public init(
    paths: [String], schema: Schema,
    options: LDIFReadOptions = LDIFReadOptions(leniency: .dumps, trailingSpaces: .retain)
  ) {
    name = paths.map(SnapshotFiles.name).joined(separator: " ")
    self.paths = paths
    self.schema = schema
    self.options = options
  }

  /// What those files are called whose last line has no end, as far as searches came to it. Nothing in LDIF tells
  /// where it ends: such a file may be whole, and one that was cut off is mostly cut within a line.
  public var unendedFiles: [String] { files.unendedFiles }

  /// Answers all requests in one reading of the files (or one for each 64 requests).
  ///
  /// The result code is `noSuchObject` where no file holds the base or an entry below it. Where a
  /// file is not whole, the entries that it has are handed on, and the result tells of it: with the
  /// code that ldapsearch printed at the file's end, or with `other` where a record that matters
  /// cannot be read; the message says which.
  ///
  /// - Throws: `LDIFReadError` when a file cannot be read, or when nothing in the files is LDIF, or
  ///   all of it changes; or what `receive` throws.
  public func search(
    _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    var results: [SearchResult] = []
    while results.count < requests.count {
      let start = results.count
      let part = requests[start...].prefix(SnapshotSearch.maximumCount)
      var search = SnapshotSearch(Array(part), of: files, schema: schema, options: options)
      for path in paths where !search.isDone {
        try search.read(path) { try receive(start + $0, $1) }
      }
      try search.findBases()
      results += try search.results()
    }
    return results
  }
}

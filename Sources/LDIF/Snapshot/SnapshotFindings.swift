import LDAPTypes

/// What is wrong with the files of a snapshot, as far as a search came across it.
struct SnapshotFindings {
  private var first: LDIFReadError?
  private var count = 0
  /// The last search result other than success that a file holds: it is not whole then.
  private var trailer: (code: ResultCode, text: String)?
  /// The servers that were to be asked too for what a file holds.
  private var referrals = ReferralList()
  /// Whether any record begins as those of LDIF do; those of a file of changes do not count.
  var hasNames = false

  /// Looks whether a chunk has such records.
  mutating func lookForNames(in chunk: Span<UInt8>, _ index: RecordIndex) {
    if hasNames { return }
    let version: StaticString = "version:"
    hasNames = index.records.contains { record in
      let start = chunk.skippingComments(from: record.start)
      let end = min(start + version.utf8CodeUnitCount, chunk.count)
      return chunk.startsDN(start) || chunk.extracting(start..<end).isWord(version)
    }
  }

  /// Takes note of a record that cannot be read.
  ///
  /// - Parameter error: Makes the error: where it stands, which takes a look at the file, is told of the first
  ///   only.
  mutating func note(_ error: () throws -> LDIFReadError) rethrows {
    if first == nil { first = try error() }
    count += 1
  }

  /// Takes note of what ldapsearch says of the search that made the file, such as
  /// `result: 4 Size limit exceeded`, or a reference to another server.
  mutating func note(trailer text: String, in path: String) {
    let words = text.split(separator: " ")
    guard words.count > 1 else { return }
    switch words[0].lowercased() {
    case "result:":
      guard let code = Int32(words[1]), code != 0 else { return }
      trailer = (ResultCode(rawValue: code), "\(path) ends with \"\(text)\"")
    case "ref:":
      referrals.append(String(words[1]))
    default: return
    }
  }

  /// - Throws: What came first, where nothing looks like LDIF.
  func requireLDIF() throws(LDIFReadError) {
    if let first, !hasNames { throw first }
  }

  /// Tells of it in an answer that may miss something.
  func report(in result: inout SearchResult) {
    var messages: [String] = []
    if let first {
      messages.append("\(first)")
      if count > 1 { messages.append("\(count - 1) more records cannot be read") }
      result.resultCode = .other
    }
    if let trailer {
      messages.append(printable(trailer.text.utf8))
      result.resultCode = trailer.code
    }
    let (urls, furtherCount) = (referrals.urls, referrals.furtherCount)
    if !urls.isEmpty || furtherCount > 0 {
      messages.append(printable(ReferralList.words(urls, furtherCount: furtherCount).utf8))
      if result.resultCode == .success { result.resultCode = .referral }
      result.referrals = urls
      result.furtherReferralCount = furtherCount
    }
    if !messages.isEmpty { result.diagnosticMessage = messages.joined(separator: "; ") }
  }
}

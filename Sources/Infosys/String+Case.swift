internal import LDAPTypes

extension StringProtocol {
  /// Whether two names are the same but for case, as GLUE 1.3 compares them.
  func isSame(ignoringCaseOf other: some StringProtocol) -> Bool {
    var (mine, theirs) = (utf8.makeIterator(), other.utf8.makeIterator())
    while let a = mine.next() {
      guard let b = theirs.next() else { return false }
      if a == b { continue }
      // Beyond ASCII, letters of other cases may have other lengths.
      if (a | b) >= 0x80 { return lowercased() == other.lowercased() }
      if a.asciiLowercased != b.asciiLowercased { return false }
    }
    return theirs.next() == nil
  }

  /// Whether a name begins with another, but for the case of ASCII.
  func hasPrefix(ignoringASCIICaseOf prefix: some StringProtocol) -> Bool {
    var bytes = utf8.makeIterator()
    for byte in prefix.utf8 {
      guard let mine = bytes.next(), mine.asciiLowercased == byte.asciiLowercased else {
        return false
      }
    }
    return true
  }
}

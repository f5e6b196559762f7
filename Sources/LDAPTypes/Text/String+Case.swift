// Inlined: made for no type in particular, each comparison takes ten times as long.
extension StringProtocol {
  /// Whether two names are the same but for case, as GLUE 1.3 compares them.
  @inlinable package func isSame(ignoringCaseOf other: some StringProtocol) -> Bool {
    let answer = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        unsafe Self.areSame(mine.span, theirs.span)
      }
    }
    return answer.flatMap(\.self).flatMap(\.self) ?? (lowercased() == other.lowercased())
  }

  /// The same of their bytes; nil where that takes more than bytes: beyond ASCII, letters of other cases may
  /// have other lengths.
  @usableFromInline static func areSame(_ mine: Span<UInt8>, _ theirs: Span<UInt8>) -> Bool? {
    for index in 0..<Swift.min(mine.count, theirs.count) where mine[index] != theirs[index] {
      if (mine[index] | theirs[index]) >= 0x80 { return nil }
      if mine[index].asciiLowercased != theirs[index].asciiLowercased { return false }
    }
    return mine.count == theirs.count
  }

  /// Whether a name begins with another, but for the case of ASCII.
  @inlinable package func hasPrefix(ignoringASCIICaseOf prefix: some StringProtocol) -> Bool {
    let answer = utf8.withContiguousStorageIfAvailable { mine in
      prefix.utf8.withContiguousStorageIfAvailable { theirs in
        unsafe mine.starts(with: theirs) { $0.asciiLowercased == $1.asciiLowercased }
      }
    }
    return answer.flatMap(\.self)
      ?? utf8.starts(with: prefix.utf8) { $0.asciiLowercased == $1.asciiLowercased }
  }
}

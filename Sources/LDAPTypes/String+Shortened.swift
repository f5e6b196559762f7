extension String {
  /// So many characters of others are shown.
  private static let most = 500

  /// The words of others as they are shown: whole, unless there are very many.
  package var shortened: String {
    // Most are few, and bytes are counted faster than characters.
    if utf8.count <= Self.most { return self }
    let start = prefix(Self.most)
    return start.endIndex == endIndex ? self : String(start) + "…"
  }
}

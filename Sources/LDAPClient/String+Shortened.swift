extension String {
  /// So many of a server's characters are shown.
  private static let most = 500

  /// A server's words as they are shown: whole, unless there are very many.
  var shortened: String {
    // Most are few, and bytes are counted faster than characters.
    if utf8.count <= Self.most { return self }
    let start = prefix(Self.most)
    return start.endIndex == endIndex ? self : String(start) + "…"
  }
}

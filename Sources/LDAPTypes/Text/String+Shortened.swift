extension String {
  /// The words of others as they are shown: whole, unless there are very many.
  package var shortened: String { shortened(to: 500) }

  /// The beginning of the words of others, with what tells that they go on; all of them where they are no
  /// longer. What stands on a letter counts as it does: thousands of marks do not make one.
  ///
  /// - Parameter most: So many Unicode scalars.
  package func shortened(to most: Int) -> String {
    // Most are few, and bytes are counted faster than scalars.
    if utf8.count <= most { return self }
    let start = unicodeScalars.prefix(most)
    return start.endIndex == endIndex ? self : String(start) + "…"
  }
}

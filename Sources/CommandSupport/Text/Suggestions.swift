/// Names that somebody may have meant who wrote another one.
enum Suggestions {
  /// The names that are nearest, five at the most, the best first: those that hold the text, or differ from it
  /// in few letters. Case does not matter.
  static func names(for text: String, among names: [String]) -> [String] {
    let text = text.lowercased()
    guard !text.isEmpty, text.utf8.count <= 200 else { return [] }
    let rated = names.compactMap { name -> (rank: Int, name: String)? in
      let candidate = name.lowercased()
      let distance = distance(Array(text.utf8), Array(candidate.utf8))
      if distance <= max(2, text.utf8.count / 8) { return (distance, name) }
      guard text.utf8.count >= 4, candidate.contains(text) else { return nil }
      return (1_000 + distance, name)
    }
    return rated.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }.prefix(5).map(\.name)
  }

  /// In how many letters two texts differ: put in, left out or changed (Levenshtein).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}

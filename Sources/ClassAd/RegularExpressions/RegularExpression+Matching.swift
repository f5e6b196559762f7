extension RegularExpression {
  /// Whether it matches anywhere in the text.
  ///
  /// - Throws: When it takes more steps than there are.
  func matches(_ text: [UInt8], steps: inout Int) throws(EvaluationFailure) -> Bool {
    if let literal {
      steps -= text.count
      return contains(literal, text)
    }
    guard edges.fit(text) else { return false }
    var matcher = PatternMatcher(self, text, slotCount: 0)
    return try matcher.run(&steps) != nil
  }

  /// Where the first match and its groups stand; nil without one.
  func groups(in text: [UInt8], steps: inout Int) throws(EvaluationFailure) -> [Range<Int>?]? {
    var matcher = PatternMatcher(self, text, slotCount: (groupCount + 1) * 2)
    guard let slots = try matcher.run(&steps) else { return nil }
    return (0...groupCount).map { group in
      let (start, end) = (Int(slots[group * 2]), Int(slots[group * 2 + 1]))
      return start >= 0 && end >= start ? start..<end : nil
    }
  }

  private func contains(_ literal: [ByteSet], _ text: [UInt8]) -> Bool {
    guard text.count >= literal.count else { return false }
    let first = literal[0]
    let last = text.count - literal.count
    for start in 0...last where first.contains(text[start]) {
      var length = 1
      while length < literal.count, literal[length].contains(text[start + length]) { length += 1 }
      if length == literal.count { return true }
    }
    return false
  }
}

/// `(theirs) && (ours)`, put in and taken out again. Comments around what is put in mark it.
extension JDLDocument {
  static let openingMark = "/*pps<*/"
  /// The line end before it is ours too: what stands before that may be a comment to the end of its line,
  /// in which a mark would be lost.
  static let openingMarkOnOwnLine = "/*pps<|*/"
  static let closingMark = "/*>pps*/"

  /// Adds a condition to an attribute, as `(theirs) && (ours)`; where there is none, ours alone.
  ///
  /// What was added before is replaced: merged twice is merged once. No byte of theirs changes.
  ///
  /// - Parameter path: `Requirements`, at any depth.
  public func merging(
    _ condition: Expression, into path: AttributePath = AttributePath("Requirements")
  ) throws(EditError) -> JDLDocument {
    let document = try unmerging(path)
    guard let theirs = document.layout(at: path)?.value.range else {
      let added = try document.addition(of: path, condition.description)
      let isBehindAll = added.range.lowerBound == document.bytes.count
      let text =
        isBehindAll && added.text.utf8.first == UInt8(ascii: "\n")
        ? "\n" + Self.openingMarkOnOwnLine + added.text.dropFirst() + Self.closingMark
        : Self.marked(added.text)
      return try document.replacing([Edit(added.range, text)])
    }
    let (start, end) = (theirs.lowerBound, theirs.upperBound)
    return try document.replacing([
      Edit(start..<start, Self.marked("(")),
      Edit(end..<end, Self.marked(") && (\(condition))")),
    ])
  }

  /// Takes out what ``merging(_:into:)`` added: the document has the bytes that it had before.
  public func unmerging(
    _ path: AttributePath = AttributePath("Requirements")
  ) throws(EditError) -> JDLDocument {
    guard let attribute = layout(at: path)?.range else { return self }
    let marked = markedRanges.filter { $0.overlaps(attribute) }
    return marked.isEmpty ? self : try replacing(marked.map { Edit($0, "") })
  }

  /// Whether ``merging(_:into:)`` added something to an attribute.
  public func isMerged(_ path: AttributePath = AttributePath("Requirements")) -> Bool {
    guard let attribute = layout(at: path)?.range else { return false }
    return markedRanges.contains { $0.overlaps(attribute) }
  }

  private static func marked(_ text: String) -> String { openingMark + text + closingMark }

  /// From each opening mark to the closing one behind it.
  private var markedRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for token in tokens where token.kind == .comment {
      if bytes[token.range].elementsEqual(Self.openingMark.utf8) {
        start = token.range.lowerBound
      } else if bytes[token.range].elementsEqual(Self.openingMarkOnOwnLine.utf8) {
        let at = token.range.lowerBound
        start = at > 0 && bytes[at - 1] == UInt8(ascii: "\n") ? at - 1 : at
      } else if let opening = start, bytes[token.range].elementsEqual(Self.closingMark.utf8) {
        ranges.append(opening..<token.range.upperBound)
        start = nil
      }
    }
    return ranges
  }
}

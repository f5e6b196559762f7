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
    try merging(condition, into: [path])
  }

  /// The same for several attributes at once.
  public func merging(
    _ condition: Expression, into paths: [AttributePath]
  ) throws(EditError) -> JDLDocument {
    let document = try unmerging(paths)
    let (start, end) = (Self.marked("("), Self.marked(") && (\(condition))"))
    var edits: [Edit] = []
    for path in Set(paths) {
      guard let theirs = document.layout(at: path)?.value.range else {
        edits.append(try document.markedAddition(of: condition, at: path))
        continue
      }
      edits.append(Edit(theirs.lowerBound..<theirs.lowerBound, start))
      edits.append(Edit(theirs.upperBound..<theirs.upperBound, end))
    }
    return try document.replacing(edits)
  }

  private func markedAddition(
    of condition: Expression, at path: AttributePath
  ) throws(EditError) -> Edit {
    let added = try addition(of: path, condition.description)
    let isBehindAll = added.range.lowerBound == bytes.count
    let text =
      isBehindAll && added.text.utf8.first == UInt8(ascii: "\n")
      ? "\n" + Self.openingMarkOnOwnLine + added.text.dropFirst() + Self.closingMark
      : Self.marked(added.text)
    return Edit(added.range, text)
  }

  /// Takes out what ``merging(_:into:)`` added: the document has the bytes that it had before.
  public func unmerging(
    _ path: AttributePath = AttributePath("Requirements")
  ) throws(EditError) -> JDLDocument {
    try unmerging([path])
  }

  /// The same for several attributes at once.
  public func unmerging(_ paths: [AttributePath]) throws(EditError) -> JDLDocument {
    let marked = markedRanges(within: paths)
    return marked.isEmpty ? self : try replacing(marked.map { Edit($0, "") })
  }

  /// Whether ``merging(_:into:)`` added something to an attribute.
  public func isMerged(_ path: AttributePath = AttributePath("Requirements")) -> Bool {
    !markedRanges(within: [path]).isEmpty
  }

  /// What was added to attributes.
  private func markedRanges(within paths: [AttributePath]) -> [Range<Int>] {
    let marked = markedRanges
    if marked.isEmpty { return [] }
    // They stand one behind the other or within each other: what ends before a mark ends before all later.
    let attributes = paths.compactMap { layout(at: $0)?.range }
      .sorted { $0.lowerBound < $1.lowerBound }
    var (next, end) = (0, 0)
    return marked.filter { range in
      while next < attributes.count, attributes[next].lowerBound < range.upperBound {
        end = max(end, attributes[next].upperBound)
        next += 1
      }
      return end > range.lowerBound
    }
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

/// `(theirs) && (ours)`, put in and taken out again. ``MergedPart`` marks what is put in.
extension JDLDocument {
  /// Adds a condition to an attribute, as `(theirs) && (ours)`; where there is none, ours alone.
  ///
  /// What was added before is replaced: merged twice is merged once. No byte of theirs changes.
  ///
  /// - Parameter path: `Requirements`, at any depth.
  /// - Throws: ``EditError``, also where what was added before was changed since.
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
    let (start, end) = (MergedPart.marked("("), MergedPart.marked(") && (\(condition))"))
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
      ? MergedPart.markedOnOwnLine(String(added.text.dropFirst()))
      : MergedPart.marked(added.text)
    return Edit(added.range, text)
  }

  /// Takes out what ``merging(_:into:)`` added: the document has the bytes that it had before.
  ///
  /// Where more was written behind what was added, or before it, the parentheses around theirs stay.
  ///
  /// - Throws: ``EditError`` when what was added was changed since, or the rest cannot be read without.
  public func unmerging(
    _ path: AttributePath = AttributePath("Requirements")
  ) throws(EditError) -> JDLDocument {
    try unmerging([path])
  }

  /// The same for several attributes at once.
  public func unmerging(_ paths: [AttributePath]) throws(EditError) -> JDLDocument {
    let layouts = paths.compactMap(layout)
    let parts = mergedParts(within: layouts)
    if let changed = parts.first(where: \.isChanged) {
      throw .changed(SourcePosition(of: changed.content.lowerBound, in: bytes))
    }
    if parts.isEmpty { return self }
    let kept = keptParentheses(of: layouts, parts)
    do throws(EditError) {
      return try replacing(parts.map { Edit($0.range, kept[$0.range.lowerBound] ?? rest(of: $0)) })
    } catch {
      if case .unreadable(let error) = error { throw .inseparable(error) }
      throw error
    }
  }

  /// What was added to attributes.
  private func mergedParts(within layouts: [AttributeLayout]) -> [MergedPart] {
    let parts = MergedPart.all(in: bytes, tokens)
    if parts.isEmpty { return [] }
    // They stand one behind the other or within each other: what ends before a mark ends before all later.
    let attributes = layouts.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    var (next, end) = (0, 0)
    return parts.filter { part in
      while next < attributes.count, attributes[next].lowerBound < part.range.upperBound {
        end = max(end, attributes[next].upperBound)
        next += 1
      }
      return end > part.range.lowerBound
    }
  }

  /// What stays of a part that is taken out: the line end before it, where something was written behind it.
  private func rest(of part: MergedPart) -> String {
    let end = part.range.upperBound
    return part.isOnOwnLine && end < bytes.count && bytes[end] != UInt8(ascii: "\n") ? "\n" : ""
  }

  /// The parentheses around theirs that mean something else now, because the expression goes on outside
  /// of them: by where their parts begin.
  private func keptParentheses(
    of layouts: [AttributeLayout], _ parts: [MergedPart]
  ) -> [Int: String] {
    var kept: [Int: String] = [:]
    for value in layouts.map(\.value.range) {
      var (low, high) = (0, parts.count)
      while low < high {
        let middle = (low + high) / 2
        if parts[middle].range.upperBound <= value.lowerBound {
          low = middle + 1
        } else {
          high = middle
        }
      }
      let own = parts[low...].prefix { $0.range.lowerBound < value.upperBound }
      guard own.count == 2, let first = own.first?.range, let last = own.last?.range,
        value.lowerBound < first.lowerBound || value.upperBound > last.upperBound
      else { continue }
      kept[first.lowerBound] = "("
      kept[last.lowerBound] = ")"
    }
    return kept
  }
}

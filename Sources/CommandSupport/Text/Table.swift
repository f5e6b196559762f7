internal import LDAPTypes

/// A table of text for people: columns as wide as their widest cell, two spaces between them. Where they
/// would be too narrow to read, each row is a block of lines.
///
/// A cell may have several lines. What would move a terminal's cursor is made visible.
public struct Table {
  /// How a row looks where there are colours.
  public enum Emphasis: Sendable {
    case none
    /// What is over.
    case dim
    /// What should not be relied upon.
    case alarming

    fileprivate var escape: String {
      switch self {
      case .none: ""
      case .dim: "\u{1B}[2m"
      case .alarming: "\u{1B}[31m"
      }
    }
  }

  /// How narrow a column may get that is wider by nature.
  private static let narrowest = 30

  private var rows: [(cells: [[String]], emphasis: Emphasis)]

  public init(columns: [String]) {
    rows = [(columns.map { [$0] }, .none)]
  }

  /// Adds a row; each cell is a list of lines.
  public mutating func append(_ cells: [[String]], emphasis: Emphasis = .none) {
    rows.append((cells.map { $0.isEmpty ? ["-"] : $0.map(TerminalText.visible) }, emphasis))
  }

  /// The table, each line ended, as wide as it comes.
  public var text: String { text() }

  /// The table, each line ended.
  ///
  /// - Parameters:
  ///   - width: Where cells are wrapped so that lines are not longer. Nothing is left out.
  ///   - hasColors: Whether emphasis is shown.
  public func text(width: Int? = nil, hasColors: Bool = false) -> String {
    var widths = [Int](repeating: 0, count: rows[0].cells.count)
    for row in rows {
      for (column, lines) in row.cells.enumerated() {
        for line in lines { widths[column] = max(widths[column], TextWidth.of(line)) }
      }
    }
    let natural = widths
    if let width {
      guard let fitted = Self.fitted(natural, to: width - 2 * (natural.count - 1)) else {
        return blocks(width: width, hasColors: hasColors)
      }
      widths = fitted
    }
    let blank = String(repeating: " ", count: widths.reduce(0) { $0 + $1 + 2 })
    var text = ""
    for row in rows {
      let cells = row.cells.enumerated().map { column, lines in
        widths[column] == natural[column]
          ? lines : lines.flatMap { TextWidth.wrapped($0, width: widths[column]) }
      }
      let escape = hasColors ? row.emphasis.escape : ""
      for index in 0..<(cells.map(\.count).max() ?? 0) {
        text += escape
        var gap = 0  // The spaces before the next cell that is not empty.
        for (column, lines) in cells.enumerated() {
          let cell = index < lines.count ? lines[index] : ""
          if !cell.isEmpty {
            text += Substring(blank.utf8.prefix(gap))
            text += cell
            gap = 0
          }
          gap += widths[column] - TextWidth.of(cell) + 2
        }
        while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
        text += escape.isEmpty ? "\n" : "\u{1B}[0m\n"
      }
    }
    return text
  }

  /// A block a row, with an empty line before the next: titles, and what they say beside them. Lines are
  /// longer than `width` only where it leaves no room beside the titles.
  private func blocks(width: Int, hasColors: Bool) -> String {
    let titles = rows[0].cells.map { $0.joined(separator: " ") }
    let margin = (titles.map(TextWidth.of).max() ?? 0) + 2
    let room = max(width - margin, 10)
    let blocks = rows.dropFirst().map { row in
      let escape = hasColors ? row.emphasis.escape : ""
      return zip(titles, row.cells).map { title, cell in
        let lines = cell.flatMap { TextWidth.wrapped($0, width: room) }
        return lines.enumerated().map { index, line in
          let left = index == 0 ? title : ""
          let gap = String(repeating: " ", count: margin - TextWidth.of(left))
          return escape + left + gap + line + (escape.isEmpty ? "\n" : "\u{1B}[0m\n")
        }.joined()
      }.joined()
    }
    return blocks.joined(separator: "\n")
  }

  /// Widths that need no more than `available`, taken from the widest columns; nil when one would get too
  /// narrow to read.
  private static func fitted(_ natural: [Int], to available: Int) -> [Int]? {
    func limited(_ limit: Int) -> [Int] { natural.map { min($0, limit) } }
    func fits(_ limit: Int) -> Bool { limited(limit).reduce(0, +) <= available }
    var (low, high) = (narrowest, natural.max() ?? 0)
    if fits(high) { return natural }
    guard fits(low) else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if fits(middle) { low = middle } else { high = middle }
    }
    var widths = limited(low)
    // What the limit leaves over, from the left.
    var rest = available - widths.reduce(0, +)
    for column in widths.indices where rest > 0 && widths[column] < natural[column] {
      widths[column] += 1
      rest -= 1
    }
    return widths
  }

  /// The table with cells' lines cut that are longer than so many characters (Unicode scalars), and how many
  /// were.
  func cut(at longest: Int) -> (table: Table, count: Int) {
    var (table, count) = (self, 0)
    for row in rows.indices {
      for column in rows[row].cells.indices {
        for (index, line) in rows[row].cells[column].enumerated() {
          let short = line.shortened(to: longest)
          if short == line { continue }
          table.rows[row].cells[column][index] = short
          count += 1
        }
      }
    }
    return (table, count)
  }
}

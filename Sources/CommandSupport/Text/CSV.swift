/// Comma-separated values (RFC 4180) for spreadsheets, made safe to open in one.
public enum CSV {
  /// A line, with its end.
  public static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// Several values as one cell: spaces between them, unless they hold some themselves.
  public static func joined(_ values: [String]) -> String {
    let hasSpaces = values.contains { $0.utf8.contains(UInt8(ascii: " ")) }
    return values.joined(separator: hasSpaces ? "; " : " ")
  }

  /// One cell. Control characters are made visible. What a spreadsheet would take for a formula gets
  /// an apostrophe before it, which tells it that this is text.
  ///
  /// Whatever is written above or behind a sign does not make it another one: readers of CSV know no
  /// combining marks.
  private static func cell(_ text: String) -> String {
    var text = TerminalText.visible(text)
    if let first = text.unicodeScalars.first, "=+-@＝＋－＠".unicodeScalars.contains(first) {
      text = "'" + text
    }
    let space = UInt8(ascii: " ")
    guard
      text.utf8.contains(where: { "\",".utf8.contains($0) }) || text.utf8.first == space
        || text.utf8.last == space
    else { return text }
    let quotes = "\"\"".unicodeScalars
    return "\"" + String(text.unicodeScalars.replacing(quotes.prefix(1), with: quotes)) + "\""
  }
}

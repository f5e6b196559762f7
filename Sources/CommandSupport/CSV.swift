/// Comma-separated values (RFC 4180) for spreadsheets, made safe to open in one.
public enum CSV {
  /// A line, with its end.
  public static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// Several values as one cell: spaces between them, unless they hold some themselves.
  public static func joined(_ values: [String]) -> String {
    values.joined(separator: values.contains { $0.contains(" ") } ? "; " : " ")
  }

  /// One cell. Control characters are made visible. What a spreadsheet would take for a formula gets
  /// an apostrophe before it, which tells it that this is text.
  private static func cell(_ text: String) -> String {
    var text = TerminalText.visible(text)
    // Whatever is written above or behind the sign does not make it another one.
    if let first = text.unicodeScalars.first, "=+-@＝＋－＠".unicodeScalars.contains(first) {
      text = "'" + text
    }
    guard
      text.utf8.contains(where: { "\",".utf8.contains($0) }) || text.hasPrefix(" ")
        || text.hasSuffix(" ")
    else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

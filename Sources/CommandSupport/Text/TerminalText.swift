/// Text from elsewhere, made safe to look at: what a terminal would obey is shown instead.
public enum TerminalText {
  /// The text on one line, without controls: escape sequences, line ends, bidirectional overrides
  /// and invisible characters stand as `\u{1B}`.
  public static func visible(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isSafe(scalar) {
        visible.append(scalar)
      } else {
        visible.append(contentsOf: scalar.escaped(asASCII: true).unicodeScalars)
      }
    }
    return String(visible)
  }

  /// Whether a terminal shows it and does nothing else.
  static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    // Letters and marks among them: fillers of Hangul, variation selectors.
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}

internal import ArgumentParser

/// A shell that is given lines to evaluate, and how text is written that it is to read as data.
public enum Shell: String, WordArgument, Sendable {
  /// A POSIX shell: sh, dash, bash, ksh, zsh.
  case sh
  /// csh, tcsh.
  case csh

  /// The text as one word, in single quotes; nil when this shell has no way to write it that is safe
  /// whatever the shell's settings.
  public func quoted(_ text: String) -> String? {
    switch self {
    case .sh: Self.quoted(text)
    case .csh: Self.cshQuoted(text)
    }
  }

  /// The text as one word of a POSIX shell, whatever it holds: in single quotes, which end only at a
  /// quote.
  public static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// csh replaces `!` within single quotes too, and a line ends within them, unless a backslash stands
  /// before it. What a backslash does elsewhere depends on tcsh's `backslash_quote`, so a text with
  /// one is not written at all.
  private static func cshQuoted(_ text: String) -> String? {
    var word = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": word += "'\\''"
      case "!", "\n": word += "\\\(scalar)"
      case "\\", "\0", "\r": return nil
      default: word.unicodeScalars.append(scalar)
      }
    }
    return word + "'"
  }
}

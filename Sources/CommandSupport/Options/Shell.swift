internal import ArgumentParser

/// A shell that is given lines to evaluate, and how text is written that it is to read as data.
public enum Shell: String, WordArgument, Sendable {
  /// A POSIX shell: sh, dash, bash, ksh, zsh.
  case sh
  /// csh, tcsh.
  case csh

  /// The text as one word, with quotes or backslashes; nil when this shell has no way to write it that is
  /// safe whatever the shell's settings.
  public func quoted(_ text: String) -> String? {
    switch self {
    case .sh: Self.quoted(text)
    case .csh: Self.cshQuoted(text)
    }
  }

  /// The text as one word of a POSIX shell, whatever it holds: in single quotes, which end only at a
  /// quote.
  public static func quoted(_ text: String) -> String {
    String(decoding: quoted(Array(text.utf8)), as: UTF8.self)
  }

  /// The same of bytes.
  public static func quoted(_ text: [UInt8]) -> [UInt8] {
    let parts = text.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return Array("'".utf8) + parts.joined(separator: "'\\''".utf8) + Array("'".utf8)
  }

  /// The text as one word of a POSIX shell, as people write it: in quotes only where it needs them.
  public static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "-._/:+".utf8.contains(byte)
      }
    }
    return isPlain && !text.isEmpty ? text : quoted(text)
  }

  /// csh replaces within single quotes too what begins with the first character of `$histchars`, whichever
  /// that is: so what is ASCII and no letter, digit nor of plain names has a backslash before it, outside of
  /// quotes. A line ends within them, unless a backslash stands before that. Beyond ASCII all is in quotes: in
  /// some encodings a character can end with what would be the backslash of the next.
  ///
  /// What two backslashes are depends on tcsh's `backslash_quote`, so a text with one is not written at all.
  private static func cshQuoted(_ text: String) -> String? {
    var word = ""
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if ["\\", "\0", "\r"].contains(scalar) { return nil }
      if isQuoted != (!scalar.isASCII || scalar == "\n") {
        word += "'"
        isQuoted.toggle()
      }
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-": break
      case _ where scalar.isASCII: word += "\\"
      default: break
      }
      word.unicodeScalars.append(scalar)
    }
    if isQuoted { word += "'" }
    return word.isEmpty ? "''" : word
  }
}

import Glibc
import LDAPTypes

extension Span<UInt8> {
  /// Where the next line feed stands.
  func firstNewline(from start: Int) -> Int? {
    first(UInt8(ascii: "\n"), in: start..<count)
  }

  /// Where the byte stands first. The corresponding C function is `memchr`.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    unsafe withUnsafeBufferPointer { bytes in
      guard !range.isEmpty, range.upperBound <= bytes.count, let base = bytes.baseAddress,
        let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// Where the byte stands last.
  func last(_ byte: UInt8, in range: Range<Int>) -> Int? {
    unsafe withUnsafeBufferPointer { bytes in
      guard range.upperBound <= bytes.count else { return nil }
      var at = range.upperBound
      while at > range.lowerBound {
        at -= 1
        if unsafe bytes[at] == byte { return at }
      }
      return nil
    }
  }

  /// Whether what begins there continues the line before (RFC 2849 note 2; behind a tab only where that is let
  /// pass).
  func continuesLine(at start: Int) -> Bool {
    start < count && (self[start] == UInt8(ascii: " ") || self[start] == UInt8(ascii: "\t"))
  }

  /// Whether all bytes are from 0x0E to 0x7F, as those of nearly all lines are.
  var isPlainASCII: Bool {
    unsafe withUnsafeBytes { bytes in
      var at = 0
      let first = SIMD16<UInt8>(repeating: 0x0E)
      while at + 16 <= bytes.count {
        let block = unsafe bytes.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
        // What is below 0x0E is above 0x7F then.
        if (block &- first).max() > 0x7F - 0x0E { return false }
        at += 16
      }
      while at < bytes.count {
        if unsafe bytes[at] &- 0x0E > 0x7F - 0x0E { return false }
        at += 1
      }
      return true
    }
  }

  /// Whether `dn:` stands there, in some case.
  func startsDN(_ start: Int) -> Bool {
    start + 2 < count && self[start] | 0x20 == UInt8(ascii: "d")
      && self[start + 1] | 0x20 == UInt8(ascii: "n") && self[start + 2] == UInt8(ascii: ":")
  }

  /// How many line feeds there are.
  var feedCount: Int {
    var count = 0
    for index in indices where self[index] == UInt8(ascii: "\n") { count += 1 }
    return count
  }

  /// Whether the bytes are the word, whatever the case of its letters.
  func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { word in
      for index in indices {
        guard unsafe self[index].asciiLowercased == word[index] else { return false }
      }
      return true
    }
  }
}

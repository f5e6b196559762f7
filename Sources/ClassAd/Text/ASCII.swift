internal import Glibc

/// Characters as bytes, as C's `ctype.h` has them in the C locale.
enum ASCII {
  @inline(__always)
  static func lowercase(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  @inline(__always)
  static func uppercase(_ byte: UInt8) -> UInt8 {
    byte &- 0x61 < 26 ? byte & ~0x20 : byte
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isOctal(_ byte: UInt8) -> Bool { byte &- 0x30 < 8 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }
  static func isNameStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == UInt8(ascii: "_") }
  static func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

  /// The same for texts that differ in the case of letters only (FNV-1a).
  static func foldedHash(_ bytes: [UInt8]) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes {
      hash = (hash ^ UInt32(lowercase(byte))) &* 16_777_619
    }
    return hash ^ hash >> 15
  }

  /// Whether they differ in the case of letters only. Nearly all that have one hash do not differ
  /// at all.
  static func isEqualFolded(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe memcmp(left, right, left.count) == 0 || compareFolded(left, right) == 0
  }

  /// -1, 0 or 1, as C's `strcasecmp` orders them.
  static func compareFolded(_ left: [UInt8], _ right: [UInt8]) -> Int32 {
    let shared = min(left.count, right.count)
    for index in 0..<shared {
      let (a, b) = (lowercase(left[index]), lowercase(right[index]))
      if a != b { return a < b ? -1 : 1 }
    }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }

  /// -1, 0 or 1, as C's `strcmp` orders them.
  static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int32 {
    let shared = min(left.count, right.count)
    for index in 0..<shared where left[index] != right[index] {
      return left[index] < right[index] ? -1 : 1
    }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }
}

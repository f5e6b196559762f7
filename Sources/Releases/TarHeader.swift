/// The headers of tar archives as POSIX has them (pax, IEEE 1003.1): ustar, with an extended header
/// before it where a name is too long. Owners, groups and devices are 0.
///
/// We write them ourselves, since linking libarchive's writer brings all its formats in, and the
/// libraries that they need.
struct TarHeader {
  enum Kind: UInt8 {
    case file = 0x30
    case symbolicLink = 0x32
    case directory = 0x35
    /// The extended header of the one that follows.
    case extended = 0x78
  }

  static let blockSize = 512
  /// The largest size in **bytes**, and the latest time in **seconds** since 1970, that a header can tell.
  static let largestNumber = 1 << 33 - 1

  var name: String
  var kind: Kind
  var mode: Int
  var size = 0
  /// In seconds since 1970.
  var time: Int
  /// Where a symbolic link points.
  var target = ""

  /// The header's blocks, with those of an extended header before them where it needs one.
  var bytes: [UInt8] {
    let long =
      (name.utf8.count > 100 ? record("path", name) : [])
      + (target.utf8.count > 100 ? record("linkpath", target) : [])
    guard !long.isEmpty else { return block }
    let extended = TarHeader(
      name: "pax_header", kind: .extended, mode: 0o644, size: long.count, time: time)
    return extended.block + Self.padded(long) + block
  }

  /// Data, filled up to whole blocks.
  static func padded(_ data: [UInt8]) -> [UInt8] {
    data + filling(after: data.count)
  }

  /// What fills up so many bytes to whole blocks.
  static func filling(after count: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: (blockSize - count % blockSize) % blockSize)
  }

  /// What an archive ends with.
  static let end = [UInt8](repeating: 0, count: 2 * blockSize)

  private var block: [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    func put(_ text: some Sequence<UInt8>, at offset: Int, upTo length: Int) {
      for (index, byte) in text.prefix(length).enumerated() { block[offset + index] = byte }
    }
    func put(_ number: Int, at offset: Int, digits: Int) {
      let text = String(number, radix: 8)
      let zeros = String(repeating: "0", count: max(0, digits - text.count))
      put((zeros + text).utf8, at: offset, upTo: digits)
    }
    put(name.utf8, at: 0, upTo: 100)
    put(mode, at: 100, digits: 7)
    put(0, at: 108, digits: 7)
    put(0, at: 116, digits: 7)
    put(size, at: 124, digits: 11)
    put(time, at: 136, digits: 11)
    put([UInt8](repeating: 0x20, count: 8), at: 148, upTo: 8)
    block[156] = kind.rawValue
    put(target.utf8, at: 157, upTo: 100)
    put("ustar\u{0}00".utf8, at: 257, upTo: 8)
    let sum = block.reduce(0) { $0 + Int($1) }
    put(sum, at: 148, digits: 6)
    block[154] = 0
    return block
  }

  /// A record of an extended header: its own length, a key and a value.
  private func record(_ key: String, _ value: String) -> [UInt8] {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count
    while String(length).utf8.count + rest.utf8.count != length {
      length = String(length).utf8.count + rest.utf8.count
    }
    return Array("\(length)\(rest)".utf8)
  }
}

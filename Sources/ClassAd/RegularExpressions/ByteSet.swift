/// A set of bytes.
struct ByteSet: Hashable, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  static let all = ByteSet(UInt8.min...UInt8.max)

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word >> UInt64(byte & 63) & 1 == 1
  }

  mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  mutating func formUnion(_ other: ByteSet) {
    words.0 |= other.words.0
    words.1 |= other.words.1
    words.2 |= other.words.2
    words.3 |= other.words.3
  }

  var inverted: ByteSet {
    var set = self
    set.words = (~words.0, ~words.1, ~words.2, ~words.3)
    return set
  }

  /// With both cases of each ASCII letter in it.
  var ignoringCase: ByteSet {
    var set = self
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      let capital = ASCII.uppercase(letter)
      if contains(letter) { set.insert(capital) }
      if contains(capital) { set.insert(letter) }
    }
    return set
  }

  static func == (left: Self, right: Self) -> Bool { left.words == right.words }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

extension ByteSet {
  static let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))
  static let spaces = ByteSet((UInt8.min...127).filter(ASCII.isSpace))
  static let wordParts = ByteSet((UInt8.min...127).filter(ASCII.isNamePart))

  /// `[:name:]`, in the C locale.
  init?(posixClass name: String) {
    let ascii = UInt8.min...127
    let isPunctuation: (UInt8) -> Bool = { (0x21..<0x7F).contains($0) && !Self.isAlphanumeric($0) }
    switch name {
    case "alpha": self.init(ascii.filter(ASCII.isLetter))
    case "digit": self = .digits
    case "alnum": self.init(ascii.filter(Self.isAlphanumeric))
    case "upper": self.init(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    case "lower": self.init(UInt8(ascii: "a")...UInt8(ascii: "z"))
    case "space": self = .spaces
    case "blank": self.init([0x20, 0x09])
    case "punct": self.init(ascii.filter(isPunctuation))
    case "cntrl": self.init(ascii.filter { $0 < 0x20 || $0 == 0x7F })
    case "print": self.init(0x20..<0x7F)
    case "graph": self.init(0x21..<0x7F)
    case "xdigit": self.init(ascii.filter(ASCII.isHexadecimal))
    case "word": self = .wordParts
    default: return nil
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte)
  }
}

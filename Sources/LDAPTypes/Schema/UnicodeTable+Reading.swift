extension UnicodeTable {
  /// Characters, and what the table says of them: of one, or of the first of a run.
  typealias Item = (characters: ClosedRange<UInt32>, numbers: [UInt32])

  static func items(_ table: StaticString) -> [Item] {
    table.description.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map {
      item in
      let numbers = item.split { !$0.isASCIIAlphanumeric }.map {
        $0.reduce(UInt32(0)) { $0 * 16 + UInt32($1.hexDigitValue!) }
      }
      let isRun = item.contains(UInt8(ascii: "-"))
      return (numbers[0]...numbers[isRun ? 1 : 0], Array(numbers[(isRun ? 2 : 1)...]))
    }
  }

  /// A table of single numbers, by the character.
  ///
  /// - Parameter areInSequence: Whether those of a run count up, or are all the same.
  static func numbers(_ table: StaticString, areInSequence: Bool) -> [Unicode.Scalar: UInt32] {
    var found: [Unicode.Scalar: UInt32] = [:]
    for (characters, numbers) in items(table) {
      for (offset, character) in characters.enumerated() {
        found[Unicode.Scalar(character)!] = numbers[0] + (areInSequence ? UInt32(offset) : 0)
      }
    }
    return found
  }
}

extension Unicode.Scalar {
  /// The small letter of a capital, as OpenLDAP knows them; itself where it is none.
  var smallLetter: Unicode.Scalar {
    Self.smallLetters[self].map { Unicode.Scalar($0)! } ?? self
  }

  private static let smallLetters = UnicodeTable.numbers(
    UnicodeTable.smallLetters, areInSequence: true)

  /// The class by which marks behind a character are ordered; 0 for all others.
  var combiningClass: UInt32 { value < 0x300 ? 0 : Self.combiningClasses[self] ?? 0 }

  private static let combiningClasses = UnicodeTable.numbers(
    UnicodeTable.combiningClasses, areInSequence: false)
}

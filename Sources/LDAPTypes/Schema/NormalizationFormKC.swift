/// Unicode's normalization form KC (Unicode Standard Annex 15), as RFC 4518 section 2.3 asks for it: characters
/// that mean the same in another form become one. Those that came after Unicode 3.2 stay as they are.
package enum NormalizationFormKC {
  package static func normalize(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for scalar in text { decompose(scalar, into: &scalars) }
    order(&scalars)
    return compose(scalars)
  }

  private static func decompose(_ scalar: Unicode.Scalar, into scalars: inout [Unicode.Scalar]) {
    if scalar.value < 0xA0 {
      scalars.append(scalar)
    } else if let parts = Hangul.parts(of: scalar) ?? decompositions[scalar] {
      scalars += parts
    } else {
      scalars.append(scalar)
    }
  }

  /// Orders the marks behind each character by their classes; those of one class stay as they stand.
  private static func order(_ scalars: inout [Unicode.Scalar]) {
    var start = 0
    while start < scalars.count {
      var end = start
      while end < scalars.count, scalars[end].combiningClass != 0 { end += 1 }
      if end - start > 1 {
        let marks = scalars[start..<end].enumerated().sorted {
          ($0.element.combiningClass, $0.offset) < ($1.element.combiningClass, $1.offset)
        }
        scalars.replaceSubrange(start..<end, with: marks.map(\.element))
      }
      start = end + 1
    }
  }

  /// Puts marks together with the character that they stand behind, where one stands for both.
  private static func compose(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var composed: [Unicode.Scalar] = []
    var starter: Int?
    var lastClass: UInt32 = 0
    for scalar in scalars {
      let itsClass = scalar.combiningClass
      if let place = starter {
        let isNext = place == composed.count - 1
        if isNext || lastClass != 0 && lastClass < itsClass,
          let one = composition(composed[place], scalar)
        {
          composed[place] = one
          continue
        }
      }
      if itsClass == 0 { starter = composed.count }
      lastClass = itsClass
      composed.append(scalar)
    }
    return composed
  }

  private static func composition(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar
  ) -> Unicode.Scalar? {
    Hangul.composition(first, second) ?? compositions[Pair(first: first, second: second)]
  }

  private struct Pair: Hashable {
    let first: Unicode.Scalar
    let second: Unicode.Scalar
  }

  private static let decompositions: [Unicode.Scalar: [Unicode.Scalar]] = {
    var parts: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for (characters, texts) in UnicodeTable.items(UnicodeTable.decompositions) {
      for (offset, character) in characters.enumerated() {
        parts[Unicode.Scalar(character)!] =
          texts.count == 1
          ? [Unicode.Scalar(texts[0] + UInt32(offset))!] : texts.map { Unicode.Scalar($0)! }
      }
    }
    return parts
  }()

  private static let compositions: [Pair: Unicode.Scalar] = {
    var characters: [Pair: Unicode.Scalar] = [:]
    for (character, parts) in UnicodeTable.items(UnicodeTable.compositions) {
      let pair = Pair(first: Unicode.Scalar(parts[0])!, second: Unicode.Scalar(parts[1])!)
      characters[pair] = Unicode.Scalar(character.lowerBound)!
    }
    return characters
  }()
}

/// Syllables of Hangul, which are computed from their parts (The Unicode Standard, section 3.12).
private enum Hangul {
  private static let (syllables, leads, vowels, tails) = (
    UInt32(0xAC00), UInt32(0x1100), UInt32(0x1161), UInt32(0x11A7)
  )
  private static let (leadCount, vowelCount, tailCount) = (UInt32(19), UInt32(21), UInt32(28))

  static func parts(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    guard let index = index(scalar, syllables, leadCount * vowelCount * tailCount) else {
      return nil
    }
    let numbers = [
      leads + index / (vowelCount * tailCount), vowels + index / tailCount % vowelCount,
      tails + index % tailCount,
    ]
    return numbers.filter { $0 != tails }.map { Unicode.Scalar($0)! }
  }

  static func composition(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    if let lead = index(first, leads, leadCount), let vowel = index(second, vowels, vowelCount) {
      return Unicode.Scalar(syllables + (lead * vowelCount + vowel) * tailCount)
    }
    if let syllable = index(first, syllables, leadCount * vowelCount * tailCount),
      syllable % tailCount == 0, let tail = index(second, tails, tailCount), tail > 0
    {
      return Unicode.Scalar(first.value + tail)
    }
    return nil
  }

  private static func index(_ scalar: Unicode.Scalar, _ first: UInt32, _ count: UInt32) -> UInt32? {
    scalar.value >= first && scalar.value < first + count ? scalar.value - first : nil
  }
}

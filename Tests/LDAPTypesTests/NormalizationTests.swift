import LDAPTypes
import TestSupport
import Testing

@Suite("RFC 4518 section 2.3: Unicode's form KC")
struct NormalizationTests {
  /// Reads texts, one a line in hexadecimal digits, and prints their forms; `-` where a character came after
  /// Unicode 3.2.
  private static let reader = """
    import sys, unicodedata
    unicode = unicodedata.ucd_3_2_0
    for line in sys.stdin:
        text = bytes.fromhex(line).decode()
        isOld = all(unicode.category(character) != "Cn" for character in text)
        print(unicode.normalize("NFKC", text).encode().hex() if isOld else "-")
    """

  private static let ranges: [ClosedRange<UInt32>] = [
    0x20...0x17F, 0x1CD...0x233, 0x300...0x345, 0x370...0x3FF, 0x591...0x5F4, 0x621...0x6D5,
    0x915...0x9DF, 0xE30...0xEDD, 0xF40...0xFB9, 0x1100...0x11F9, 0x1E00...0x1FFE, 0x2000...0x2126,
    0x2460...0x24EA, 0x3040...0x33FE, 0xAC00...0xD7A3, 0xF900...0xFA2D, 0xFB00...0xFFEE,
    0x1D15E...0x1D7FF,
  ]

  @Test("Python's standard library makes the same of texts by chance")
  func oracle() throws {
    var random = SplitMix.seeded()
    let texts = (0..<20_000).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0...random.number(6) {
        // Marks stand behind letters most often.
        let range = random.once(in: 3) ? 0x300...0x345 : random.pick(Self.ranges)
        text.append(Unicode.Scalar(range.lowerBound + UInt32(random.number(range.count)))!)
      }
      return String(text)
    }
    let input = texts.map { Self.hex($0.utf8) + "\n" }.joined()
    let output = try Command.check(["/usr/bin/python3", "-c", Self.reader], input: input)
    let forms = output.split(separator: "\n")
    try #require(forms.count == texts.count)
    #expect(forms.count { $0 != "-" } > 10_000)
    for (text, form) in zip(texts, forms) where form != "-" {
      var normal = String.UnicodeScalarView()
      normal += NormalizationFormKC.normalize(text.unicodeScalars)
      #expect(
        Self.hex(String(normal).utf8) == form, "TEST_SEED=\(random.seed): \(Self.hex(text.utf8))")
    }
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test("The table is what scripts/unicode-table makes")
  func tableIsCurrent() throws {
    try withTemporaryDirectory { directory in
      try Command.check(["/usr/bin/python3", Package.script("unicode-table"), "\(directory)/table"])
      try Command.check([
        "cmp", "\(directory)/table", "\(Package.root)/Sources/LDAPTypes/Schema/UnicodeTable.swift",
      ])
    }
  }

  @Test(
    "Strings that differ in form only are equal; letters are made small before, as OpenLDAP does it",
    arguments: [
      ("Orl\u{E9}ans", "orle\u{301}ans", true), ("a\u{A0}b", "A  b", true),
      ("\u{FF27}RID", "grid", true), ("\u{212B}", "\u{E5}", true), ("\u{FB01}", "FI", true),
      ("\u{2122}", "tm", false), ("\u{2122}", "\u{2122}", true), ("e", "\u{E9}", false),
      ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}", true),
      // What was no capital letter in Unicode 3.2 is none; neither are numbers.
      ("\u{130}stanbul", "istanbul", true), ("STRA\u{1E9E}E", "stra\u{DF}e", false),
      ("\u{2160}", "i", false), ("\u{24B6}", "a", false), ("\u{10A0}", "\u{2D00}", false),
      ("\u{13A0}", "\u{AB70}", false), ("\u{401}", "\u{451}", true),
    ])
  func equality(_ a: String, _ b: String, _ isEqual: Bool) {
    let schema = Schema(attributeTypes: [], objectClasses: [])
    let forms = [a, b].map { MatchingRule.caseIgnoreMatch.prepared(AttributeValue($0), schema) }
    #expect((forms[0] == forms[1]) == isEqual && forms[0] != nil)
  }
}

import TestSupport
import Testing

@testable import CommandSupport

@Suite("Tables for people")
struct TableTests {
  @Test("Columns are as wide as their widest cell; a cell may have several lines, or none")
  func table() {
    var table = Table(columns: ["A", "BB"])
    table.append([["x"], ["1", "2"]])
    table.append([["long"], []])
    #expect(table.text == "A     BB\nx     1\n      2\nlong  -\n")
  }

  @Test("Wide characters take two columns, marks none")
  func wide() {
    var table = Table(columns: ["A", "B"])
    table.append([["日本"], ["x"]])
    table.append([["e\u{301}\u{323}é"], ["x"]])
    table.append([["한국\u{1112}\u{1161}\u{11AB}"], ["x"]])
    #expect(
      table.text == """
        A       B
        日本    x
        e\u{301}\u{323}é      x
        한국\u{1112}\u{1161}\u{11AB}  x

        """)
  }

  @Test("Where the line ends, cells go on below; nothing is lost")
  func wrapped() {
    var table = Table(columns: ["SITE", "PATH", "WHERE"])
    table.append([
      ["EXAMPLE"], ["/opt/exp_soft/ops/pps/126"],
      ["ce.example.org:8443/cream-pbs-long", "日本日本日本日本"],
    ])
    #expect(
      table.text(width: 66) == """
        SITE     PATH                       WHERE
        EXAMPLE  /opt/exp_soft/ops/pps/126  ce.example.org:8443/
                                            cream-pbs-long
                                            日本日本日本日本

        """)
    #expect(table.text(width: 1_000) == table.text)
  }

  @Test("Where columns would be too narrow to read, each row is a block of lines")
  func blocks() {
    var table = Table(columns: ["SITE", "PATH", "WHERE"])
    table.append([
      ["EXAMPLE"], ["/opt/exp_soft/ops/pps/126"],
      ["ce.example.org:8443/cream-pbs-long", "日本日本日本日本日本日本日本日本日本"],
    ])
    table.append([["WEST"], [], ["x"]], emphasis: .dim)
    #expect(
      table.text(width: 40) == """
        SITE   EXAMPLE
        PATH   /opt/exp_soft/ops/pps/126
        WHERE  ce.example.org:8443/
               cream-pbs-long
               日本日本日本日本日本日本日本日本
               日本

        SITE   WEST
        PATH   -
        WHERE  x

        """)
    #expect(table.text(width: 40, hasColors: true).contains("\n\u{1B}[2mPATH   -\u{1B}[0m\n"))
  }

  @Test("Offers are readable on every terminal", arguments: [40, 80, 200])
  func offers(_ width: Int) {
    var table = Table(columns: [
      "SITE", "PRODUCT", "VERSION", "STATE", "VOS", "WHERE", "PATH", "CONTACT",
    ])
    let row = [
      "EXAMPLE-SITE", "gLite-UI", "126 (3.2.1-4)", "preview, untested", "ops,dteam",
      "ce.example.org:8443/cream-pbs-ops (not open to dteam)", "/opt/exp_soft/dteam/pps/126",
      "mailto:pps-support@site.example.org",
    ]
    for _ in 0..<3 { table.append(row.map { [$0] }) }
    let text = table.text(width: width)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(text)")
    #expect(lines.count <= (width == 200 ? 7 : 36), "\(text)")
    let shown = text.filter { !$0.isWhitespace }
    if width < 200 {
      #expect(row.allSatisfy { shown.contains($0.filter { !$0.isWhitespace }) }, "\(text)")
    }
    #expect(lines[0].hasPrefix("SITE"))
  }

  @Test("A value that nobody looks at to its end can be cut")
  func cut() {
    var table = Table(columns: ["A", "B"])
    table.append([[String(repeating: "x", count: 300)], ["y", String(repeating: "é", count: 301)]])
    let (cut, count) = table.cut(at: 300)
    #expect(count == 1)
    #expect(cut.text.contains(String(repeating: "é", count: 300) + "…\n"))
    #expect(cut.text.contains(String(repeating: "x", count: 300) + "  y\n"))
    #expect(table.cut(at: 301).count == 0)
    // Marks are as much to be printed as what they stand on, and take no column.
    var marks = Table(columns: ["A", "B"])
    marks.append([["a" + String(repeating: "\u{301}", count: 100_000)], ["x"]])
    let (short, shortened) = marks.cut(at: 300)
    #expect(shortened == 1)
    #expect(short.text == "A   B\na\(String(repeating: "\u{301}", count: 299))…  x\n")
  }

  @Test("What an attribute means is wrapped too", arguments: [40, 80, 200])
  func explanation(_ width: Int) throws {
    let explanation = try AttributeExplanation(named: "GlueCEPolicyMaxWallClockTime")
    let lines = explanation.text(width: width).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(lines)")
    let words = { (text: String) in text.split { $0.isWhitespace }.joined(separator: " ") }
    #expect(words(lines.joined(separator: " ")) == words(explanation.text()))
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
  }

  @Test("Versions are sorted as RPM does, for which case matters")
  func versions() {
    for (lower, higher) in [("1.0-B", "1.0-a"), ("1.0-9", "1.0-10"), ("Z", "a"), ("1.0-a", "x y")] {
      let (a, b) = (SortKey(version: lower), SortKey(version: higher))
      #expect(a.compare(to: b) < 0 && b.compare(to: a) > 0, "\(lower) \(higher)")
    }
  }

  @Test("Random cells in random widths: the same characters, in lines no longer than they may be")
  func properties() {
    let alphabet: [Character] = ["a", "b", "/", ",", " ", "日", "e\u{301}", "-"]
    var random = SplitMix.seeded()
    for _ in 0..<500 {
      let text = String((0..<random.number(80)).map { _ in random.pick(alphabet) })
      let width = 2 + random.number(29)
      let lines = TextWidth.wrapped(text, width: width)
      #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(text) \(width)")
      let kept = lines.joined().filter { $0 != " " }
      #expect(kept == text.filter { $0 != " " }, "\(text) \(width)")
      var table = Table(columns: ["A", "B", "C"])
      table.append([[text], ["x", text], [String(text.reversed())]])
      let longest = table.text(width: 60).split(separator: "\n").map { TextWidth.of(String($0)) }
      #expect(longest.max()! <= 60, "\(text)")
      let narrow = table.text(width: 24).split(separator: "\n").map { TextWidth.of(String($0)) }
      #expect(narrow.max()! <= 24, "\(text)")
    }
  }

  @Test("Each character is as wide as Unicode says")
  func unicode() throws {
    let widths = try Command.check([
      "/usr/bin/python3", "-c",
      """
      import unicodedata as u
      for code in range(0x300, 0x110000):
          c = chr(code)
          if u.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"): continue
          jamo = 0x1160 <= code <= 0x11FF
          zero = u.category(c) in ("Mn", "Me") or jamo
          print(code, 0 if zero else 2 if u.east_asian_width(c) in "WF" else 1)
      """,
    ])
    var (compared, marks) = (0, 0)
    for line in widths.split(separator: "\n") {
      let numbers = line.split(separator: " ").map { UInt32($0)! }
      let scalar = Unicode.Scalar(numbers[0])!
      // Unicode changes its mind on marks; Python's is older than Swift's.
      if (TextWidth.of(scalar) == 0) != (numbers[1] == 0) {
        marks += 1
        continue
      }
      #expect(TextWidth.of(scalar) == Int(numbers[1]), "U+\(String(numbers[0], radix: 16))")
      compared += 1
    }
    #expect(compared > 100_000 && marks < 20)
  }

  @Test("Emphasis is shown where there are colours, line by line")
  func emphasis() {
    var table = Table(columns: ["A"])
    table.append([["closed", "too"]], emphasis: .dim)
    table.append([["expired"]], emphasis: .alarming)
    #expect(table.text == "A\nclosed\ntoo\nexpired\n")
    #expect(
      table.text(hasColors: true)
        == "A\n\u{1B}[2mclosed\u{1B}[0m\n\u{1B}[2mtoo\u{1B}[0m\n\u{1B}[31mexpired\u{1B}[0m\n")
  }
}

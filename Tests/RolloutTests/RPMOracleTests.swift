import Rollout
import TestSupport
import Testing

@Suite("RPM itself is asked")
struct RPMOracleTests {
  /// Prints for each line `A B` how RPM orders the two, and which of `B`'s comparisons `A` satisfies.
  static let oracle = """
    import rpm, sys
    def parts(text):
        epoch, colon, rest = text.rpartition(":")
        version, dash, release = rest.rpartition("-")
        return (epoch or "0", version if dash else rest, release if dash else None)
    senses = [rpm.RPMSENSE_EQUAL, rpm.RPMSENSE_LESS, rpm.RPMSENSE_LESS | rpm.RPMSENSE_EQUAL,
              rpm.RPMSENSE_GREATER, rpm.RPMSENSE_GREATER | rpm.RPMSENSE_EQUAL]
    for line in sys.stdin:
        a, b = line.split()
        have = rpm.ds(("p", rpm.RPMSENSE_EQUAL, a), "Providename")
        holds = [have.Compare(rpm.ds(("p", sense, b), "Requirename")) for sense in senses]
        print(rpm.labelCompare(parts(a), parts(b)), *map(int, holds))
    """

  @Test("Ten thousand random pairs of versions order as RPM orders them, and meet what RPM says")
  func order() throws {
    var random = SplitMix.seeded()
    let seed = random.seed
    let pairs = (0..<10_000).map { _ in
      let one = random.version()
      return (one, Int.random(in: 0..<4, using: &random) == 0 ? one : random.neighbour(of: one))
    }
    let answers = try Command.check(
      ["/usr/bin/python3", "-c", Self.oracle],
      input: pairs.map { "\($0) \($1)\n" }.joined()
    ).split(separator: "\n")
    #expect(answers.count == pairs.count)
    var orders: Set<Substring> = []
    for ((one, other), answer) in zip(pairs, answers) {
      let words = answer.split(separator: " ")
      let (a, b) = (try PackageVersion(parsing: one), try PackageVersion(parsing: other))
      let order = a < b ? "-1" : b < a ? "1" : "0"
      #expect(order == words[0], "\(one) \(other), TEST_SEED=\(seed)")
      #expect((a == b) == (order == "0"), "\(one) \(other), TEST_SEED=\(seed)")
      if a == b { #expect(a.hashValue == b.hashValue, "\(one) \(other), TEST_SEED=\(seed)") }
      orders.insert(words[0])
      // A plain number is a working version for us.
      guard other.contains(where: { !$0.isNumber }) else { continue }
      for (sign, holds) in zip(["=", "<", "<=", ">", ">="], words.dropFirst()) {
        let requirement = try VersionRequirement(parsing: sign + other)
        #expect(
          requirement.matches(workingVersion: nil, packageVersion: one) == (holds == "1"),
          "\(one) \(sign) \(other), TEST_SEED=\(seed)")
      }
    }
    #expect(orders == ["-1", "0", "1"])
  }
}

extension SplitMix {
  /// What versions are made of: digits with leading zeros, letters, separators, `~` and `^`.
  private static let pieces = [
    "0", "1", "2", "9", "10", "01", "001", "00", "126", "a", "b", "B", "rc", "rc1", "git", "x86",
    "18446744073709551616",
  ]
  private static let separators = ["", ".", ".", "..", "_", "+", "~", "~~", "^", "~.", ".^"]

  private mutating func part() -> String {
    var text = Self.pieces.randomElement(using: &self)!
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      text += Self.separators.randomElement(using: &self)!
      text += Self.pieces.randomElement(using: &self)!
    }
    let ending = Int.random(in: 0..<12, using: &self)
    return ending < 4 ? text + ["~", "^", ".", "+"][ending] : text
  }

  fileprivate mutating func version() -> String {
    let epoch = ["", "", "", "0:", "1:", "01:", "10:"].randomElement(using: &self)!
    let release = Bool.random(using: &self) ? "-" + part() : ""
    return epoch + part() + release
  }

  /// A version that shares a beginning or an end with another.
  fileprivate mutating func neighbour(of version: String) -> String {
    let other = self.version()
    guard let dash = version.lastIndex(of: "-") else {
      return Bool.random(using: &self)
        ? version + Self.separators.randomElement(using: &self)!
          + Self.pieces.randomElement(using: &self)! : other
    }
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return String(version[..<dash])
    case 1: return version[..<dash] + "-" + part()
    case 2: return version + Self.separators.randomElement(using: &self)! + "1"
    default: return other
    }
  }
}

import Rollout
import Testing

@Suite("Package versions order as RPM orders them")
struct PackageVersionTests {
  @Test(arguments: [
    ("0:3.2.1-4", "0:3.2.1-10"), ("0:3.2.1-10", "1:3.2.0-1"), ("1.0", "1.1"), ("1.9", "1.10"),
    ("1.0~rc1", "1.0"), ("1.0", "1.0^git1"), ("1.0^git1", "1.0.1"), ("1.a", "1.1"), ("1", "1.0"),
    ("1.0a", "1.0b"), ("1.0", "1.0a"), ("2.0-1", "2.0.1-1"), ("3.2.1", "3.2.1-1"),
    ("1.0~~", "1.0~"),
  ])
  func order(_ smaller: String, _ larger: String) throws {
    let (a, b) = (try PackageVersion(parsing: smaller), try PackageVersion(parsing: larger))
    #expect(a < b)
    #expect(!(b < a))
    #expect(a != b)
  }

  @Test(arguments: [
    ("3.2.1-4", "0:3.2.1-4"), ("1.01", "1.1"), ("1.0", "1_0"), ("1.0a", "1.0.a"), ("2.0", "2.00"),
  ])
  func equality(_ one: String, _ other: String) throws {
    #expect(try PackageVersion(parsing: one) == PackageVersion(parsing: other))
  }

  @Test("The epoch of 0 is left out where people read, and kept where it is published")
  func text() throws {
    let version = try PackageVersion(parsing: "0:3.2.1-4")
    #expect("\(version)" == "3.2.1-4")
    #expect(version.full == "0:3.2.1-4")
    #expect("\(try PackageVersion(parsing: "1:3.2.0-1"))" == "1:3.2.0-1")
  }

  @Test(arguments: [
    "", ":1", "x:1", "1:", "-1", "1-", "1 2", "1\n", "a/b", "1:2:3", "99999999999:1", "é", "1-2-3",
  ])
  func refused(_ text: String) {
    #expect(throws: PackageVersion.ParseError.self) { try PackageVersion(parsing: text) }
  }
}

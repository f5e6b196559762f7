import Rollout
import Testing

@Suite("Which versions a requirement wants")
struct VersionRequirementTests {
  @Test(
    "A release that matches",
    arguments: [
      ("126", "126", nil), ("3.2.1-4", nil, "0:3.2.1-4"), ("0:3.2.1-4", "126", "3.2.1-4"),
      ("1:3.2.1-4", nil, "1:3.2.1-4"), ("RC-a", "rc-A", nil), ("3.2.*", nil, "0:3.2.1-4"),
      ("3.2.*", nil, "3.2.10"), ("3.2.1", nil, "3.2.1"), ("*.1", nil, "3.2.1-4"),
      ("*-4", nil, "3.2.1-4"), ("12?", "126", nil), ("*", "126", nil), ("1*2*6", "1226", nil),
      ("?:3.2.1-*", nil, "1:3.2.1-4"), ("0:3.2.*", nil, "3.2.1-4"), ("?:3.2.1", nil, "3.2.1-4"),
      (">=3.2.1", "126", "3.2.1-4"), ("=3.2.1", nil, "3.2.1-4"),
      ("==3.2.1-4", nil, "3.2.1-4"), ("<=3.2.1", nil, "3.2.1-4"), ("!=3.2.1", nil, "3.2.2-1"),
      (">=3.2.1,<3.3", nil, "3.2.10-1"), (" >= 3.2.1 , < 3.3 ", nil, "3.2.1-1"),
      ("<3.3", nil, "3.3~rc1-1"), (">9.0", nil, "1:1.0-1"), (">=120", "126", "0.1-1"),
      ("<200,>=3.2", "126", "3.2-1"), (">=99", "126", nil), (">=126", "126a", nil),
      (">99999999999999999999", "100000000000000000000", nil), (">3.2.1-4", nil, "3.2.1-10"),
    ] as [(String, String?, String?)])
  func matches(_ text: String, _ working: String?, _ package: String?) throws {
    let requirement = try VersionRequirement(parsing: text)
    #expect(requirement.matches(workingVersion: working, packageVersion: package))
  }

  @Test(
    "A release that does not",
    arguments: [
      ("126", "1260", nil), ("126", "1126", "126-1"), ("3.2.1", nil, "3.2.1-4"),
      ("3.2.1-4", nil, "1:3.2.1-4"), ("3.2.*", nil, "3.20.1"), ("3.2.*", "126", nil),
      ("12?", "12", nil), ("?", "", nil), ("3.2.*", nil, "1:3.2.1"), ("0:3.2.*", nil, "1:3.2.1"),
      ("0*", nil, "3.2.1-4"),
      (">3.2.1", nil, "3.2.1-4"),
      ("!=3.2.1", nil, "3.2.1-4"), ("<3.3", nil, "3.3-1"), (">=3.2.1", "126", nil),
      (">=120", nil, "126.0-1"), (">=120", "99", nil), (">=3.2.1,<3.3", nil, "3.3-1"),
      ("<1.0", nil, "not a version"), (">=3.2.1", nil, nil),
    ] as [(String, String?, String?)])
  func doesNotMatch(_ text: String, _ working: String?, _ package: String?) throws {
    let requirement = try VersionRequirement(parsing: text)
    #expect(!requirement.matches(workingVersion: working, packageVersion: package))
  }

  @Test(
    "What is no requirement, in words",
    arguments: [
      ("", "a version is wanted, and none is given"),
      (">=", "'>=': '>=' has no version behind it"),
      (">=1.0,", "'>=1.0,': '' needs one of = != < <= > >= before it"),
      (">=1.0,2.0", "'>=1.0,2.0': '2.0' needs one of = != < <= > >= before it"),
      ("=>1.0", "'=>1.0': '=>1.0' needs one of = != < <= > >= before it"),
      (">=1.*", "'>=1.*': '>=1.*' compares with a pattern; use the pattern alone"),
      (
        ">x:1",
        "'>x:1': 'x:1' has an epoch that is not a number; write [EPOCH:]VERSION[-RELEASE]"
      ),
      (
        "=4294967296:1.0",
        "'=4294967296:1.0': '4294967296:1.0' has an epoch that is larger than 4294967295, the "
          + "largest of RPM"
      ),
      ("a b", "'a b': 'a b' needs one of = != < <= > >= before it"),
      ("[12]26", "'[12]26': no version has '['; a pattern has * and ? only"),
      ("126||127", "'126||127': no version has '|'; a pattern has * and ? only"),
    ])
  func refused(_ text: String, _ words: String) {
    let error = #expect(throws: VersionRequirement.ParseError.self) {
      try VersionRequirement(parsing: text)
    }
    #expect(error?.description == words)
  }

  @Test("Only one version is asked for by name")
  func exactVersion() throws {
    #expect(try VersionRequirement(parsing: "0:3.2.1-4").exactVersion == "3.2.1-4")
    #expect(try VersionRequirement(parsing: "3.2.*").exactVersion == nil)
    #expect(try VersionRequirement(parsing: "=3.2.1").exactVersion == nil)
    #expect(VersionRequirement(exactly: "<odd>").exactVersion == "<odd>")
  }

  @Test("A pattern of many stars ends soon")
  func patience() throws {
    let requirement = try VersionRequirement(
      parsing: String(repeating: "*a", count: 500) + "b")
    let text = String(repeating: "a", count: 10_000)
    let start = ContinuousClock.now
    #expect(!requirement.matches(workingVersion: text, packageVersion: nil))
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}

import TestSupport
import Testing

@Suite("What users run often has no more in it than it needs")
struct LibraryTests {
  @Test(
    "YAML, and with it the whole of Foundation and ICU, is in pps alone",
    arguments: [("pps", true), ("ppsquery", false), ("ppsjdl", false)])
  func libraries(_ program: String, _ hasThem: Bool) throws {
    for name in ["yaml_parser_parse", "[$]s10Foundation[0-9]", "libFoundation[.]so|ucol_open"] {
      let found = try Command.run(["grep", "-aqE", name, Package.program(program)])
      #expect(found.status == (hasThem ? 0 : 1), "\(name)")
    }
  }
}

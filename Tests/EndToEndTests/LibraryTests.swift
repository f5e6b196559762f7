import TestSupport
import Testing

@Suite("What users run often starts fast")
struct LibraryTests {
  @Test(
    "It needs neither the whole of Foundation nor ICU, which only YAML does",
    arguments: ["ppsjdl", "ppsquery"])
  func small(_ program: String) throws {
    let libraries = try Command.check(["ldd", Package.program(program)])
    for library in ["libFoundation.so", "libFoundationInternationalization.so", "ICU"] {
      #expect(!libraries.contains(library))
    }
  }
}

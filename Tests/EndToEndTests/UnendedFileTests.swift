import Foundation
import TestSupport
import Testing

@Suite("A file that may have been cut off")
struct UnendedFileTests {
  @Test("Is told of once, whatever was found; a whole one is not")
  func told() throws {
    try withTemporaryDirectory { directory in
      var published = PublishedSites()
      published.add("A", ["PPSState=preview"])
      let text = published.ldif.trimmingCharacters(in: .newlines)
      try Command.write(text + "\n", to: "\(directory)/whole.ldif")
      try Command.write(text, to: "\(directory)/cut.ldif")
      _ = try Command.check(["gzip", "-k", "\(directory)/cut.ldif"])
      let query = ["--version", "999", "--ldif"]
      let whole = try Tool("ppsquery", query + ["\(directory)/whole.ldif"])
      #expect(whole.status == 1 && !whole.errors.contains("last line"), "\(whole.errors)")
      for name in ["cut.ldif", "cut.ldif.gz"] {
        let cut = try Tool("ppsquery", query + ["\(directory)/\(name)"])
        #expect(cut.status == 1)
        #expect(
          cut.errors.components(separatedBy: "\(name): its last line has no end").count == 2,
          "\(cut.errors)")
      }
    }
  }
}

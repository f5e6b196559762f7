import TestSupport
import Testing

@Suite("The links of documents")
struct LinkTests {
  @Test("Lead to files that are there")
  func links() throws {
    let documents = try Command.check([
      "git", "-C", Package.root, "ls-files", "--cached", "--others", "--exclude-standard", "*.md",
    ]).split(separator: "\n")
    #expect(documents.contains("docs/user.md") && documents.contains("schema/mapping.md"))
    var count = 0
    for document in documents {
      let folder = document.split(separator: "/").dropLast().map { "\($0)/" }.joined()
      let text = try Command.read("\(Package.root)/\(document)")
      for link in text.matches(of: /\]\(([^)#:]+)\)/) {
        let target = "\(Package.root)/\(folder)\(link.1)"
        #expect(
          try Command.run(["test", "-e", target]).status == 0, "\(document): \(link.1)")
        count += 1
      }
    }
    #expect(count >= 20)
  }
}

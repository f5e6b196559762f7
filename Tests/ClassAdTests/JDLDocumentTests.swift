import ClassAd
import Testing

@Suite("JDL documents")
struct JDLDocumentTests {
  static let job = """
    # A job, with comments of all kinds
    Executable = "/bin/ls"; // the program
      # indented
    Arguments = "-l # no comment \\"here\\"";
    Requirements = other.GlueCEStateStatus == "Production" /* as always */
       && Member("MPICH", other.L) ; Rank = -other.W // best
    """
  static let dag = """
    [ Type = "dag";
      nodes = [
        a = [ description = [ Executable = "x"; Requirements = true ] ];
        b = [ file = "b.jdl" ];
      ];
      list = { [ Executable = "y" ], [ requirements = false; ] };
      dependencies = { {a, b} }
    ]

    """
  static let ours = try! Expression(parsing: #"Member("VO-ops-preview-126", other.L)"#)

  @Test(
    "Tokens are the text",
    arguments: [job, dag, "", " ", "[]", "[ ; ]", "a=1", "a=1;;", "[a=1]; ;"])
  func lossless(_ text: String) throws {
    let document = try JDLDocument(text)
    #expect(document.description == text)
    #expect(document.tokens.flatMap { document.bytes[$0.range] } == document.bytes)
  }

  @Test("With or without brackets, a document says the same")
  func brackets() throws {
    let bare = try JDLDocument(Self.job)
    let bracketed = try JDLDocument("[\n\(Self.job)\n]")
    #expect(bare.attributes == bracketed.attributes)
    #expect(
      bare.attributes.map(\.name.description) == [
        "Executable", "Arguments", "Requirements", "Rank",
      ])
  }

  @Test("Attributes are found without regard to case, at any depth")
  func finding() throws {
    let document = try JDLDocument(Self.dag)
    #expect(
      document.paths(of: "REQUIREMENTS").map(\.description)
        == ["nodes.a.description.REQUIREMENTS", "list[1].REQUIREMENTS"])
    #expect(document.text(at: document.paths(of: "requirements")[1]) == "false")
    #expect(document.position(at: document.paths(of: "requirements")[0])?.description == "3:60")
    let job = try JDLDocument(Self.job)
    #expect(
      job.expression(at: AttributePath("requirements"))?.description
        == #"other.GlueCEStateStatus == "Production" && Member("MPICH", other.L)"#)
  }

  @Test("Semicolons behind the brackets stay there")
  func semicolonsBehind() throws {
    let document = try JDLDocument("[ a = 1 ]; // end\n;")
    let set = try document.setting(AttributePath("b"), to: .integer(2))
    #expect(set.description.hasSuffix("]; // end\n;"))
    #expect(try JDLDocument(bytes: set.bytes).attributes.map(\.name) == ["a", "b"])
    #expect(throws: ParseError.self) { try JDLDocument("[ a = 1 ]; b = 2") }
  }

  @Test("An edit changes what is edited and nothing else")
  func editing() throws {
    let document = try JDLDocument(Self.job)
    let set = try document.setting(AttributePath("rank"), to: .integer(5))
    #expect(set.description == Self.job.replacingOnce("-other.W", "5"))
    let added = try document.setting(AttributePath("Prologue"), to: .string(try StringLiteral("p")))
    #expect(added.description == Self.job.replacingOnce("-other.W", "-other.W; Prologue = \"p\";"))
    let removed = try document.removing(AttributePath("executable"))
    #expect(removed.attributes.count == 3)
    #expect(throws: EditError.self) {
      try document.setting(AttributePath("a", in: [.attribute("nodes")]), to: .integer(1))
    }
    let nested = try JDLDocument(Self.dag).setting(
      AttributePath("node_type", in: [.attribute("nodes"), .attribute("b")]), to: .integer(1))
    #expect(
      nested.description
        == Self.dag.replacingOnce("\"b.jdl\" ]", "\"b.jdl\"; node_type = 1; ]"))
  }

  @Test(
    "Merged twice is merged once, and taken out again nothing has changed",
    arguments: [
      job, dag, "", "[]", "[ a = 1 ]", "a = 1", "a = 1;\n", "[a=1;requirements=\n  x||y\n]",
      "# c\n",
    ])
  func merging(_ text: String) throws {
    let document = try JDLDocument(text)
    let merged = try document.merging(Self.ours)
    #expect(try merged.merging(Self.ours) == merged)
    #expect(merged != document)
    let other = try merged.merging(.boolean(false))
    #expect(try other.merging(Self.ours) == merged)
    #expect(try merged.unmerging().description == text)
    #expect(try document.unmerging() == document)
    let theirs = document.expression(at: AttributePath("Requirements"))
    let both =
      theirs.map { Expression.and([.parentheses($0), .parentheses(Self.ours)]) } ?? Self.ours
    #expect(merged.expression(at: AttributePath("Requirements")) == both)
  }

  @Test("A node of a DAG is merged alone")
  func node() throws {
    let document = try JDLDocument(Self.dag)
    let path = document.paths(of: "Requirements")[0]
    let merged = try document.merging(Self.ours, into: path)
    #expect(
      merged.text(at: path)?.hasPrefix("(") == true
        && merged.text(at: path)?.hasSuffix("&& (\(Self.ours))") == true)
    #expect(try merged.unmerging(path) == document)
    #expect(try merged.unmerging() == merged)
  }

  @Test("An error in a JDL tells where")
  func errors() {
    let error = #expect(throws: ParseError.self) { try JDLDocument("a = 1\nb = 2") }
    #expect(error?.description == "2:1: expected ';' or the end, found 'b'")
  }
}

extension String {
  /// With the one place where the text stands replaced.
  fileprivate func replacingOnce(_ text: String, _ other: String) -> String {
    let range = firstRange(of: text)!
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}

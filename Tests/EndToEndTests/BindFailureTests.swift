import Glibc
import TestSupport
import Testing

@Suite("A bind that does not come about")
struct BindFailureTests {
  let slapd: Slapd
  let directory: TemporaryDirectory

  private var passwordFile: String { directory.path + "/password" }

  init() throws {
    slapd = try Slapd(
      ldif: """
        dn: o=grid
        objectClass: organization
        o: grid

        dn: cn=alice,o=grid
        objectClass: person
        cn: alice
        sn: Liddell
        userPassword: wonderland

        """)
    directory = try TemporaryDirectory()
    try Command.write("rabbit\n", to: passwordFile)
    unsafe chmod(passwordFile, 0o600)
  }

  private func arguments(_ server: String) -> [String] {
    ["releases", "--bdii", server, "--bind-dn", "cn=alice,o=grid"]
  }

  @Test("What the server refuses ends with 77")
  func refused() throws {
    let tool = try Tool(
      "ppsquery", arguments(slapd.socketURL) + ["--password-file", passwordFile])
    #expect(tool.status == 77)
    #expect(
      tool.errors == """
        ppsquery: error: no BDII could be asked: the bind was refused
          \(slapd.socketURL): cannot bind: invalid credentials (49)

        """)
  }

  @Test("Certificates that cannot be read are a fault of the configuration, and not of the server")
  func certificates() throws {
    let file = directory.path + "/none.pem"
    let tool = try Tool(
      "ppsquery", ["releases", "--bdii", slapd.url, "--starttls", "--cacert", file])
    #expect(tool.status == 78 && tool.errors.contains("'\(file)' cannot be read"))
  }

  @Test("What must not be sent ends with 78, and says what to do")
  func readable() throws {
    let password = ["--password-file", passwordFile]
    let simple = try Tool("ppsquery", arguments(slapd.url) + password)
    let sasl = try Tool(
      "ppsquery",
      ["releases", "--bdii", slapd.url, "--sasl", "PLAIN", "--user", "alice"] + password)
    for tool in [simple, sasl] {
      #expect(tool.status == 78, "\(tool.errors)")
      #expect(tool.errors.contains("over a connection that anybody can read"))
      #expect(tool.errors.contains("--starttls"))
    }
  }

  @Test("A password that nobody can be asked for ends with 78, and says what to do")
  func nobodyToAsk() throws {
    let outcome = try Command.run(
      ["setsid", "--wait", "env", "LDAPNOINIT=1", Package.program("ppsquery")]
        + arguments(slapd.socketURL))
    #expect(outcome.status == 78)
    #expect(
      outcome.output == """
        ppsquery: error: a password is needed, and there is no terminal to ask on
          name a file that holds it with --password-file

        """)
  }

  /// Types when it is asked for the password.
  private func type(_ text: String, after seconds: Int = 0, _ arguments: [String] = []) throws
    -> String
  {
    let python = try #require(Package.python, "run the tests with scripts/test")
    return try Command.check(
      [
        "env", "LDAPNOINIT=1", python, "\(Package.root)/Tests/EndToEndTests/Oracle/at_terminal.py",
        "\(seconds)", text, Package.program("ppsquery"),
      ] + self.arguments(slapd.socketURL) + arguments)
  }

  @Test("Ctrl-C instead of a password ends it, and the terminal shows again what is typed")
  func interrupted() throws {
    let typed = try type("wonder\\x03")
    #expect(typed.hasPrefix("130 shown\n") && typed.contains("interrupted"), "\(typed)")
  }

  @Test("The time that a person takes to type is not the server's")
  func slowTyping() throws {
    let typed = try type("wonderland\\n", after: 3, ["--timeout", "2s"])
    #expect(!typed.contains("cannot bind") && !typed.contains("no answer"), "\(typed)")
    // The bind was a good one: what the server holds is told of.
    #expect(typed.hasPrefix("75 shown\n"), "\(typed)")
    #expect(try type("wrong\\n").contains("invalid credentials"))
  }

  @Test("No key ends the question with a terminal that hides what is typed")
  func keys() throws {
    let typed = try type("\\x1c\\x1awonderland\\n")
    #expect(typed.hasPrefix("75 shown\n"), "\(typed)")
  }

  @Test("A mechanism that is none, or that asks who binds, is a fault of the configuration")
  func mechanisms() throws {
    func ask(_ options: [String]) throws -> Tool {
      try Tool("ppsquery", ["releases", "--bdii", slapd.socketURL] + options)
    }
    let empty = try ask(["--sasl", ""])
    #expect(empty.status == 64 && empty.errors.contains("the name of a mechanism"))
    let unknown = try ask(["--sasl", "NO-SUCH"])
    #expect(unknown.status == 78 && unknown.errors.contains("no mechanism available"))
    let nobody = try ask(["--sasl", "SCRAM-SHA-256"])
    #expect(nobody.status == 78 && nobody.errors.contains("asks who binds"), "\(nobody.errors)")
  }
}

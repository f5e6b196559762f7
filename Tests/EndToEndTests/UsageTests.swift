import TestSupport
import Testing

@Suite("A command that is called wrongly says how it is called")
struct UsageTests {
  static let id = ["--vo", "atlas", "--product", "A", "--working-version", "1"]

  @Test(
    "An option of one value that is given twice is refused, and changes nothing",
    arguments: [
      (["preview", "publish"] + id + ["--path", "/opt/x", "--vo", "dteam"], "--vo"),
      (["preview", "publish"] + id + ["--path", "/opt/x", "--product=B"], "--product"),
      (["preview", "publish"] + id + ["--path", "/opt/x", "--path", "/opt/x"], "--path"),
      (["preview", "withdraw"] + id + ["--vo=dteam"], "--vo"),
      (["install", "x.tar.gz", "--root", "/r", "--vo", "atlas", "--vo", "dteam"], "--vo"),
      (["tags", "add", "--vo", "atlas", "--vo", "dteam", "VO-atlas-x"], "--vo"),
      (
        ["pilot", "accept", "--product", "A", "--product", "B", "--package-version", "1"],
        "--product"
      ),
      (["check", "--bdii", "127.0.0.1:1", "--site", "A", "--site", "B"], "--site"),
      (["list", "--state-dir", "/a", "--state-dir", "/b"], "--state-dir"),
      (["doctor", "--top", "a", "--top", "b"], "--top"),
    ])
  func twice(_ arguments: [String], _ option: String) throws {
    let site = try EmptySite()
    let tool = try site.pps(arguments)
    #expect(tool.status == 64 && tool.output == "", "\(tool.status) \(tool.errors)")
    #expect(tool.errors.contains("Error: \(option) is for one value, and is given twice"))
    let command = arguments.prefix { !$0.hasPrefix("-") && !$0.contains(".") }
    #expect(tool.errors.contains("\nUsage: pps \(command.joined(separator: " ")) "))
    #expect(try Command.check(["ls", site.state]) == "")
  }

  @Test(
    "The other tools do the same",
    arguments: [
      (["ppsquery", "--version", "126", "--version", "127"], "--version"),
      (["ppsquery", "--kind", "preview", "--kind", "pilot"], "--kind"),
      (["ppsquery", "--site", "A", "releases", "--site=B"], "--site"),
      (["ppsjdl", "--vo", "ops", "--version", "1", "--vo", "ops"], "--vo"),
      (["ppsjdl", "--vo", "ops", "--version", "1", "--merge", "a", "--merge", "b"], "--merge"),
      (["ppsjdl", "match", "a.jdl", "--vo", "a", "--vo", "b"], "--vo"),
    ])
  func twiceElsewhere(_ words: [String], _ option: String) throws {
    let tool = try Tool(words[0], Array(words.dropFirst()) + ["--ldif", "/dev/null"])
    #expect(tool.status == 64 && tool.output == "", "\(tool.errors)")
    #expect(tool.errors.contains("Error: \(option) is for one value, and is given twice"))
  }

  @Test(
    "An option that says how a BDII is asked is refused where it has no effect",
    arguments: [
      (["pps", "check", "--starttls"], "--starttls is for --bdii"),
      (["pps", "check", "--cacert", "c"], "--cacert is for --bdii"),
      (["pps", "check", "--bind-dn", "cn=x"], "--bind-dn is for --bdii"),
      (["pps", "check", "--any"], "--any is for --bdii"),
      (["pps", "check", "--max-age", "5m"], "--max-age is for --bdii"),
      (["pps", "check", "--ldif", "/dev/null", "--timeout", "5s"], "--timeout is for --bdii"),
      (["pps", "check", "--part"], "--part is for --ldif"),
      (["pps", "check", "--part", "--bdii", "127.0.0.1:1"], "--part is for --ldif"),
      (["pps", "check", "--bdii", "127.0.0.1:1", "--cacert", "c"], "--cacert is for TLS"),
      (["pps", "doctor", "--resource", "127.0.0.1:1", "--cacert", "c"], "--cacert is for TLS"),
      (["pps", "doctor", "--top", "a", "--bdii", "b"], "--top names the top-level BDII"),
      (["ppsjdl", "match", "--explain", "--bdii", "a", "--cacert", "c"], "--cacert is for TLS"),
      (
        ["ppsjdl", "match", "--explain", "--bdii", "a", "--vo", "VO:ops"],
        "--vo is a VO's name alone"
      ),
      (["ppsjdl", "--version", "126", "--vo", ""], "--vo is a VO's name alone"),
      (
        ["ppsjdl", "--version", ">=1", "--vo", "a", "--bdii", "a", "--cacert", "c"],
        "--cacert is for TLS"
      ),
      (["ppsquery", "--merge", "--bdii", "a,b", "--cacert", "c"], "--cacert is for TLS"),
    ])
  func withoutEffect(_ words: [String], _ message: String) throws {
    let site = try EmptySite()
    let tool = try Tool(
      words[0], Array(words.dropFirst()),
      environment: ["PPS_STATE_DIR=\(site.state)", "PPS_CONFIG=\(site.configuration)"])
    #expect(tool.status == 64 && tool.output == "", "\(tool.status) \(tool.errors)")
    #expect(tool.errors.contains("Error: \(message)"), "\(tool.errors)")
  }

  @Test("What is for one of several BDIIs is for all; who is asked nothing is told so")
  func oneOfSeveral() throws {
    let doctor = try EmptySite().pps([
      "doctor", "--resource", "ldap://127.0.0.1:1", "--site-bdii", "LDAPS://127.0.0.1:1",
      "--cacert", "\(Package.root)/README.md",
    ])
    #expect(doctor.status == 69, "\(doctor.errors)")
    let known = try Tool("ppsjdl", ["--version", "126", "--vo", "ops", "--starttls"])
    #expect(known.status == 0 && known.errors.contains("no BDII was asked"), "\(known.errors)")
  }

  @Test(
    "All times are written alike, and one that is out of its bounds is told them",
    arguments: [
      (["gip", "provider", "--hold-over=-1"], "a time is written as 90 or 90s, 10m, 2h or 1d"),
      (["gip", "plugin", "--hold-over", "2d"], "a time is from 0s to 1d"),
      (["gip", "install", "--deadline", "0"], "a time is from 1s to 5m"),
      (["gip", "provider", "--deadline", "6m"], "a time is from 1s to 5m"),
      (["doctor", "--patience=-5m"], "a time is written as"),
      (["tags", "add", "--vo", "ops", "VO-ops-x", "--wait=-1"], "a time is written as"),
      (["tags", "add", "--vo", "ops", "VO-ops-x", "--wait", "8d"], "a time is from 0s to 7d"),
    ])
  func times(_ words: [String], _ reason: String) throws {
    let tool = try EmptySite().pps(words)
    #expect(tool.status == 64 && tool.output == "", "\(tool.status)")
    #expect(tool.errors.contains(reason), "\(tool.errors)")
  }

  @Test("What 'pps gip install' writes has seconds, as ever, however the times were given")
  func installedTimes() throws {
    let site = try EmptySite()
    let folder = "\(site.path)/gip"
    _ = try Command.check(["mkdir", "-p", "\(folder)/provider", "\(folder)/plugin"])
    let install = ["gip", "install", "--gip-dir", folder, "--cache-dir", "\(site.path)/cache"]
    let first = try site.pps(install + ["--hold-over", "7200", "--deadline", "60"])
    #expect(first.status == 0, "\(first.errors)")
    let provider = "\(folder)/provider/pps-provider"
    #expect(try Command.read(provider).contains("'--hold-over' '7200' '--deadline' '60'"))
    #expect(try Command.run([provider]).status == 0)
    let same = try site.pps(install + ["--hold-over", "2h", "--deadline", "1m"])
    #expect(same.errors.contains("\(provider) is there already"), "\(same.errors)")
  }

  @Test(
    "A command that is like one is asked back",
    arguments: [
      (["ppsquery", "relases"], "releases"), (["ppsjdl", "mach"], "match"),
      (["pps", "preview", "pubish"], "publish"), (["ppsquery", "nonsense"], nil),
    ])
  func mistyped(_ words: [String], _ meant: String?) throws {
    let tool = try Tool(words[0], Array(words.dropFirst()))
    #expect(tool.status == 64 && tool.output == "")
    let question = meant.map { "\(words[0]): did you mean '\($0)'?\n" }
    #expect(tool.errors.hasSuffix(question ?? "See 'ppsquery --help' for more information.\n"))
  }

  @Test(
    "pps takes no --version but alone: what the other tools call a release's is not done, and told",
    arguments: [
      (["preview", "withdraw"] + id + ["--version", "126"]),
      ["preview", "publish", "--vo", "ops", "--product", "A", "--path", "/x", "--version=126"],
      ["uninstall", "--vo", "ops", "--product", "A", "--root", "/r", "--version", "126"],
      ["pilot", "close", "--product", "A", "--package-version", "1", "--version", "1"],
      ["--version", "126"], ["check", "--version"],
    ])
  func ownVersion(_ words: [String]) throws {
    let tool = try EmptySite().pps(words)
    #expect(tool.status == 64 && tool.output == "", "\(tool.output)")
    #expect(tool.errors.contains("--working-version or --package-version"), "\(tool.errors)")
    let own = try Tool("pps", ["--version"])
    let same = try Tool("pps", ["-V"])
    #expect(own.status == 0 && own.output == same.output)
  }

  @Test("One that may be given again may, and so may what stands behind --")
  func again() throws {
    let site = try EmptySite()
    let published = try site.preview(
      "publish",
      ["--path", "/opt/x", "--subcluster", "ce.example.org", "--subcluster", "himem.example.org"])
    #expect(published.status == 0, "\(published.errors)")
    let service = ["--glue-service", "a", "--upgrade-class", "new"]
    #expect(try site.pilot("open", service + ["--vo", "ops", "--vo", "dteam"]).status == 0)
    let said = ["--vo", "ops", "--", "--vo"]
    #expect(try site.pilot("feedback", said).status == 0)
    #expect(
      try site.pps(["check", "--bdii", "127.0.0.1:1", "--bdii", "127.0.0.1:2"]).status == 69)
  }

  @Test("A pilot that lacks something is told all that it lacks, with the usage of its command")
  func lacking() throws {
    let site = try EmptySite()
    let nothing = try site.pilot("open", [])
    #expect(nothing.status == 64)
    for what in ["--upgrade-class", "--vo", "--glue-service", "--endpoint"] {
      #expect(nothing.errors.contains(what), "\(nothing.errors)")
    }
    #expect(nothing.errors.contains("\nUsage: pps pilot open [<options>] --product <product>"))
    #expect(nothing.errors.contains("See 'pps pilot open --help' for more information."))
    let vo = try site.pilot("open", ["--glue-service", "a", "--upgrade-class", "new"])
    #expect(vo.status == 64 && vo.errors.contains("it needs --vo.\n"), "\(vo.errors)")
  }

  @Test(
    "A group of commands is no command",
    arguments: [
      [], ["preview"], ["pilot"], ["gip"], ["tags"], ["release"], ["release", "classify"],
    ])
  func group(_ arguments: [String]) throws {
    let tool = try Tool("pps", arguments)
    #expect(tool.status == 64 && tool.output == "", "\(tool.status)")
    let name = (["pps"] + arguments).joined(separator: " ")
    #expect(tool.errors.hasPrefix("Error: '\(name)' needs one of its subcommands: "))
    #expect(tool.errors.contains("\nUsage: \(name) <subcommand>"))
    for asked in [arguments + ["--help"], ["help"] + arguments] {
      let help = try Tool("pps", asked)
      #expect(help.status == 0 && help.output.hasPrefix("OVERVIEW: ") && help.errors == "")
    }
  }
}

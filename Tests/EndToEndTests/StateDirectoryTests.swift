import TestSupport
import Testing

@Suite("A state directory that is named, and is not there")
struct StateDirectoryTests {
  @Test(
    "What reads it says so, whoever names it",
    arguments: [
      ["list"], ["preview", "list"], ["pilot", "list"], ["check"], ["check", "--nagios"],
      ["doctor", "--resource", "127.0.0.1:1"],
    ])
  func reading(_ arguments: [String]) throws {
    let site = try EmptySite()
    let empty = try site.pps(arguments)
    #expect(empty.status == (arguments[0] == "doctor" ? 69 : 0), "\(empty.errors)")
    let away = "\(site.path)/nosuch"
    let named = try site.pps(arguments + ["--state-dir", away])
    _ = try Command.check(["rmdir", site.state])
    let set = try site.pps(arguments)
    for (tool, path) in [(named, away), (set, site.state)] {
      let isNagios = arguments.contains("--nagios")
      #expect(tool.status == (isNagios ? 3 : 74), "\(tool.status)")
      let text = isNagios ? tool.output : tool.errors
      #expect(text.contains("\(path): there is no such state directory"), "\(text)")
      if !isNagios { #expect(tool.output == "") }
    }
  }

  @Test(
    "So does what can do without a configuration, where one is named that is not there",
    arguments: [
      ["list"], ["preview", "list"], ["preview", "withdraw", "--vo", "ops"] + preview,
      ["preview", "forget", "--vo", "ops"], ["pilot", "list"], ["pilot", "close"] + pilot,
    ])
  func configuration(_ arguments: [String]) throws {
    let site = try EmptySite()
    let away = "\(site.path)/nosuch.yaml"
    let tool = try site.pps(arguments + ["--config", away])
    #expect(tool.status == 78 && tool.errors.contains(away), "\(tool.status) \(tool.errors)")
    #expect(tool.output == "")
  }

  static let preview = ["--product", "gLite-UI", "--working-version", "126"]
  static let pilot = ["--product", "WMS", "--package-version", "3.2.1-4"]

  @Test(
    "What changes only what is stored says so too, and makes neither it nor a VO's folder",
    arguments: [
      ["preview", "withdraw", "--vo", "cms-test"] + preview, ["pilot", "deploy"] + pilot,
      ["pilot", "accept"] + pilot, ["pilot", "reject"] + pilot, ["pilot", "close"] + pilot,
      ["pilot", "feedback", "--vo", "ops", "good"] + pilot,
      ["pilot", "post-mortem", "--report", "https://pps.example.org/"] + pilot,
      ["rollback", "--vo", "cms-test", "--root", "/", "--product", "tmp"],
      ["uninstall", "--vo", "cms-test", "--root", "/"] + preview,
    ])
  func changing(_ arguments: [String]) throws {
    let site = try EmptySite()
    let root = "\(site.path)/area"
    _ = try Command.check(["mkdir", "-p", "\(root)/gLite-UI", "\(root)/tmp"])
    let arguments = arguments.map { $0 == "/" ? root : $0 }
    let away = "\(site.path)/nosuch"
    for options in [["--dry-run"], []] {
      let named = try site.pps(arguments + ["--state-dir", away] + options)
      #expect(named.status == 74, "\(named.status) \(named.errors)")
      #expect(named.errors.contains("\(away): there is no such state directory"))
      #expect(try Command.run(["ls", away]).status != 0)
      #expect(try site.pps(arguments + options).status == 1)
      #expect(try Command.check(["ls", "-A", site.state]) == "")
    }
  }

  @Test("The first that is stored makes it")
  func storing() throws {
    let site = try EmptySite()
    _ = try Command.check(["rmdir", site.state])
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    #expect(try site.pps(["list"]).output.contains("gLite-UI"))
  }

  @Test("What lists a state that cannot be read ends with 74, as 'pps gip' does")
  func unreadable() throws {
    let site = try EmptySite()
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    let previews = "\(site.state)/previews"
    try Command.check(["sh", "-c", "mv \"$0\" \"$0-\"; ln -s \"$0-\" \"$0\"", previews])
    for command in [["list"], ["preview", "list"], ["pilot", "list"]] {
      let list = try site.pps(command)
      #expect(list.status == 74 && list.errors.contains("a link to one"), "\(list.errors)")
    }
  }
}

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

  @Test("The first that is stored makes it")
  func storing() throws {
    let site = try EmptySite()
    _ = try Command.check(["rmdir", site.state])
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    #expect(try site.pps(["list"]).output.contains("gLite-UI"))
  }
}

import TestSupport
import Testing

@Suite("What was stored while the clock was ahead")
struct ClockTests {
  /// Moves the steps of a record's history a hundred years on.
  private func age(_ file: String) throws {
    try Command.write(Command.read(file).replacing("at: \"20", with: "at: \"21"), to: file)
  }

  @Test("A preview is withdrawn all the same, and published again, as of its last step")
  func preview() throws {
    let site = try EmptySite()
    let file = "\(site.state)/previews/ops/gLite-UI@126.yaml"
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    try age(file)
    let check = try site.pps(["check"])
    #expect(check.output.contains("since-ahead") && check.output.contains("all the same"))
    let withdrawn = try site.preview("withdraw", [])
    #expect(withdrawn.status == 0, "\(withdrawn.errors)")
    #expect(try !site.pps(["gip", "plugin", "--hold-over", "0"]).output.contains("VO-ops"))
    let steps = try Command.read(file).split(separator: "\n").filter { $0.contains("{state: ") }
    let dates = steps.map { $0.split(separator: ",")[1] }
    #expect(dates.count == 2 && dates[0] == dates[1], "\(steps)")
    // It is told as closed for longer than is meant, and that too is to be known.
    #expect(try site.pps(["check"]).output.contains("since-ahead"))
    #expect(try site.preview("publish", []).status == 0)
    #expect(try site.pps(["list"]).output.contains("published"))
  }

  @Test("A pilot is decided upon and closed all the same")
  func pilot() throws {
    let site = try EmptySite()
    let opened = try site.pilot(
      "open", StoringTests.service + ["--glue-service", "wms.example.org_WMS"])
    #expect(opened.status == 0)
    try age("\(site.state)/pilots/WMS@3.2.1-4.yaml")
    for verb in ["accept", "close", "open"] {
      let tool = try site.pilot(verb, [])
      #expect(tool.status == 0, "\(verb): \(tool.errors)")
    }
  }
}

import TestSupport
import Testing

@Suite("A damaged record")
struct DamagedRecordTests {
  @Test(
    "Publishing with all that it needs replaces it and keeps it beside; with less it stays",
    arguments: ["", "format: 1\nvo: ops\n", "\u{0}\u{1}"])
  func preview(_ damage: String) throws {
    let site = try EmptySite()
    #expect(try site.preview("publish", ["--path", "/opt/x", "--tested"]).status == 0)
    let file = "\(site.state)/previews/ops/gLite-UI@126.yaml"
    try Command.write(damage, to: file)
    for arguments in [("publish", ["--tested"]), ("withdraw", [])] {
      let refused = try site.preview(arguments.0, arguments.1)
      #expect(refused.status == 65 && refused.errors.contains(file), "\(refused.errors)")
      #expect(refused.errors.contains("mend the file, or give"), "\(refused.errors)")
    }
    let dry = try site.preview("publish", ["--path", "/opt/x", "--dry-run"])
    #expect(dry.status == 0 && dry.errors.contains("dry run:"), "\(dry.errors)")
    #expect(try Command.read(file) == damage)
    let again = try site.preview("publish", ["--path", "/opt/x"])
    #expect(again.status == 0 && again.errors.contains("\(file).damaged"), "\(again.errors)")
    #expect(try Command.read("\(file).damaged") == damage)
    #expect(try site.record()["path"] == "/opt/x")
    let check = try site.pps(["check"])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    // A second one takes nothing from the first.
    try Command.write("x", to: file)
    #expect(try site.preview("publish", ["--path", "/opt/y"]).status == 0)
    #expect(try Command.read("\(file).damaged") == damage)
    #expect(try Command.read("\(file).damaged.2") == "x")
  }

  @Test("The same of a pilot")
  func pilot() throws {
    let site = try EmptySite()
    let all = StoringTests.service + ["--glue-service", "wms.example.org_WMS"]
    #expect(try site.pilot("open", all).status == 0)
    let file = "\(site.state)/pilots/WMS@3.2.1-4.yaml"
    try Command.write("", to: file)
    for (verb, options) in [("open", ["--vo", "ops"]), ("close", []), ("accept", [])] {
      let refused = try site.pilot(verb, options)
      #expect(refused.status == 65 && refused.errors.contains(file), "\(refused.errors)")
      #expect(refused.errors.contains("mend the file, or give"), "\(refused.errors)")
    }
    let again = try site.pilot("open", all)
    #expect(again.status == 0 && again.errors.contains("\(file).damaged"), "\(again.errors)")
    #expect(try Command.read("\(file).damaged") == "")
    #expect(try site.pps(["check"]).status == 0)
  }

  @Test("A record in another one's file is damage, and never taken for that one")
  func misfiled() throws {
    let site = try EmptySite()
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    let folder = "\(site.state)/previews/ops"
    let (record, file) = ("\(folder)/gLite-UI@126.yaml", "\(folder)/gLite-UI@127.yaml")
    try Command.check(["cp", record, file])
    let text = try Command.read(file)
    func preview(_ verb: String, _ options: [String] = []) throws -> Tool {
      try site.pps(
        ["preview", verb, "--vo", "ops", "--product", "gLite-UI", "--working-version", "127"]
          + options)
    }
    for refused in try [preview("publish", ["--tested"]), preview("withdraw")] {
      #expect(refused.status == 65 && refused.errors.contains(record), "\(refused.errors)")
      #expect(refused.errors.contains("\(file): is of preview"), "\(refused.errors)")
    }
    #expect(try Command.read(record) == text)
    let published = try preview("publish", ["--path", "/opt/y"])
    #expect(published.status == 0 && published.errors.contains("\(file).damaged"))
    #expect(try Command.read("\(file).damaged") == text)
    #expect(try Command.read(file).contains("path: /opt/y"))
    #expect(try Command.read(record) == text)

    let all = StoringTests.service + ["--glue-service", "wms.example.org_WMS"]
    #expect(try site.pilot("open", all).status == 0)
    let pilots = "\(site.state)/pilots"
    try Command.check(["mv", "\(pilots)/WMS@3.2.1-4.yaml", "\(pilots)/LB@3.2.1-4.yaml"])
    let closed = try site.pilot("close", [], product: "LB")
    #expect(closed.status == 65 && closed.errors.contains("is of pilot WMS"), "\(closed.errors)")
    #expect(try site.pilot("open", all, product: "LB").status == 0)
    #expect(try Command.read("\(pilots)/LB@3.2.1-4.yaml.damaged").contains("product: WMS"))
    #expect(try site.pps(["check"]).status == 0)
  }

  @Test("What is refused whatever stands in it is not replaced")
  func refused() throws {
    let site = try EmptySite()
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    let file = "\(site.state)/previews/ops/gLite-UI@126.yaml"
    try Command.check(["sh", "-c", "mv \"$0\" \"$1\"; ln -s \"$1\" \"$0\"", file, "\(site.path)/x"])
    let again = try site.preview("publish", ["--path", "/opt/x"])
    #expect(again.status == 77 && again.errors.contains("it is a link"), "\(again.errors)")
  }
}

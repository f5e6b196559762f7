import TestSupport
import Testing

@Suite("What is over makes room for what is new")
struct ForgetTests {
  private static let product = ["--vo", "ops", "--product", "gLite-UI"]

  private func folder(_ site: EmptySite) -> String { "\(site.state)/previews/ops" }

  /// A VO that keeps its previews itself: one is published, and these were withdrawn long ago.
  private func site(withdrawn versions: ClosedRange<Int>) throws -> EmptySite {
    let site = try EmptySite()
    try Command.check([
      "sh", "-c", "echo 'tenants: [{vo: ops, account: daemon}]' >> \"$0\"", site.configuration,
    ])
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    func step(_ state: String) -> String {
      "- {state: \(state), at: 2025-01-01T00:00:00Z, by: root}"
    }
    for version in versions {
      try Command.check([
        "sh", "-c",
        """
        cd "$0" && sed 's/"126"/"\(version)"/; s/^- {.*/\(step("published"))\\n\(step("withdrawn"))/' \
        gLite-UI@126.yaml > gLite-UI@\(version).yaml
        """, folder(site),
      ])
    }
    return site
  }

  @Test("A record too many is refused, and what to do is told; what is there still changes")
  func refused() throws {
    let site = try site(withdrawn: 700...700)
    // What nobody can read counts as well.
    try Command.check([
      "sh", "-c", "cd \"$0\" && for i in $(seq 198); do : > x@$i.yaml; done", folder(site),
    ])
    let new = Self.product + ["--working-version", "1000", "--path", "/opt/b"]
    let tool = try site.pps(["preview", "publish"] + new)
    #expect(tool.status == 77 && tool.errors.contains("'pps preview forget --vo ops'"))
    #expect(try site.preview("publish", ["--tested"]).status == 0)
    let one = ["preview", "forget"] + Self.product + ["--working-version"]
    #expect(try site.pps(one + ["126"]).errors.contains("there is nothing to forget"))
    #expect(try site.pps(one + ["700"]).errors.contains("700 of ops is forgotten"))
    #expect(try site.pps(["preview", "publish"] + new).status == 0)
  }

  @Test("What is still shown as closed, or is installed still, keeps its record")
  func keeps() throws {
    let site = try site(withdrawn: 700...703)
    let place = "\(site.path)/area/700"
    try Command.check([
      "sh", "-c",
      """
      mkdir -p "$1" && touch "$1/.pps-receipt.yaml" && sed -i "s,^path: .*,path: $1," "$0"/*@700.yaml
      """, folder(site), place,
    ])
    #expect(try site.preview("withdraw", []).status == 0)
    for options in [["--dry-run"], [], []] {
      let tool = try site.pps(["preview", "forget", "--vo", "ops"] + options)
      #expect(tool.status == 0, "\(tool.errors)")
      #expect(tool.errors.hasPrefix("pps: dry run: preview gLite-UI 701") == !options.isEmpty)
    }
    #expect(
      try Command.check(["ls", folder(site)]) == "gLite-UI@126.yaml\ngLite-UI@700.yaml\n")
  }
}

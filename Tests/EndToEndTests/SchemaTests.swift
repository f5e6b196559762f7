import TestSupport
import Testing

@Suite("The schemas of what people write refuse what pps refuses")
struct SchemaTests {
  /// The lines of a file that is taken, by their keys.
  private static let files = [
    "preview": [
      "format": "1", "vo": "ops", "product": "P", "working_version": "'1'", "path": "/opt/x",
      "upgrade_class": "incompatible", "tested": "true", "subclusters": "[ce.example.org]",
      "history": "[{state: published, at: '2026-11-22T10:00:00Z'}]",
    ],
    "pilot": [
      "format": "1", "product": "P", "package_version": "'1'", "upgrade_class": "minor",
      "vos": "[ops]", "service": "{glue_service: x}", "start": "'2026-11-20'",
      "serving_state": "production", "history": "[{state: running, at: '2026-11-22'}]",
    ],
    "release": [
      "format": "1", "product": "P", "working_version": "'1'", "package_version": "'1'",
      "upgrade_class": "incompatible",
    ],
  ]

  /// What the program says of a file.
  private static func take(_ text: String, _ schema: String) throws -> Tool {
    let site = try EmptySite()
    let (folder, name, command) =
      switch schema {
      case "preview":
        ("state/previews/ops", "P@1.yaml", ["preview", "list"])
      case "pilot": ("state/pilots", "P@1.yaml", ["pilot", "list"])
      default: ("release", "pps-release.yaml", ["release", "show", "\(site.path)/release"])
      }
    _ = try Command.check(["mkdir", "-p", "\(site.path)/\(folder)"])
    try Command.write("#!/bin/sh\n", to: "\(site.path)/\(folder)/a.sh")
    try Command.write(text, to: "\(site.path)/\(folder)/\(name)")
    return try site.pps(command)
  }

  @Test(
    "A value",
    arguments: [
      (
        "preview", "path", ["/", "/a.b/..c"],
        ["a", "//a", "/a/", "/a/../b", "/./a", "/dn:a", "/a b"]
      ),
      (
        "preview", "release_notes", ["https://a.bc", "http://1.2.3.4:80/x?y#z"],
        [
          "http://a/", "http://a_b.cd/", "http://a.b1/", "'http://a.bc/ x'", "http://a.bc/<",
          "ftp://a.bc",
        ]
      ),
      (
        "preview", "contact", ["mailto:a@b.cd", "'mailto:a.b@c.de,f@1.2.3.4'"],
        [
          "mailto:a@b", "a@b.cd", "'mailto:a@b.cd, e@f.gh'", "mailto:a@b..cd",
          "'mailto:a@b.cd?cc=e@f.gh'",
        ]
      ),
      ("preview", "feedback_deadline", ["2026-12-31"], ["2026-13-01", "'2026-12-31T24:00:00Z'"]),
      (
        "preview", "subclusters", ["['a:b/c']"],
        ["[a, a]", "[é]", "[_a]", "['adn:b']", "['<a']", "[]"]
      ),
      (
        "preview", "history", ["[{state: published, at: 2026-11-22, by: A b}]"],
        [
          "[{state: published, at: 2026-11-22, by: é}]",
          "[{state: published, at: 2026-11-22, by: ' a'}]",
        ]
      ),
      ("pilot", "working_version", ["'1'"], ["a-Preview-b", "preview", "a b"]),
      ("pilot", "vos", ["[a, b]"], ["[a, a]", "[]", "[a-preview]"]),
      (
        "pilot", "service", ["{type: t, endpoint: 'httpg://a:1/x?y'}"],
        ["{type: t, endpoint: 'http://a b'}", "{type: t, endpoint: a}", "{glue2_service: a}"]
      ),
      (
        "pilot", "feedback", ["[{at: 2026-11-22, vo: ops, text: 'dn: é'}]"],
        [#"[{at: 2026-11-22, vo: ops, text: "a\nb"}]"#]
      ),
      ("release", "setup_script", ["a.sh"], ["/a.sh", "./a.sh", "../a.sh", "b/../a.sh", "a.sh/"]),
      ("release", "test", ["'é'"], [#""a\nb""#, "''"]),
      ("release", "product", ["P"], ["a-preview-b"]),
    ])
  func value(_ schema: String, _ key: String, _ taken: [String], _ refused: [String]) throws {
    for (values, isTaken) in [(taken, true), (refused, false)] {
      for value in values {
        let file = try #require(Self.files[schema]).merging([key: value]) { $1 }
        let text = file.map { "\($0): \($1)\n" }.sorted().joined()
        let told = try Self.take(text, schema)
        #expect((told.status == 0) == isTaken, "\(key): \(value): \(told.errors)")
        let valid = try HelpTests.validate(text, schema)
        #expect((valid.status == 0) == isTaken, "\(key): \(value): \(valid.output)")
      }
    }
  }
}

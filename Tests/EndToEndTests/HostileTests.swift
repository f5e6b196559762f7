import TestSupport
import Testing

@Suite("What anyone may publish does nothing to who reads it")
struct HostileTests {
  /// Values that attack a shell, a terminal, a table or a filter.
  static let attacks = [
    "/tmp/x; touch owned", "/tmp/$(touch owned)/setenv.sh", "/tmp/`touch owned`/setenv.sh",
    "/tmp/x' ; touch owned ; '", "/tmp/x && touch owned || \"$HOME\" | sh #", "../../../../etc",
    "/opt/\u{1B}[2J\u{1B}]0;owned\u{07}/126", "/opt/\u{202E}gpj.\u{2066}/\u{9B}2J",
    "*)(objectClass=*", "<script>alert(1)</script>", "\" }; touch owned", "a\nb",
    "/" + String(repeating: "A", count: 100_000),
  ]

  /// A site that publishes an attack in every place where text can stand.
  static func site(_ number: Int, _ attack: String) -> String {
    let name = "HOSTILE-\(number)"
    let domain = "GLUE2DomainID=\(name),GLUE2GroupID=grid,o=glue"
    let service = "GLUE2ServiceID=carrier-\(number),\(domain)"
    let keys = [
      "PPSKind=preview", "PPSState=preview", "PPSWorkingVersion=126", "PPSProduct=\(attack)",
      "PPSPath=\(attack)", "PPSSetenv=\(attack)", "PPSContact=\(attack)", "PPSVO=ops",
      "PPSVO=\(attack)", "PPSSubCluster=\(attack)", "PPSSince=\(attack)", "PPSTested=\(attack)",
    ]
    func line(_ name: String, _ value: String) -> String { "\(name):: \(base64(value))\n" }
    return """
      dn: \(domain)
      objectClass: GLUE2Domain
      objectClass: GLUE2AdminDomain
      GLUE2DomainID: \(name)

      dn: \(service)
      objectClass: GLUE2Service
      GLUE2EntityCreationTime: @NOW@
      GLUE2EntityValidity: 99999999999999999999
      GLUE2ServiceID: carrier-\(number)
      GLUE2ServiceType: other
      GLUE2ServiceQualityLevel: testing
      GLUE2ServiceAdminDomainForeignKey: \(name)
      \(keys.map { line("GLUE2EntityOtherInfo", $0) }.joined())
      dn: GLUE2ExtensionLocalID=PPS-preview-126,\(service)
      objectClass: GLUE2Extension
      GLUE2ExtensionLocalID: PPS-preview-126
      GLUE2ExtensionKey: PPSWorkingVersion
      GLUE2ExtensionValue: 126
      GLUE2ExtensionEntityForeignKey: carrier-\(number)

      dn: GLUE2ApplicationEnvironmentID=app-\(number),\(service)
      objectClass: GLUE2Entity
      objectClass: GLUE2ApplicationEnvironment
      GLUE2ApplicationEnvironmentID: app-\(number)
      GLUE2ApplicationEnvironmentComputingManagerForeignKey: m
      \(keys.map { line("GLUE2EntityOtherInfo", $0) }.joined())\
      \(line("GLUE2ApplicationEnvironmentAppName", attack))\
      \(line("GLUE2ApplicationEnvironmentAppVersion", attack))\
      \(line("GLUE2ApplicationEnvironmentState", attack))
      dn: GLUE2ApplicationHandleID=app-\(number)/path,GLUE2ApplicationEnvironmentID=app-\(number),\(service)
      objectClass: GLUE2ApplicationHandle
      GLUE2ApplicationHandleID: app-\(number)/path
      GLUE2ApplicationHandleApplicationEnvironmentForeignKey: app-\(number)
      GLUE2ApplicationHandleType: Path
      \(line("GLUE2ApplicationHandleValue", "x" + attack))

      """
  }

  /// Tags that are not ours, beside one that is.
  static let tags = """
    dn: Mds-Vo-name=TAGS,mds-vo-name=local,o=grid
    objectClass: MDS
    Mds-Vo-name: TAGS

    dn: GlueClusterUniqueID=c,Mds-Vo-name=TAGS,mds-vo-name=local,o=grid
    objectClass: GlueCluster
    GlueClusterUniqueID: c

    dn: GlueSubClusterUniqueID=s,GlueClusterUniqueID=c,Mds-Vo-name=TAGS,mds-vo-name=local,o=grid
    objectClass: GlueSubCluster
    objectClass: GlueHostApplicationSoftware
    GlueSubClusterUniqueID: s
    GlueHostApplicationSoftwareRunTimeEnvironment: VO-ops-gLite-UI-preview-126
    GlueHostApplicationSoftwareRunTimeEnvironment: VO-ops-"gLite-UI"-preview-126
    GlueHostApplicationSoftwareRunTimeEnvironment: x","VO-ops-x-preview-126
    GlueHostApplicationSoftwareRunTimeEnvironment: VO-ops-y\\-preview-126
    GlueHostApplicationSoftwareRunTimeEnvironment: VO--preview-126


    """

  static func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes = Array(text.utf8)
    let padding = (3 - bytes.count % 3) % 3
    bytes += [UInt8](repeating: 0, count: padding)
    var code: [UInt8] = []
    for at in stride(from: 0, to: bytes.count, by: 3) {
      let group = Int(bytes[at]) << 16 | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2])
      for shift in [18, 12, 6, 0] { code.append(alphabet[group >> shift & 63]) }
    }
    code.replaceSubrange(code.count - padding..<code.count, with: repeatElement(61, count: padding))
    return String(decoding: code, as: UTF8.self)
  }

  @Test("Shells, terminals and programs get data")
  func readers() throws {
    let ldif = topRoots + Self.attacks.enumerated().map { Self.site($0, $1) }.joined() + Self.tags
    // A server of its own: bdii-update would not carry all of this.
    let slapd = try Slapd(.init(ldif: ldif.replacing("@NOW@", with: "2026-11-22T00:00:00Z")))
    let url = "\(slapd.url)"
    let bdii = ["--version", "126", "--bdii", url]

    let table = try Tool("ppsquery", bdii)
    #expect(table.status == 0, "\(table.errors)")
    let lines = table.output.split(separator: "\n")
    #expect(lines.count == 1 + Self.attacks.count + 1)
    #expect(table.output.unicodeScalars.allSatisfy { $0 == "\n" || isVisible($0) })
    #expect(lines.filter { $0.contains("TAGS") }.count == 1)
    // In a table nobody wants all of a very long value; a program does.
    #expect(table.output.utf8.count < 20_000)
    #expect(table.errors.contains("longer than 300 characters and cut here (…); --output json has"))

    let doubts = try Tool("ppsquery", bdii + ["--fields", "site,found_by,contradictions"])
    #expect(doubts.output.contains("path: "))
    #expect(
      doubts.output.split(separator: "\n").filter { $0.contains("HOSTILE") }.count
        == Self.attacks.count)
    #expect(doubts.output.unicodeScalars.allSatisfy { $0 == "\n" || isVisible($0) })

    let json = try Tool("ppsquery", bdii + ["--output", "json"])
    #expect(json.status == 0 && json.output.utf8.count > 100_000)
    #expect(!json.errors.contains("cut here"))
    #expect(json.output.unicodeScalars.allSatisfy { $0 == "\n" || isVisible($0) })
    let count = try Command.check(
      ["/usr/bin/python3", "-c", "import json,sys; print(len(json.load(sys.stdin)['offers']))"],
      input: json.output)
    #expect(count == "\(Self.attacks.count + 1)\n")

    for output in ["csv", "jsonl", "ldif", "sites", "ce"] {
      let shown = try Tool("ppsquery", bdii + ["--output", output, "--all"])
      #expect(shown.status == (output == "ce" ? 1 : 0), "\(output): \(shown.errors)")
      #expect(
        shown.output.unicodeScalars.allSatisfy {
          "\r\n".unicodeScalars.contains($0) || isVisible($0)
        }, "\(output)")
    }
    let csv = try Tool(
      "ppsquery", bdii + ["--output", "csv", "--fields", "product,path,contact,vos"])
    #expect(csv.output.split(separator: "\r\n").count == 1 + Self.attacks.count + 1)
    let others = [
      ["releases"], ["releases", "--output", "csv"], ["sites"], ["sites", "--output", "jsonl"],
      ["wait", "--version", "126"], ["values", "GLUE2EntityOtherInfo"],
      ["values", "GLUE2EntityOtherInfo", "--output", "csv"],
    ]
    for command in others {
      let shown = try Tool("ppsquery", command + ["--bdii", url])
      #expect(shown.status == 0, "\(command): \(shown.errors)")
      #expect(
        (shown.output + shown.errors).unicodeScalars.allSatisfy {
          "\r\n".unicodeScalars.contains($0) || isVisible($0)
        }, "\(command)")
    }
    let empty = "\(slapd.directory)/empty.ldif"
    // Of a site that publishes nothing of ours: nothing at all would be no answer.
    let domain = """
      dn: GLUE2DomainID=NONE,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Domain
      objectClass: GLUE2AdminDomain
      GLUE2DomainID: NONE


      """
    try Command.write(topRoots + domain, to: empty)
    let changes = try Tool("ppsquery", ["diff", empty, "--bdii", url])
    #expect(changes.status == 2)
    #expect(changes.output.split(separator: "\n").count == Self.attacks.count + 1)
    #expect(changes.output.unicodeScalars.allSatisfy { $0 == "\n" || isVisible($0) })
    // Of all that stands where an address should, no mail program gets a byte.
    let mailto = try Tool("ppsquery", bdii + ["--output", "mailto"])
    #expect(mailto.status == 1 && mailto.output == "")
    #expect(mailto.errors.unicodeScalars.allSatisfy { $0 == "\n" || isVisible($0) })
    let contacts = try Tool("ppsquery", bdii + ["--contacts"])
    #expect(contacts.status == 0)
    #expect(contacts.output.unicodeScalars.allSatisfy { $0 == "\n" || isVisible($0) })

    for number in Self.attacks.indices {
      let run = try Tool(
        "ppsquery", ["run", "--site", "HOSTILE-\(number)"] + bdii + ["--", "echo", "ran"])
      #expect(run.status == 65 && run.output == "")
      let csh = try Tool(
        "ppsquery", bdii + ["--site", "HOSTILE-\(number)", "--setenv", "--shell", "csh"])
      #expect(csh.status == 65 && csh.output == "false\n")
      let setup = try Tool("ppsquery", bdii + ["--site", "HOSTILE-\(number)", "--setenv"])
      #expect(setup.status == 65, "\(Self.attacks[number].prefix(40))")
      #expect(setup.output == "false\n")
      #expect(setup.errors.unicodeScalars.allSatisfy { $0 == "\n" || isVisible($0) })
    }
  }

  private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}

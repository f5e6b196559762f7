import Infosys
import Testing

@Suite("Which plugins own the software tags")
struct PluginOutputTests {
  static let dn =
    "dn: GlueSubClusterUniqueID=ce.example.org,GlueClusterUniqueID=ce.example.org,mds-vo-name=resource,o=grid"
  static let tag = "GlueHostApplicationSoftwareRunTimeEnvironment"

  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var replaces = false
  }

  @Test(arguments: [
    Case(testDescription: "nothing", text: ""),
    Case(testDescription: "no LDIF", text: "cannot connect to host: no route\nusage: x\n"),
    Case(testDescription: "no changetype", text: "\(dn)\n\(tag): A\n\n", replaces: true),
    Case(testDescription: "no space, CRLF", text: "\(dn)\r\n\(tag):A\r\n", replaces: true),
    Case(
      testDescription: "other case",
      text: "dn: gluesubclusteruniqueid = CE.example.org ,x=y\n\(tag.lowercased()): A\n",
      replaces: true),
    Case(
      testDescription: "folded",
      text:
        "dn: GlueSubClusterUniqueID=ce.exam\n ple.org,x=y\n\(tag.prefix(9))\n \(tag.dropFirst(9)): A\n",
      replaces: true),
    Case(
      testDescription: "a combining mark behind a colon", text: "\(dn)\n\(tag):\u{301}A\n",
      replaces: true),
    Case(testDescription: "base64", text: "\(dn)\n\(tag):: QQ==\n", replaces: true),
    Case(
      testDescription: "replace",
      text: "\(dn)\nchangetype: modify\nreplace: \(tag)\n\(tag): A\n-\n", replaces: true),
    Case(
      testDescription: "add only", text: "\(dn)\nchangetype: modify\nadd: \(tag)\n\(tag): A\n"),
    Case(
      testDescription: "add and replace",
      text: "\(dn)\nCHANGETYPE: modify\nREPLACE: \(tag)\n\(tag): A\n-\nadd: \(tag)\n\(tag): B\n",
      replaces: true),
    Case(
      testDescription: "replace of something else",
      text: "\(dn)\nchangetype: modify\nreplace: GlueSubClusterName\nGlueSubClusterName: x\n"),
    Case(testDescription: "other attributes", text: "\(dn)\nGlueSubClusterPhysicalCPUs: 7\n"),
    Case(
      testDescription: "other subcluster",
      text: "\(dn.replacing("ce.", with: "other."))\n\(tag): A\n"),
    Case(
      testDescription: "after another record, without a blank line",
      text: "dn: GlueCEUniqueID=x,o=grid\nGlueCEStateStatus: x\n\(dn)\n\(tag): A\n", replaces: true),
    Case(
      testDescription: "DN in capitals, which bdii-update passes over",
      text: "D\(dn)\n\(tag): A\n".replacing("Ddn", with: "DN")),
  ])
  func style(_ each: Case) throws {
    let output = try #require(PluginOutput(Array(each.text.utf8)))
    let subclusters = ["ce.example.org", "himem.example.org"]
    #expect(output.replacesTags(of: subclusters) == (each.replaces ? ["ce.example.org"] : []))
  }

  @Test("What is not UTF-8 is dropped by bdii-update, so it says nothing")
  func bytes() {
    #expect(PluginOutput(Array("\(Self.dn)\n\(Self.tag): ".utf8) + [0xE9, 0x0A]) == nil)
  }
}

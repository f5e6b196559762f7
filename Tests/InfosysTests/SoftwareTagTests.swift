import Infosys
import Testing

@Suite("Software tags")
struct SoftwareTagTests {
  @Test(arguments: [
    ("VO-ops-gLite-UI-preview-126", [String](), "ops", "gLite-UI", "126"),
    ("vo-ops-glite-ui-PREVIEW-126", [], "ops", "glite-ui", "126"),
    ("VO-a-b-preview-1-2", [], "a", "b", "1-2"),
    ("VO-vo-with-dash-x-preview-1", ["vo", "vo-with-dash", "ops"], "vo-with-dash", "x", "1"),
    ("VO-t2k.org-WN-preview-3.2.1-4", ["t2k.org"], "t2k.org", "WN", "3.2.1-4"),
    ("VO-ops-x-preview-1", ["ops-x"], "ops", "x", "1"),
  ])
  func parsed(_ text: String, _ vos: [String], _ vo: String, _ product: String, _ version: String)
    throws
  {
    let tag = try #require(SoftwareTag(text, knownVOs: vos))
    #expect(tag == SoftwareTag(vo: vo, product: product, workingVersion: version))
  }

  @Test(arguments: [
    "", "VO-ops", "VO-ops-preview-126", "VO--x-preview-1", "VO-ops-x-preview-", "ops-x-preview-1",
    "VO-ops-\"x\"-preview-126", "VO-ops-x y-preview-1", "x\",\"VO-ops-x-preview-126",
    "VO-ops-x\\-preview-126", "VO-öps-x-preview-126", "VO-ops-x-preview",
  ])
  func refused(_ text: String) {
    #expect(SoftwareTag(text) == nil)
  }

  @Test("A tag reads back as it was made, where the VO is known")
  func roundTrip() {
    let tag = SoftwareTag(vo: "vo.cta.in2p3.fr", product: "gLite-3.2", workingVersion: "126-rc1")
    #expect(SoftwareTag("\(tag)", knownVOs: [tag.vo]) == tag)
  }
}

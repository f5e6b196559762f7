import TestSupport

/// A grid in GLUE 1.3 as LDIF, made by chance: clusters with one subcluster or more, tags of previews
/// among others, and here and there a value that breaks an ad.
struct GeneratedGrid {
  let ldif: String

  init(sites: Int, using random: inout SplitMix) {
    var text = """
      dn: o=grid
      objectClass: organization
      o: grid

      dn: mds-vo-name=local,o=grid
      objectClass: MDS
      mds-vo-name: local


      """
    for site in 0..<sites {
      let base = "Mds-Vo-name=SITE-\(site),mds-vo-name=local,o=grid"
      text += "dn: \(base)\nobjectClass: MDS\nMds-Vo-name: SITE-\(site)\n\n"
      for cluster in 0...random.number(2) {
        let id = "c\(cluster).s\(site).example.org"
        for sub in 0...(random.once(in: 3) ? 1 : 0) {
          let subID = "\(id)-\(sub)"
          text += """
            dn: GlueSubClusterUniqueID=\(subID),GlueClusterUniqueID=\(id),\(base)
            objectClass: GlueClusterTop
            objectClass: GlueSubCluster
            GlueSubClusterUniqueID: \(subID)
            GlueChunkKey: GlueClusterUniqueID=\(id)

            """
          for tag in Self.tags(using: &random) {
            text += "GlueHostApplicationSoftwareRunTimeEnvironment: \(tag)\n"
          }
          text += "\n"
        }
        for queue in 0...random.number(3) {
          let ce = "\(id):8443/cream-pbs-q\(queue)"
          let rules = ["ops", "dteam", "atlas"].filter { _ in random.once(in: 2) }
          text += """
            dn: GlueCEUniqueID=\(ce),\(base)
            objectClass: GlueCETop
            objectClass: GlueCE
            GlueCEUniqueID: \(ce)
            GlueCEInfoHostName: \(id)
            GlueCEStateStatus: \(random.pick(["Production", "Draining"]))
            GlueForeignKey: GlueClusterUniqueID=\(id)

            """
          for vo in rules { text += "GlueCEAccessControlBaseRule: VO:\(vo)\n" }
          text += "\n"
        }
      }
    }
    ldif = text
  }

  private static func tags(using random: inout SplitMix) -> [String] {
    var tags = ["LCG-2", "VO-ops-gcc-12", "VO-ops-gLite-UI-preview-1260", "VO-opsx-a-preview-126"]
    for vo in ["ops", "dteam"] {
      for product in ["gLite-UI", "emi.WN"] where random.once(in: 3) {
        let tag = "VO-\(vo)-\(product)-preview-\(124 + random.number(5))"
        tags.append(random.once(in: 5) ? tag.lowercased() : tag)
      }
    }
    if random.once(in: 8) {
      tags.append(
        random.pick([#"a"b"#, #"x\"#, #"foo","VO-ops-gLite-UI-preview-126"#, "TRUE", #"\101"#]))
    }
    return tags
  }
}

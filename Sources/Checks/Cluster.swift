internal import GLUE
internal import Infosys
internal import LDAPTypes

/// A cluster of GLUE 1.3 as a WMS puts it together.
struct Cluster {
  let name: String
  /// In the order in which the server sends them.
  private(set) var subclusters: [Subcluster] = []
  /// The computing elements in front of it.
  private(set) var queues: [Entry] = []

  /// All clusters that have subclusters.
  static func all(in set: EntrySet) -> [Cluster] {
    var clusters: [DistinguishedName: Cluster] = [:]
    var order: [DistinguishedName] = []
    for subject in set.all(GLUE1.ObjectClass.subCluster) {
      guard let parent = subject.entry.dn.parent, let name = name(above: subject, in: set)
      else { continue }
      let key = parent.prepared(for: .caseIgnore)
      if clusters[key] == nil {
        clusters[key] = Cluster(name: name)
        order.append(key)
      }
      clusters[key]!.subclusters.append(Subcluster(subject))
    }
    let named = Dictionary(grouping: order) { key in
      // A WMS compares names of clusters byte by byte.
      [clusters[key]!.name, (key.siteName ?? "").lowercased()]
    }
    for subject in set.all(GLUE1.ObjectClass.ce) {
      guard let name = subject.entry.cluster else { continue }
      let site = (subject.entry.dn.siteName ?? "").lowercased()
      for key in named[[name, site]] ?? [] {
        clusters[key]!.queues.append(subject.entry)
      }
    }
    return order.map { clusters[$0]! }
  }

  /// The name of a subcluster's cluster, as servers show it: as the entry above spells its own, where it is there.
  static func name(above subcluster: Subject, in set: EntrySet) -> String? {
    subcluster.entry.dn.parent.flatMap { parent in
      (set.subject(parent)?.entry.dn ?? parent).rdn?.value(GLUE1.clusterUniqueID)
    }
  }

  /// The previews' tags of its subclusters, in small letters, with one spelling of each.
  var previewTags: [(tag: String, spelling: String)] {
    var tags: [(String, String)] = []
    var known: Set<String> = []
    for subcluster in subclusters {
      for value in subcluster.subject.entry[GLUE1.softwareTag] where PreviewTag.isOne(value) {
        guard let text = value.string, known.insert(text.lowercased()).inserted else { continue }
        tags.append((text.lowercased(), text))
      }
    }
    return tags
  }
}

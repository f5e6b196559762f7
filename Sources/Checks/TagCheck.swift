internal import GLUE
internal import Infosys
internal import LDAPTypes
internal import Rollout
internal import Supermarket

/// The software tags of GLUE 1.3, by which jobs are routed.
struct TagCheck: Check {
  func run(_ set: EntrySet, _ findings: inout Findings) {
    for subject in set.subjects {
      for tag in subject.entry.strings(GLUE1.softwareTag) { check(tag, subject, &findings) }
    }
    for cluster in Cluster.all(in: set) {
      var access = QueueAccess(cluster)
      for (tag, spelling) in cluster.previewTags {
        checkPlaces(tag, spelling, cluster, &findings)
        if !set.isPart { checkQueues(spelling, tag, cluster, &access, &findings) }
      }
    }
    checkSpelling(set, &findings)
    checkCarriers(set, &findings)
  }

  /// One tag: what the WMS, which pastes it into a ClassAd, and the tag tools make of it.
  private func check(_ tag: String, _ subject: Subject, _ findings: inout Findings) {
    let isHostile = tag.unicodeScalars.contains { $0 == "\"" || $0 == "\\" || $0.value < 0x20 }
    if isHostile {
      findings.add(.tagHostile, subject, "'\(tag)'")
    } else if tag.utf8.contains(UInt8(ascii: " ")) {
      findings.add(.tagSpace, subject, "'\(tag)'")
    } else if EntryAds.isWord(Array(tag.utf8)) {
      findings.add(.tagWord, subject, "'\(tag)'")
    } else if !tag.utf8.allSatisfy(TagText.allows) {
      findings.add(.tagCharacters, subject, "'\(tag)'")
    }
  }

  /// A WMS looks at the first subcluster of a cluster only, and a job may land on any.
  private func checkPlaces(
    _ tag: String, _ spelling: String, _ cluster: Cluster, _ findings: inout Findings
  ) {
    let with = cluster.subclusters.filter { $0.hasTag(tag) }
    guard let first = cluster.subclusters.first, with.count < cluster.subclusters.count else {
      return
    }
    let names = { (subclusters: [Subcluster]) in
      subclusters.compactMap { $0.subject.entry.dn.value(of: GLUE1.subClusterUniqueID) }
        .joined(separator: ", ")
    }
    if first.hasTag(tag) {
      let without = cluster.subclusters.filter { !$0.hasTag(tag) }
      findings.add(
        .tagHalfCluster, first.subject, "\(spelling) is not on \(names(without))")
    } else {
      findings.add(
        .tagSecondSubcluster, with[0].subject,
        "\(spelling) stands on \(names(with)), and the first of the cluster is \(names([first]))")
    }
  }

  private func checkQueues(
    _ spelling: String, _ tag: String, _ cluster: Cluster, _ access: inout QueueAccess,
    _ findings: inout Findings
  ) {
    let subject = cluster.subclusters.first { $0.hasTag(tag) }!.subject
    if cluster.queues.isEmpty {
      findings.add(.tagWithoutQueue, subject, "\(spelling), cluster \(cluster.name)")
      return
    }
    guard let vo = SoftwareTag(spelling, knownVOs: access.vos)?.vo else { return }
    if let refusal = access.refusal(of: vo) {
      findings.add(.tagNotAdmitted, subject, "\(spelling): \(refusal)")
    }
  }

  /// GLUE 1.3 ignores case; GLUE 2.0 and most tools do not.
  private func checkSpelling(_ set: EntrySet, _ findings: inout Findings) {
    var seen: [String: String] = [:]
    for subject in set.subjects {
      let tags =
        subject.entry.info.all(.tag)
        + subject.entry[GLUE1.softwareTag].filter { PreviewTag.isOne($0) }.compactMap(\.string)
      for tag in tags {
        let key = "\(subject.entry.dn.siteName?.lowercased() ?? "") \(tag.lowercased())"
        if let other = seen[key], other != tag {
          findings.add(.tagCase, subject, "'\(tag)', and elsewhere '\(other)'")
        } else {
          seen[key] = tag
        }
      }
    }
  }

  /// Tags that nothing in GLUE 2.0 speaks of.
  private func checkCarriers(_ set: EntrySet, _ findings: inout Findings) {
    guard !set.isPart, !set.all(GLUE2.ObjectClass.entity).isEmpty else { return }
    let spoken = Set(
      set.subjects.flatMap { subject in
        subject.entry.info.all(.tag).map {
          "\(subject.entry.dn.siteName?.lowercased() ?? "") \($0.lowercased())"
        }
      })
    for subject in set.all(GLUE1.ObjectClass.subCluster) {
      for value in subject.entry[GLUE1.softwareTag] where PreviewTag.isOne(value) {
        guard let tag = value.string else { continue }
        let key = "\(subject.entry.dn.siteName?.lowercased() ?? "") \(tag.lowercased())"
        if !spoken.contains(key) { findings.add(.tagWithoutCarrier, subject, "\(tag)") }
      }
    }
  }
}

/// Whom a cluster's queues let in.
private struct QueueAccess {
  private let rules: Set<AccessRules>
  /// The VOs that the rules name.
  let vos: Set<String>
  private var known: [String: String?] = [:]

  init(_ cluster: Cluster) {
    rules = Set(cluster.queues.map(\.access))
    vos = Set(rules.flatMap(\.vos))
  }

  /// Why no WMS sends jobs of the VO to any of the queues; nil when one does.
  mutating func refusal(of vo: String) -> String? {
    if let known = known[vo] { return known }
    let open = rules.filter { $0.admits(vo: vo) }
    let refusal: String? =
      if open.isEmpty {
        "none of its queues is open to \(vo)"
      } else if !open.contains(where: { $0.areFound(for: vo) }) {
        "none of its queues has a rule VO:\(vo) or VOMS:/\(vo)/…, by which a WMS of \(vo) asks"
      } else {
        nil
      }
    known[vo] = .some(refusal)
    return refusal
  }
}

import CommandSupport
import Infosys
import Rollout
import StateStore

extension StateOptions {
  /// Sees to it that a preview can be stored at this site: what it holds, where it is, and whom its
  /// tag would be taken for. Warns of clusters that only partly have it.
  func check(_ preview: Preview, _ configuration: SiteConfiguration) throws {
    guard preview.violations.isEmpty else {
      throw CommandFailure(preview.violations, of: preview.title)
    }
    let subclusters = configuration.site.subclusters
    for id in preview.subclusters where !subclusters.contains(where: { $0.id == id }) {
      throw CommandFailure(
        .badData,
        "\(preview.title) is not stored: \(configurationFile) has no subcluster \(id)",
        details: [
          "it has \(subclusters.map(\.id).joined(separator: ", "))",
          "name one of these with --subcluster, or add it to the configuration",
        ])
    }
    if let other = preview.tag.readAs(
      amongVOs: try store().contents().vos + configuration.tenants.keys)
    {
      throw CommandFailure(
        .refused,
        "\(preview.title) is not stored: its tag \(preview.tag) would be read as one of \(other)",
        details: ["give the product another name"])
    }
    warnOfHalfClusters(preview, subclusters)
  }

  /// A WMS looks at the first subcluster of a cluster only, and a job may land on any.
  private func warnOfHalfClusters(_ preview: Preview, _ subclusters: [Site.SubCluster]) {
    for cluster in Set(subclusters.map(\.cluster)).sorted() {
      let all = subclusters.filter { $0.cluster == cluster }.map(\.id)
      let missing = all.filter { !preview.subclusters.contains($0) }
      guard !missing.isEmpty, missing.count < all.count else { continue }
      diagnostics.warning(
        "\(preview.title) is only on some subclusters of \(cluster)",
        details: [
          "jobs sent to \(cluster) may also run on " + missing.joined(separator: ", "),
          "a WMS looks at one subcluster only and may not see the tag",
        ])
    }
  }
}

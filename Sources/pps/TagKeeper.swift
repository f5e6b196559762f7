import ArgumentParser
import Checks
import CommandSupport
import Files
import Infosys
import LDAPTypes
import Rollout
import StateStore

/// Keeps the site's tag files as the state says: what is published is in, what was published is out,
/// and all other lines stay.
struct TagKeeper {
  let directory: TagDirectory
  /// The GlueSubClusterUniqueIDs whose tags stand in tag files.
  let subclusters: [String]

  /// nil where our plugin adds the tags.
  init?(_ decision: TagDecision?) {
    guard let decision, let directory = decision.directory else { return nil }
    self.directory = directory
    subclusters = decision.subclusters
  }

  /// What could not be done, one by one.
  struct Failures: Error {
    var all: [FileError] = []

    /// Does something about one tag file.
    mutating func collecting(_ body: (inout Failures) throws(FileError) -> Void) {
      do throws(FileError) {
        try body(&self)
      } catch {
        all.append(error)
      }
    }

    /// - Throws: What the user is told, if anything failed.
    func end(_ message: String, advice: String) throws {
      guard let first = all.first else { return }
      throw CommandFailure(
        CommandFailure(first).exitCode, message,
        details: all.map(\.description) + [advice])
    }
  }

  /// Makes the tag files of a VO what the previews say.
  ///
  /// - Parameters:
  ///   - previews: The VO's previews.
  ///   - vos: The VOs of the site; no tag is added that readers would take for another one's.
  ///   - live: What the resource BDII shows; asked only when a tag is new.
  func synchronize(
    _ previews: [Preview], of vo: String, amongVOs vos: [String],
    live: @escaping () -> Surroundings?
  ) -> Failures {
    var failures = Failures()
    for group in directory.groups(subclusters) {
      let isHere = { (preview: Preview) in
        preview.state == .published && preview.tag.readAs(amongVOs: vos) == nil
          && group.contains(where: preview.subclusters.contains)
      }
      var wanted: [String] = []
      for preview in previews where isHere(preview) {
        let tag = preview.tag.description
        if let other = Self.subcluster(in: group, without: preview) {
          let path = directory.file(subcluster: group[0], vo: vo).path
          failures.all.append(
            FileError(
              .refused, path,
              "counts for all subclusters, and \(preview.title) is not on \(other); its tag is "
                + "not added"))
        } else {
          wanted.append(tag)
        }
      }
      let gone = previews.filter { $0.wasOffered }.map(\.tag.description)
        .filter { !wanted.contains($0) }
      failures.collecting { (failures) throws(FileError) in
        let done = try change(
          group, vo, adding: wanted, removing: gone, isDry: false, live, &failures)
        Self.report(done, of: directory.file(subcluster: group[0], vo: vo))
      }
    }
    warnOfTwins()
    return failures
  }

  /// A subcluster of those that share a tag file which does not have a preview that another one of them has; nil when
  /// all have it, or none.
  private static func subcluster(in group: [String], without preview: Preview) -> String? {
    guard group.contains(where: preview.subclusters.contains) else { return nil }
    return group.first { !preview.subclusters.contains($0) }
  }

  /// Why the tag of a preview could be added to no tag file: the file, and a subcluster that it counts for and that
  /// does not have the preview.
  func obstacle(to preview: Preview) -> (file: String, subcluster: String)? {
    for group in directory.groups(subclusters) {
      if let other = Self.subcluster(in: group, without: preview) {
        return (directory.file(subcluster: group[0], vo: preview.vo).path, other)
      }
    }
    return nil
  }

  /// Tags that differ only by case, by GlueSubClusterUniqueID; and why files were left out.
  func twins() -> (bySubcluster: [String: [TagTwins]], problems: [FileError]) {
    var bySubcluster: [String: [TagTwins]] = [:]
    var problems: [FileError] = []
    for group in directory.groups(subclusters) {
      let found = directory.twins(onSubcluster: group[0])
      for id in group where !found.twins.isEmpty { bySubcluster[id] = found.twins }
      problems += found.problems
    }
    return (bySubcluster, problems)
  }

  /// Warns of tags that keep slapd from taking what is added.
  func warnOfTwins() {
    let found = twins().bySubcluster.sorted { $0.key < $1.key }
    guard !found.isEmpty else { return }
    diagnostics.warning(
      "\(Rule.tagFileCase.summary) (\(Rule.tagFileCase.id)): the BDII does not show what is new on "
        + found.map(\.key).joined(separator: ", "),
      details: found.flatMap(\.value).map { "\($0.file): \($0)" }.distinct
        + [Rule.tagFileCase.remedy])
  }

  /// The tag files of a VO.
  func files(of vo: String) -> [TagFile] {
    directory.groups(subclusters).map { directory.file(subcluster: $0[0], vo: vo) }
  }

  /// Takes the tags of all previews, published or not, out of a tag file.
  static func clear(_ previews: [Preview], from file: TagFile) throws(FileError) {
    let tags = previews.filter { $0.wasOffered }.map(\.tag.description)
    report(try file.change(adding: [], removing: tags), of: file)
  }

  /// Changes the tag file that subclusters share, or finds out what would be done. What is not added
  /// because of another tag is a failure.
  func change(
    _ group: [String], _ vo: String, adding: [String], removing: [String], isDry: Bool,
    _ live: @escaping () -> Surroundings?, _ failures: inout Failures
  ) throws(FileError) -> TagFile.Change {
    let file = directory.file(subcluster: group[0], vo: vo)
    // The resource BDII is asked, if need be, before the file is locked.
    var done = try file.preview(
      adding: adding, removing: removing, variant: variants(group, besides: vo, live))
    if !isDry {
      done = try file.change(
        adding: adding, removing: removing, variant: variants(group, besides: vo, live))
    }
    failures.all += done.clashes.map { Self.clash(file, $0) }
    return done
  }

  private static func report(_ change: TagFile.Change, of file: TagFile) {
    for tag in change.added { diagnostics.note("\(file.path): \(tag) is added") }
    for tag in change.removed { diagnostics.note("\(file.path): \(tag) is taken out") }
  }

  /// Finds a tag that is outside the VO's tag file already, spelled in another case: of both, slapd would
  /// take neither, nor the subcluster. What there is, is looked at when it is first asked for.
  private func variants(
    _ group: [String], besides vo: String, _ live: @escaping () -> Surroundings?
  ) -> (String) -> String? {
    var known: [String: Set<String>]?
    return { tag in
      if known == nil {
        let live = live()
        let tags = group.flatMap { id in
          directory.tags(onSubcluster: id, besides: vo)
            + (live?.softwareTags(ofSubcluster: id) ?? [])
        }
        known = Dictionary(grouping: tags) { $0.lowercased() }.mapValues(Set.init)
      }
      return known?[tag.lowercased()]?.subtracting([tag]).min()
    }
  }

  private static func clash(_ file: TagFile, _ clash: TagFile.Clash) -> FileError {
    FileError(
      .refused, file.path,
      "\(clash.tag) is not added: the subcluster has it already, spelled \(clash.variant), and GLUE 1.3 takes "
        + "no two values that differ only by case")
  }
}

public import Infosys
internal import LDAPTypes
internal import LDIF
public import Rollout

/// What is wrong with a site's previews and pilots before anything is published.
public struct StateCheck {
  private let publisher: Publisher
  private let previews: [Preview]
  private let pilots: [Pilot]
  private var site: Site { publisher.site }
  private var now: Timestamp { publisher.now }

  public init(_ publisher: Publisher, previews: [Preview], pilots: [Pilot]) {
    self.publisher = publisher
    self.previews = previews
    self.pilots = pilots
  }

  /// What every rule finds in the records, and in what would be published of them.
  ///
  /// - Parameters:
  ///   - surroundings: What the resource BDII publishes, when it was asked.
  ///   - isSilent: Whether it was, or will be, and gives no answer now: that an ID must be looked up is then
  ///     no mistake.
  public func findings(surroundings: Surroundings?, isSilent: Bool = false) -> [Finding] {
    var findings: [Finding] = []
    if previews.isEmpty && pilots.isEmpty {
      findings.append(Finding(.nothingStored, "nothing is stored"))
    }
    for preview in previews where preview.isOpen { check(preview, &findings) }
    for pilot in pilots where pilot.isOpen { check(pilot, &findings) }
    for preview in previews {
      check(preview.title, since: preview.since, &findings)
      check(preview.title, preview.deadline(at: now), &findings)
    }
    for pilot in pilots {
      check(pilot.title, since: pilot.since, &findings)
      check(pilot.title, pilot.deadline(at: now), &findings)
    }
    checkTags(&findings)
    checkPaths(&findings)
    checkPublication(surroundings, isSilent: isSilent, &findings)
    return findings
  }

  private func check(_ preview: Preview, _ findings: inout [Finding]) {
    for id in preview.subclusters where !site.subclusters.contains(where: { $0.id == id }) {
      findings.append(Finding(.unknownSubcluster, "\(preview.title): \(id)"))
    }
    for cluster in Set(site.subclusters.map(\.cluster)).sorted() {
      let all = site.subclusters.filter { $0.cluster == cluster }.map(\.id)
      let without = all.filter { !preview.subclusters.contains($0) }
      if !without.isEmpty, without.count < all.count {
        findings.append(
          Finding(
            .halfCluster,
            "\(preview.title) is not on \(without.joined(separator: ", ")) of \(cluster)"))
      }
    }
  }

  private func check(_ pilot: Pilot, _ findings: inout [Finding]) {
    if pilot.start > now {
      findings.append(Finding(.startAhead, "\(pilot.title) starts at \(pilot.start)"))
    }
  }

  private func check(_ title: String, since: Timestamp, _ findings: inout [Finding]) {
    if since > now + .clockError {
      findings.append(Finding(.sinceAhead, "\(title): \(since), and it is \(now)"))
    }
  }

  /// What is late: feedback, a decision, a post-mortem.
  private func check(
    _ title: String, _ deadline: TaskDeadline?, _ findings: inout [Finding]
  ) {
    guard let deadline, let delay = deadline.delay(at: now) else { return }
    let days = delay.components.seconds / 86_400
    let late = days == 0 ? "today" : days == 1 ? "1 day ago" : "\(days) days ago"
    findings.append(
      Finding(
        .deadlinePassed,
        "\(title): '\(deadline.task.rawValue)' was due \(deadline.due), \(late): \(deadline.reason)"
      ))
  }

  private func checkTags(_ findings: inout [Finding]) {
    var seen: [String: Preview] = [:]
    for preview in previews where preview.isOpen {
      let tag = preview.tag.description
      if let other = seen[tag.lowercased()] {
        findings.append(
          Finding(.duplicateTag, "\(preview.title) and \(other.title): \(tag)"))
      } else {
        seen[tag.lowercased()] = preview
      }
    }
  }

  private func checkPaths(_ findings: inout [Finding]) {
    var seen: [String: Preview] = [:]
    for preview in previews where preview.isOpen {
      guard let other = seen[preview.path] else {
        seen[preview.path] = preview
        continue
      }
      if other.product != preview.product || other.workingVersion != preview.workingVersion {
        findings.append(
          Finding(.sharedPath, "\(preview.title) and \(other.title): \(preview.path)"))
      }
    }
  }

  /// The records as they would be published: what the publisher refuses, what the printer refuses,
  /// and what the rules for entries find.
  private func checkPublication(
    _ surroundings: Surroundings?, isSilent: Bool, _ findings: inout [Finding]
  ) {
    let publication = publisher.publication(
      previews: previews, pilots: pilots, surroundings: surroundings)
    let told = Set(findings.map(\.rule))
    for problem in publication.problems {
      let isTold =
        switch problem.reason {
        // These have rules of their own.
        case .tagTaken: told.contains(.duplicateTag)
        case .unknownSubcluster: told.contains(.unknownSubcluster)
        case .serviceNotLookedUp: isSilent
        default: false
        }
      if !isTold { findings.append(Finding(.recordNotPublished, problem.description)) }
    }
    let marks = publication.marks.map { LDIFRecord.change(.modify($0.dn, $0.modifications)) }
    for records in [publication.entries.map { LDIFRecord.content($0) }, marks] {
      for refusal in LDIFWriter.write(records, policy: .gip).refusals {
        findings.append(Finding(.notPrintable, "\(refusal.error)"))
      }
    }
    let subjects =
      publication.entries.map { Subject($0) }
      + publication.marks.map { Subject($0.dn, $0.modifications) }
    findings += EntrySet(subjects, now: now, isPart: true).findings()
  }
}

extension Preview {
  /// Whether jobs may go there.
  var isOpen: Bool { state == .published }
}

extension Pilot {
  /// Whether it runs.
  var isOpen: Bool { state.isOffered }
}

extension Subject {
  /// What a change adds to somebody else's entry.
  init(
    _ dn: DistinguishedName, _ modifications: [Modification], file: String? = nil,
    line: Int? = nil
  ) {
    var entry = Entry(dn: dn)
    var places: [AttributeDescription: Int] = [:]
    var known: [AttributeDescription: Set<AttributeValue>] = [:]
    for modification in modifications where modification.operation != .delete {
      let name = modification.attribute
      for value in modification.values where known[name, default: []].insert(value).inserted {
        if let place = places[name] {
          entry.attributes[place].values.append(value)
        } else {
          places[name] = entry.attributes.count
          entry.attributes.append(Attribute(name, [value]))
        }
      }
    }
    self.init(entry, file: file, line: line, isChange: true)
  }
}

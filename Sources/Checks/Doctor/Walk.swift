internal import GLUE
internal import Infosys
internal import LDAPTypes
internal import Rollout

/// The way of one offer.
struct Walk {
  private(set) var patient: Examination.Patient
  private let doctor: Doctor
  private let `case`: Case
  private let views: [Hop: View]
  private let gip: GIPFolder?

  init(_ doctor: Doctor, _ each: Case, gip: GIPFolder?, views: [Hop: View], cases: [Case]) {
    self.doctor = doctor
    self.case = each
    self.views = views
    self.gip = gip
    patient = Examination.Patient(
      title: each.title, kind: each.kind, state: each.state, verdicts: [:], diagnoses: [])
    guard let isOpen = each.isOpen else {
      for hop in Hop.allCases { patient.verdicts[hop] = Examination.Verdict.none }
      add(.notOffered, .gip, "it is \(each.state)")
      return
    }
    for problem in each.problems { add(.gipRefuses, .gip, problem) }
    let problems = each.problems + (gip?.problems ?? [])
    patient.verdicts[.gip] =
      each.parts.isEmpty || gip?.problems.count == 2
      ? .lost : !problems.isEmpty ? .partly : isOpen ? .seen : .closed
    var below: (hop: Hop, view: View)?
    for hop in [Hop.resource, .site, .top] {
      guard let view = views[hop] else {
        patient.verdicts[hop] = .unknown
        continue
      }
      look(hop, view, below, isOpen: isOpen, cases)
      below = (hop, view)
    }
  }

  private mutating func add(
    _ rule: Rule, _ hop: Hop, _ message: String, dn: DistinguishedName? = nil
  ) {
    patient.diagnoses.append(.init(hop: hop, finding: Finding(rule, dn: dn, message)))
  }

  // MARK: One step

  private mutating func look(
    _ hop: Hop, _ view: View, _ below: (hop: Hop, view: View)?, isOpen: Bool, _ cases: [Case]
  ) {
    let needed = self.case.parts.filter { $0.kind != .application }
    let missing = needed.filter { !view.has($0) }
    // Of what is nowhere meant to be, nothing is missing; nor is it there.
    var verdict: Examination.Verdict =
      self.case.parts.isEmpty || !needed.isEmpty && missing.count == needed.count
      ? .lost : !missing.isEmpty ? .partly : isOpen ? .seen : .closed
    if let stale = staleness(hop, view, below) {
      add(stale.rule, hop, stale.message)
      if missing.isEmpty { verdict = .stale }
    }
    patient.verdicts[hop] = verdict
    // What is missing below already is told there.
    let new = missing.filter { below?.view.has($0) ?? true }
    if !new.isEmpty {
      if let below {
        explain(new, at: hop, view, above: below)
      } else if hop == .resource {
        explainAtResource(new, hop, view, cases)
      } else {
        explainAlone(new, hop, view)
      }
    }
    if let below { checkApplications(hop, view, below.view) }
    if hop == .resource { checkApplicationsAtResource(hop, view) }
    if isOpen { checkFirstSubcluster(hop, view) } else { checkTags(hop, view) }
  }

  /// Whether what is there no longer holds.
  private func staleness(
    _ hop: Hop, _ view: View, _ below: (hop: Hop, view: View)?
  ) -> (rule: Rule, message: String)? {
    // The carrier, or the endpoint.
    let own = self.case.parts.lazy.compactMap { part -> Entry? in
      guard part.dn.value(of: GLUE2.serviceID) != nil else { return nil }
      if part.kind == .entry, part.state != nil { return view.entry(of: part) }
      if case .mark(GLUE2.otherInfo, _) = part.kind { return view.entry(of: part) }
      return nil
    }
    guard let entry = own.first else { return nil }
    switch Offer.Freshness(of: entry, now: doctor.now) {
    case .unknown: return (.sourceLost, "its states are 'Unknown'")
    case .expired(let end): return (.validityExpired, "its validity ended at \(end)")
    case .heldOver(let moment): return (.heldOver, "it is as of \(moment)")
    case .fresh, .undated: break
    }
    guard let asOf = view.asOf else { return nil }
    if below == nil, doctor.now - asOf > doctor.patience {
      return (.hopStalled, "it is as of \(asOf), and now it is \(doctor.now)")
    }
    return lag(view, below).map { (.hopStalled, $0) }
  }

  /// How far a BDII is behind the one below, when that is too far.
  private func lag(_ view: View, _ below: (hop: Hop, view: View)?) -> String? {
    guard let below, let asOf = view.asOf, let fresh = below.view.asOf,
      fresh - asOf > doctor.patience
    else { return nil }
    return "it is as of \(asOf), and \(below.hop.title) as of \(fresh)"
  }

  /// Why something is not in the resource BDII.
  private mutating func explainAtResource(
    _ missing: [Part], _ hop: Hop, _ view: View, _ cases: [Case]
  ) {
    // The whole step is told of already.
    if view.isEmpty { return }
    let entries = missing.filter { $0.kind == .entry }
    // Programs that do not run are told of once, for all offers.
    if !entries.isEmpty, gip?.provider == nil {
      add(.providerSilent, hop, Self.list(entries))
    }
    let added = missing.filter { $0.kind != .entry }
    for part in added where isInTagFile(part) && !isStuck(part.dn) {
      add(.tagFileUnread, hop, part.title, dn: part.dn)
    }
    let marks = added.filter { !isInTagFile($0) }
    if marks.isEmpty { return }
    // Other marks of ours that arrived prove that the plugin runs.
    let runs = cases.flatMap(\.parts).contains { part in
      if case .mark = part.kind { !isInTagFile(part) && view.has(part) } else { false }
    }
    let tags = marks.filter { $0.tag != nil }
    for part in tags where runs { add(.tagWiped, hop, part.title, dn: part.dn) }
    let silent = runs ? marks.filter { $0.tag == nil } : marks
    if !silent.isEmpty, gip?.plugin == nil { add(.pluginSilent, hop, Self.list(silent)) }
  }

  /// Why something is not in the first BDII that was looked at, which others stand below.
  private mutating func explainAlone(_ missing: [Part], _ hop: Hop, _ view: View) {
    // What our programs do not print is told of already.
    let printed = missing.filter { part in
      let problem = if case .mark = part.kind { gip?.plugin } else { gip?.provider }
      return problem == nil
    }
    // The whole step is told of already.
    if view.isEmpty || !view.hasDomain { return }
    if printed.isEmpty || isUnderWay(printed, hop) { return }
    add(.lostBefore, hop, Self.list(printed))
  }

  /// Whether what is missing may still be under way.
  private mutating func isUnderWay(_ missing: [Part], _ hop: Hop) -> Bool {
    guard doctor.now - self.case.since < doctor.patience else { return false }
    add(
      .notYet, hop,
      "it is \(self.case.state) since \(self.case.since), and here is not: \(Self.list(missing))")
    return true
  }

  /// Whether it is a tag of a subcluster whose tags the site keeps in files.
  private func isInTagFile(_ part: Part) -> Bool {
    guard part.tag != nil, let id = part.dn.rdns[0].value(GLUE1.subClusterUniqueID) else {
      return false
    }
    return doctor.tagFileSubclusters.contains(id)
  }

  /// Whether it is a subcluster that slapd takes no update of, which is told of already.
  private func isStuck(_ dn: DistinguishedName) -> Bool {
    dn.rdns[0].value(GLUE1.subClusterUniqueID).map { doctor.stuckSubclusters[$0] != nil } ?? false
  }

  /// Why something that the BDII below has is not in this one.
  private mutating func explain(
    _ missing: [Part], at hop: Hop, _ view: View, above below: (hop: Hop, view: View)
  ) {
    // The whole step is told of already.
    if view.isEmpty || !view.hasDomain { return }
    if let lag = lag(view, below) {
      let isTold = patient.diagnoses.contains { $0.hop == hop && $0.finding.rule == .hopStalled }
      if !isTold { add(.hopStalled, hop, lag) }
      return
    }
    if isUnderWay(missing, hop) { return }
    let common = below.view.services.intersection(view.services)
    if common.isEmpty, !below.view.services.isEmpty {
      add(
        .notRelayed, hop,
        "none of the \(below.view.services.count) services of \(below.hop.title) is here")
      return
    }
    let tags = missing.filter { $0.tag != nil && view.entry(of: $0) != nil }
    let isNext = Hop.allCases.firstIndex(of: below.hop)! + 1 == Hop.allCases.firstIndex(of: hop)!
    let remark = isNext ? "" : ", which \(below.hop.title) has; between them nobody was asked"
    for part in tags { add(.tagLost, hop, part.title + remark, dn: part.dn) }
    let others = missing.filter { !tags.contains($0) }
    if !others.isEmpty { add(.lostOnTheWay, hop, Self.list(others) + remark) }
  }

  // MARK: Applications and tags

  private mutating func checkApplications(_ hop: Hop, _ view: View, _ below: View) {
    let lost = self.case.parts.filter {
      $0.kind == .application && below.has($0) && !view.has($0)
    }
    if lost.isEmpty || patient.verdicts[hop] == .lost { return }
    add(.applicationDropped, hop, Self.list(lost))
  }

  private mutating func checkApplicationsAtResource(_ hop: Hop, _ view: View) {
    let applications = self.case.parts.filter { $0.kind == .application }
    let lost = applications.filter { !view.has($0) }
    if lost.isEmpty || patient.verdicts[hop] == .lost { return }
    if patient.verdicts[hop] == .seen { patient.verdicts[hop] = .partly }
    if gip?.provider == nil { add(.providerSilent, hop, Self.list(lost)) }
  }

  /// A WMS looks at the first subcluster of a cluster only.
  private mutating func checkFirstSubcluster(_ hop: Hop, _ view: View) {
    guard hop == .top || views[.top] == nil && views[.site] == nil else { return }
    guard let tag = self.case.tag else { return }
    func hasTag(_ entry: Entry) -> Bool {
      entry.strings(GLUE1.softwareTag).contains { $0.isSame(ignoringCaseOf: tag) }
    }
    for (cluster, subclusters) in view.subclusters.sorted(by: { $0.key < $1.key })
    where subclusters.contains(where: hasTag) && !hasTag(subclusters[0]) {
      add(
        .notFirstSubcluster, hop,
        "\(tag) is not on \(subclusters[0].dn.rdns[0]), the first of \(cluster)",
        dn: subclusters[0].dn)
    }
  }

  /// What is closed must attract no job.
  private mutating func checkTags(_ hop: Hop, _ view: View) {
    guard let tag = self.case.tag else { return }
    for entry in view.subclusters.sorted(by: { $0.key < $1.key }).flatMap(\.value)
    where entry.strings(GLUE1.softwareTag).contains(where: { $0.isSame(ignoringCaseOf: tag) }) {
      if !isStuck(entry.dn) {
        add(.stillOpen, hop, "\(tag) is on \(entry.dn.rdns[0])", dn: entry.dn)
      }
      patient.verdicts[hop] = .stale
    }
  }

  /// The first few, so that a message stays one.
  private static func list(_ parts: [Part]) -> String {
    let titles = parts.prefix(3).map(\.title)
    return titles.joined(separator: ", ")
      + (parts.count > 3 ? " and \(parts.count - 3) more" : "")
  }
}

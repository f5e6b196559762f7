internal import GLUE
internal import Infosys
public import LDAPTypes

/// A BDII's entries that are to be checked: those of a site where it is known, else all.
public struct BDIIInput: PartialAnswer, Sendable {
  public private(set) var subjects: [Subject] = []
  /// What kept the entries from being whole.
  public var gaps: [String] = []
  /// That it does not know the site; then there is nothing else to check.
  public private(set) var findings: [Finding] = []

  public var size: Int { subjects.count }

  /// Asks in two round trips: which of the places that a site can have are there, and for all below.
  /// Where a cluster has several subclusters, a third tells their order; where the site has none of the
  /// places, whether it should have one.
  ///
  /// - Parameter site: GlueSiteUniqueID and GLUE2DomainID; nil for all sites.
  /// - Throws: What keeps the source from answering.
  public init(_ source: some EntrySource, site: String?) throws {
    let site = site?.siteName
    let (bases, namesSite, refusals) = try Self.bases(source, site: site)
    gaps = refusals
    if let site, !namesSite, try Self.hasOtherSites(source, than: site) {
      findings.append(Finding(.siteUnknown, "it has entries of sites, and none of \(site)"))
      return
    }
    if bases.isEmpty {
      if !gaps.isEmpty { return }
      gaps.append(Gap.holdsNone(of: [GLUE2.suffix, GLUE1.suffix]))
      return
    }
    var found: [[Entry]] = bases.map { _ in [] }
    let requests = bases.map {
      SearchRequest(base: $0, filter: .present(GLUE1.objectClass))
    }
    do {
      let results = try source.search(requests) { index, entry in found[index].append(entry) }
      for (base, result) in zip(bases, results) where result.resultCode != .success {
        gaps.append("\(base): \(result.end)")
      }
    } catch {
      if found.allSatisfy(\.isEmpty) { throw error }
      gaps.append(Gap.brokenOff(by: error))
    }
    subjects = inOrder(Array(found.joined()), source).map { Subject($0) }
    if !namesSite, gaps.isEmpty { gaps = try source.gapsOfEmptiness() }
  }

  /// The entries, subclusters in the order in which a WMS gets them. A file has that order.
  private mutating func inOrder(_ entries: [Entry], _ source: some EntrySource) -> [Entry] {
    let places = entries.indices.filter { entries[$0].dn.rdn?[GLUE1.subClusterUniqueID] != nil }
    let subClusters = places.map { entries[$0] }
    guard !source.isSnapshot, let request = SubClusterOrder.request(about: subClusters) else {
      return entries
    }
    var order = SubClusterOrder()
    do {
      gaps += try source.search([request]) { order.add($1) }.gaps
    } catch {
      gaps.append(Gap.brokenOff(by: error))
    }
    var ordered = entries
    for (place, entry) in zip(places, order.sorted(subClusters)) { ordered[place] = entry }
    return ordered
  }

  /// The deepest places where a site's entries may stand; without a site, or where a BDII has none
  /// of them, the suffixes that it has. And whether one of the places is named by the site, and what the
  /// source would not say of them.
  private static func bases(
    _ source: some EntrySource, site: String?
  ) throws -> (bases: [DistinguishedName], namesSite: Bool, gaps: [String]) {
    let suffixes = [GLUE1.suffix, GLUE2.suffix]
    let ofSite = site.map { [GLUE1.places(ofSite: $0), GLUE2.places(ofSite: $0)] } ?? []
    let all = suffixes + ofSite.joined()
    var present: Set<Int> = []
    let requests = all.map {
      SearchRequest(
        base: $0, scope: .base, filter: .present(GLUE1.objectClass),
        attributes: [GLUE1.objectClass])
    }
    let results = try source.search(requests) { index, _ in present.insert(index) }
    // Both trees, each from the site's place where there is one.
    let bases = zip(suffixes, [0, 1]).compactMap { suffix, tree -> DistinguishedName? in
      if !ofSite.isEmpty {
        let start = suffixes.count + (tree == 0 ? 0 : ofSite[0].count)
        if let place = (start..<start + ofSite[tree].count).first(where: present.contains) {
          return all[place]
        }
      }
      return present.contains(tree) ? suffix : nil
    }
    let isNamed = present.contains {
      $0 >= suffixes.count && ![GLUE1.resource, GLUE2.resource].contains(all[$0])
    }
    return (bases, isNamed, results.gaps)
  }

  /// Whether it has entries of sites, and none of this one. A resource BDII has none of any.
  private static func hasOtherSites(_ source: some EntrySource, than site: String) throws -> Bool {
    let kinds = [
      (GLUE1.suffix, GLUE1.ObjectClass.site, GLUE1.siteUniqueID),
      (GLUE2.suffix, GLUE2.ObjectClass.adminDomain, GLUE2.domainID),
    ]
    let requests = kinds.flatMap { base, objectClass, name in
      let isSite = Filter.equals(GLUE1.objectClass, objectClass)
      return [isSite, .and([isSite, .equals(name, site)])].map {
        SearchRequest(base: base, filter: $0, attributes: [name], sizeLimit: 1)
      }
    }
    var found: Set<Int> = []
    _ = try source.search(requests) { index, _ in found.insert(index) }
    return found.contains { $0 % 2 == 0 } && !found.contains { $0 % 2 == 1 }
  }
}

internal import GLUE
internal import LDAPTypes
internal import Rollout

extension Surroundings {
  /// The IDs that a provider of the site gives to a preview's tag as an application: `<tag>_` and the
  /// subcluster, in later versions of CREAM with the case of the tag, in earlier ones without.
  static func applicationIDs(of preview: Preview, on subcluster: Site.SubCluster) -> [String] {
    applicationIDs(
      of: preview.tag.description,
      on: [subcluster.id, subcluster.glue2?.resource].compactMap(\.self))
  }

  /// The same for a tag, on subclusters or execution environments.
  static func applicationIDs(of tag: String, on places: [String]) -> [String] {
    places.flatMap { ["\(tag)_\($0)", "\(tag.lowercased())_\($0)"] }
  }

  /// The application environment of one of these IDs below an execution environment.
  func application(_ ids: [String], below dn: DistinguishedName) -> DistinguishedName? {
    applications[dn]?.first {
      $0.parent?.matches(dn, .caseIgnore) == true
        && $0.value(of: GLUE2.applicationEnvironmentID).map(ids.contains) == true
    }
  }

  /// Whether somebody else makes application environments of tags below an execution environment; nil
  /// when that is not known.
  func makesApplications(below dn: DistinguishedName) -> Bool? {
    applications[dn]?.contains { $0.parent?.matches(dn, .caseIgnore) == true }
  }

  /// What is asked below each execution environment.
  static func applicationRequests(
    _ site: Site, _ previews: [Preview]
  ) -> [(environment: DistinguishedName, requests: [SearchRequest])] {
    let published = previews.filter { $0.state == .published }
    return site.subclusters.compactMap { subcluster in
      guard let glue2 = subcluster.glue2 else { return nil }
      let ids = published.filter { $0.subclusters.contains(subcluster.id) }
        .flatMap { applicationIDs(of: $0, on: subcluster) }
      if ids.isEmpty { return nil }
      let base = GLUE2.executionEnvironment(glue2.resource, ofService: glue2.service)
      let others: Filter =
        .equals(GLUE1.objectClass, GLUE2.ObjectClass.applicationEnvironment)
        && !.equals(GLUE2.otherInfo, PPSInfo.providerName)
      func request(_ filter: Filter, sizeLimit: Int = 0) -> SearchRequest {
        SearchRequest(
          base: base, filter: others && filter, attributes: [GLUE2.applicationEnvironmentID],
          sizeLimit: sizeLimit)
      }
      return (
        base,
        [
          request(.anyOf(GLUE2.applicationEnvironmentID, Array(Set(ids)).sorted())),
          request(
            .hasSuffix(GLUE2.applicationEnvironmentID, "_\(subcluster.id)"), sizeLimit: 1),
        ]
      )
    }
  }
}

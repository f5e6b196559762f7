internal import GLUE
internal import LDAPTypes
internal import Rollout

extension Surroundings {
  /// The IDs that a provider of the site gives to a preview's tag as an application: `<tag>_` and the
  /// subcluster, in later versions of CREAM with the case of the tag, in earlier ones without.
  static func applicationIDs(of preview: Preview, on subcluster: Site.SubCluster) -> [String] {
    applicationIDs(of: preview.tag.description, on: places(subcluster))
  }

  /// What such an ID may end with.
  private static func places(_ subcluster: Site.SubCluster) -> [String] {
    [subcluster.id, subcluster.glue2?.resource].compactMap(\.self).distinct
  }

  /// The same for a tag, on subclusters or execution environments.
  static func applicationIDs(of tag: String, on places: [String]) -> [String] {
    places.flatMap { ["\(tag)_\($0)", "\(tag.lowercased())_\($0)"] }
  }

  /// The application environment of one of these IDs below an execution environment.
  func application(_ ids: [String], below dn: DistinguishedName) -> DistinguishedName? {
    applications[dn]?.first {
      $0.value(of: GLUE2.applicationEnvironmentID).map(ids.contains) == true
    }
  }

  /// Whether somebody else makes application environments of tags below an execution environment; nil
  /// when that is not known.
  func makesApplications(below dn: DistinguishedName) -> Bool? { applicationMakers[dn] }

  /// What is asked below an execution environment.
  struct ApplicationQuestions {
    let environment: DistinguishedName
    /// What others make of the previews' tags.
    let ofPreviews: ResourceQuestion
    /// One that others make of any tag.
    let ofAny: SearchRequest
  }

  /// What is asked for the previews that are published, by subcluster.
  static func applicationQuestions(
    _ site: Site, _ previews: [Preview]
  ) -> [ApplicationQuestions] {
    let published = previews.filter { $0.state == .published }
    return site.subclusters.compactMap { subcluster in
      guard let glue2 = subcluster.glue2 else { return nil }
      let ids = published.filter { $0.subclusters.contains(subcluster.id) }
        .flatMap { applicationIDs(of: $0, on: subcluster) }
      if ids.isEmpty { return nil }
      let id = GLUE2.applicationEnvironmentID
      let base = GLUE2.executionEnvironment(glue2.resource, ofService: glue2.service)
      let others: Filter =
        .equals(GLUE1.objectClass, GLUE2.ObjectClass.applicationEnvironment)
        && !.equals(GLUE2.otherInfo, PPSInfo.providerMark)
      func request(_ filter: Filter, sizeLimit: Int = 0) -> SearchRequest {
        SearchRequest(
          base: base, filter: others && filter, attributes: [id], sizeLimit: sizeLimit)
      }
      return ApplicationQuestions(
        environment: base,
        ofPreviews: ResourceQuestion(id, anyOf: Array(Set(ids)).sorted()) { request($0) },
        ofAny: request(.or(places(subcluster).map { .hasSuffix(id, "_\($0)") }), sizeLimit: 1))
    }
  }
}

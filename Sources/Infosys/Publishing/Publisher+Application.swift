internal import GLUE
internal import LDAPTypes
internal import LDIF
internal import Rollout

extension Publisher {
  /// What people and the older relays read: the tag as an application, with its path and script.
  ///
  /// Where the site's own provider publishes the tag as an application already, that one is marked.
  /// Where it keeps tag files and does not show the tag yet, nothing is put beside what it will.
  func application(
    of preview: Preview, on subcluster: Site.SubCluster, _ environment: Site.ExecutionEnvironment,
    _ surroundings: Surroundings?, in publication: inout Publication
  ) {
    let dn = GLUE2.executionEnvironment(environment.resource, ofService: environment.service)
    if let resources = surroundings?.resources, !resources.contains(environment.resource) {
      publication.leaveOut(of: preview.title, .environmentNotPublished(environment))
      return
    }
    if let present = surroundings?.application(
      Surroundings.applicationIDs(of: preview, on: subcluster), below: dn)
    {
      publication.mark(present, marks(of: preview))
      publish(handles(of: preview, below: present), of: preview, in: &publication)
      return
    }
    if tagFileSubclusters.contains(subcluster.id),
      surroundings?.makesApplications(below: dn) ?? true
    {
      return
    }
    let entry = application(of: preview, environment, below: dn)
    publish([entry] + handles(of: preview, below: entry.dn), of: preview, in: &publication)
  }

  /// Publishes entries, or none of them where a BDII cannot store one.
  private func publish(_ entries: [Entry], of preview: Preview, in publication: inout Publication) {
    let reasons = entries.compactMap(\.dn.rdn).compactMap(Publication.Problem.Reason.init(toName:))
    if let reason = reasons.first { return publication.leaveOut(of: preview.title, reason) }
    publication.entries += entries
  }

  private func state(of preview: Preview) -> GLUE2.AppEnvState {
    preview.tested ? .installedVerified : .installedNotVerified
  }

  private func version(of preview: Preview) -> String {
    preview.packageVersion?.description ?? preview.workingVersion
  }

  /// What is added to an application that the site's own provider makes of the tag.
  private func marks(of preview: Preview) -> [Modification] {
    let info = PPSInfo(preview, site: site).otherInfo
    return [Modification(.add, GLUE2.otherInfo, info.map { AttributeValue($0) })]
      + set(GLUE2.appVersion, version(of: preview))
      + set(GLUE2.appState, state(of: preview).rawValue)
  }

  /// The ID of the application that we make of a tag.
  static func applicationID(_ tag: String, _ resource: String) -> String { "\(resource)/\(tag)" }

  /// The application as an entry of our own.
  private func application(
    of preview: Preview, _ environment: Site.ExecutionEnvironment, below dn: DistinguishedName
  ) -> Entry {
    let id = Self.applicationID(preview.tag.description, environment.resource)
    return Entry(
      dn: dn.child(RelativeDistinguishedName(GLUE2.applicationEnvironmentID, id)),
      attributes: attributes([
        (GLUE1.objectClass, [GLUE2.ObjectClass.entity, GLUE2.ObjectClass.applicationEnvironment])
      ]) + stamp
        + attributes([
          (
            GLUE2.entityName,
            ["\(preview.product) preview, working version \(preview.workingVersion)"]
          ),
          (GLUE2.otherInfo, provenance + PPSInfo(preview, site: site).otherInfo),
          (GLUE2.applicationEnvironmentID, [id]),
          (GLUE2.appName, [preview.tag.description]),
          (GLUE2.appVersion, [version(of: preview)]),
          (GLUE2.appState, [state(of: preview).rawValue]),
          (GLUE2.appManager, [environment.manager]),
          (GLUE2.appExecutionEnvironment, [environment.resource]),
        ]))
  }

  /// What stands behind the ID of an application in those of its handles, after a slash.
  static let handleNames = ["path", "setenv"]

  /// The path and the script, below the application.
  private func handles(of preview: Preview, below dn: DistinguishedName) -> [Entry] {
    guard let id = dn.value(of: GLUE2.applicationEnvironmentID) else { return [] }
    let handles: [(GLUE2.HandleType, String?)] = [
      (.path, preview.path), (.executable, preview.setupScript),
    ]
    return zip(Self.handleNames, handles).compactMap { name, handle in
      let (type, value) = handle
      guard let value else { return nil }
      let handle = "\(id)/\(name)"
      return Entry(
        dn: dn.child(RelativeDistinguishedName(GLUE2.handleID, handle)),
        attributes: attributes([
          (GLUE1.objectClass, [GLUE2.ObjectClass.entity, GLUE2.ObjectClass.applicationHandle])
        ]) + stamp
          + attributes([
            (GLUE2.handleID, [handle]),
            (GLUE2.handleType, [type.rawValue]),
            (GLUE2.handleValue, [value]),
            (GLUE2.handleApplicationEnvironment, [id]),
          ]))
    }
  }
}

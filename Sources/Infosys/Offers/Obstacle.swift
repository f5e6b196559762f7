public import LDAPTypes
public import Supermarket

/// Why no WMS would send a job for an offer to a place where it is.
public enum Obstacle: Hashable, Sendable {
  /// The WMS does not count the entry, or not the subcluster that has the tag.
  case ignored(SupermarketObjection)
  /// A value of the attribute breaks, or changes, what a WMS makes of it: it does not escape values.
  case notReadAsPublished(AttributeDescription)
  /// The computing element names the cluster, but a WMS joins it with the first that it names only.
  case notFirstCluster(first: String)
  /// An access rule keeps the VO out.
  case denied(vo: String)
  /// Its state is not the one that jobs ask for: `other.GlueCEStateStatus == "Production"` stands in
  /// each JDL that does not say otherwise. nil when it tells none.
  case notInProduction(state: String?)
  /// Only GLUE 2.0 tells of the release there, which a WMS in its usual configuration does not read.
  case onlyInGLUE2
  /// The share is not told to lead to where the application is: of several resources a WMS follows
  /// the first.
  case notFirstResource(first: String)
  /// The share names its execution environments only by an attribute that a WMS does not join by, or none.
  case noResource
  /// The application does not stand below a GLUE2ResourceID, a GLUE2ServiceID and a GLUE2GroupID.
  case applicationNameNotKnown
  /// The share's policy is of another scheme than `org.glite.standard`.
  case policyScheme(String?)

  /// What keeps jobs of a VO from a place by its state and its rules.
  static func all(status: String?, _ rules: AccessRules, vo: String?) -> [Obstacle] {
    [
      access(rules, vo: vo),
      status?.isSame(ignoringCaseOf: "production") ?? false
        ? nil : .notInProduction(state: status),
    ].compactMap(\.self)
  }

  /// Why a WMS that serves a VO does not find the place by its rules; nil when it does.
  private static func access(_ rules: AccessRules, vo: String?) -> Obstacle? {
    guard let vo else { return nil }
    switch rules.admission(of: vo) {
    case .everyone, .only: return nil
    case .nobody: return .ignored(.notForVO(vo))
    case .denied: return .denied(vo: vo)
    }
  }
}

extension Obstacle {
  /// The VO that the access rules keep out, where it is that.
  public var shutOutVO: String? {
    switch self {
    case .ignored(.notForVO(let vo)), .denied(let vo): vo
    default: nil
    }
  }

  /// Whether it keeps a computing element out of what a WMS has, whatever jobs ask for.
  public var isForAllJobs: Bool {
    switch self {
    case .ignored(.nameNotKnown), .ignored(.noSubCluster), .ignored(.sameComputingElementID): true
    default: false
    }
  }

  /// A word for programs.
  public var code: String {
    switch self {
    case .ignored(let objection): objection.code
    case .notReadAsPublished: "not-read-as-published"
    case .notFirstCluster: "not-first-cluster"
    case .denied: "denied"
    case .notInProduction: "not-in-production"
    case .onlyInGLUE2: "only-in-glue2"
    case .notFirstResource: "not-first-resource"
    case .noResource: "no-resource"
    case .applicationNameNotKnown: "application-name-not-known"
    case .policyScheme: "policy-scheme"
    }
  }
}

extension Obstacle: CustomStringConvertible {
  public var description: String {
    switch self {
    case .ignored(let objection): objection.description
    case .notReadAsPublished(let attribute):
      """
      a value of \(attribute) has quotation marks or backslashes, which a WMS does not escape: it does \
      not read the attribute as it was published
      """
    case .notFirstCluster(let first):
      "a WMS follows the first GlueForeignKey of a cluster only, to '\(first)'"
    case .denied(let vo): "an access rule keeps \(vo) out"
    case .notInProduction(let state?): "its state is '\(state)', not Production"
    case .notInProduction: "it tells no state, and jobs ask for Production"
    case .onlyInGLUE2: "only GLUE 2.0 tells of it, which a WMS does not read unless configured to"
    case .notFirstResource(let first):
      "a WMS follows the first GLUE2ShareResourceForeignKey only, '\(first)'"
    case .noResource:
      "it has no GLUE2ShareResourceForeignKey, and a WMS joins the share with nothing else"
    case .applicationNameNotKnown:
      "the application's DN has not the form by which a WMS knows it"
    case .policyScheme(let scheme):
      "its policy's scheme is '\(scheme ?? "")', not org.glite.standard"
    }
  }
}

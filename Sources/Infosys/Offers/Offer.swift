public import LDAPTypes
public import Rollout

/// What a reader finds: one site offering one release, with what it takes to use it, and the
/// entries that say so.
///
/// All text is as it was published, by anyone: it must be quoted for the place it goes to.
public struct Offer: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case preview, pilot
  }

  /// The state published.
  public enum State: Hashable, Sendable {
    case preview, pilot, closed
    /// A state that we do not know.
    case other(String)

    /// Case does not matter.
    public init(_ text: String) {
      self =
        switch text.lowercased() {
        case "preview": .preview
        case "pilot": .pilot
        case "closed": .closed
        default: .other(text)
        }
    }

    /// The word that is published.
    public var text: String {
      switch self {
      case .preview: "preview"
      case .pilot: "pilot"
      case .closed: "closed"
      case .other(let text): text
      }
    }
  }

  /// Whether what was published still holds.
  public enum Freshness: Hashable, Sendable {
    case fresh
    /// The entry's validity ended at the moment given.
    case expired(Timestamp)
    /// The publisher itself could not make out its state; this was true at the moment given.
    case heldOver(Timestamp)
    /// A BDII on the way lost its source, and marked the entry `Unknown`.
    case unknown
    /// Nothing says until when it holds: tags and GLUE 1.3 do not, nor does an entry without validity, or with a
    /// creation time or validity that cannot be read.
    case undated
  }

  /// GlueSiteUniqueID, or GLUE2DomainID.
  public var site: String
  public var kind: Kind
  public var product: String?
  public var workingVersion: String?
  /// The package version as published; not necessarily one that parses.
  public var packageVersion: String?
  public var state: State
  public var since: Timestamp?
  /// `accepted` or `rejected`, once a pilot is decided upon.
  public var outcome: String?
  public var freshness: Freshness
  /// When the entry that says so was made; nil where only GLUE 1.3 speaks, which does not tell.
  public var published: Timestamp?
  /// Until when that entry holds.
  public var validUntil: Timestamp?
  public var vos: [String]
  /// The VOs that the entries name which the offer was put together of: those that ``vos`` does not tell
  /// are contradictions.
  var namedVOs: [String] = []
  /// What it was joined of, where it is for several VOs of which each has an offer of its own.
  var parts: [Offer] = []
  public var upgradeClass: String?
  public var tested: Bool?
  public var path: String?
  public var setupScript: String?
  /// Whom to ask about the release, as its entries name it.
  public var contact: String?
  /// Whom to ask at the site, the nearest that its GlueSite or a GLUE2Contact names.
  public var siteContact: Contact?
  /// The software tags that a carrier names as its: we publish one, and by hand there may be one a VO.
  var tags: [String] = []
  /// Who may use a pilot's service, where nothing says for whom it is.
  var access = AccessRules([])
  public var releaseNotes: String?
  public var start: Timestamp?
  public var feedbackDeadline: Timestamp?
  /// The GlueSubClusterUniqueIDs where it is said to be installed.
  public var subclusters: [String]
  /// The GLUE2ResourceIDs where it is said to be installed.
  public var executionEnvironments: [String]
  /// The computing elements behind subclusters that have the tag; of a pilot, those on its host.
  public var computingElements: [ComputingElement]
  /// The shares of GLUE 2.0 through which jobs get to application environments.
  public var shares: [Share] = []
  /// The service of a pilot.
  public var endpoint: Endpoint?
  /// The entries that say so.
  public var evidence: [Evidence]
  /// Where entries say something else than what is told above.
  public var contradictions: [Contradiction] = []

  /// Where a pilot's service answers.
  public struct Endpoint: Hashable, Sendable {
    public var url: String?
    /// GLUE2EndpointInterfaceName, or GlueServiceType.
    public var type: String?
    /// GlueServiceUniqueID
    public var glueService: String?
    /// GLUE2ServiceID
    public var glue2Service: String?
    /// GLUE2EndpointID
    public var glue2Endpoint: String?
    /// GLUE2EndpointServingState
    public var servingState: String?

    /// The host in the URL, a name or an address; nil where there is none.
    public var host: String? {
      guard let url, let start = url.firstRange(of: "://")?.upperBound else { return nil }
      if url[start...].first == "[" {
        return String(url[start...].dropFirst().prefix { $0 != "]" })
      }
      let host = url[start...].prefix { !"/:?#".contains($0) }
      return host.isEmpty || host.contains("@") ? nil : String(host)
    }
  }

  /// An entry that speaks of the offer.
  public struct Evidence: Hashable, Sendable {
    public enum Source: String, CaseIterable, Hashable, Sendable {
      /// A GLUE2Service that is wholly the publisher's.
      case carrier
      /// A software tag of a GlueSubCluster.
      case tag
      /// A GLUE2ApplicationEnvironment, named by the tag or by product and version.
      case application
      /// A GLUE2Endpoint with PPS keys.
      case endpoint
      /// GlueServiceData below a GlueService.
      case serviceData = "service-data"
    }

    public var source: Source
    public var dn: DistinguishedName
  }
}

internal import GLUE
public import LDAPTypes
public import Rollout

extension Publication {
  /// A record, or a part of it, that is left out.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// Which record: `preview gLite-UI 126 of ops`.
    public var record: String
    public var reason: Reason

    public var description: String { "\(record): \(reason)" }

    /// Why it is left out.
    public enum Reason: Hashable, Sendable {
      /// The record breaks a rule.
      case violation(Violation)
      /// Readers would take its software tag for that of another VO.
      case tagReadAs(SoftwareTag, vo: String)
      /// Another preview of the site has its software tag.
      case tagTaken(SoftwareTag)
      /// The configuration knows no subcluster of this ID.
      case unknownSubcluster(String)
      /// The resource BDII has no such subcluster that may have tags.
      case subclusterNotPublished(DistinguishedName)
      /// The subcluster has the tag, in another case.
      case tagSpelledOtherwise(subcluster: String, tag: String)
      /// The resource BDII has no such execution environment.
      case environmentNotPublished(Site.ExecutionEnvironment)
      /// The name of an entry is longer than slapd stores.
      case nameTooLong(RelativeDistinguishedName)
      /// Another pilot has its service: an entry, or what answers at a URL.
      case serviceTaken(String, holder: String)
      /// The resource BDII has no such service or endpoint.
      case serviceNotPublished(DistinguishedName)
      /// The resource BDII has no service of this type at this URL.
      case noServiceAt(url: String, type: String)
      /// Only the resource BDII knows the service's IDs, and it did not answer.
      case serviceNotLookedUp
    }
  }
}

extension Publication.Problem.Reason {
  /// The longest that an entry's own name may be, in **bytes**: slapd keeps it twice in a value of LMDB, of
  /// 511 bytes at the most (`diskNode` in OpenLDAP's `back-mdb/dn2id.c`), and does not add the entry else.
  static let longestName = 245

  /// Why an entry of this name is not published; nil when it is short enough.
  init?(toName rdn: RelativeDistinguishedName) {
    if "\(rdn)".utf8.count <= Self.longestName { return nil }
    self = .nameTooLong(rdn)
  }
}

extension Publication.Problem.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .violation(let violation): violation.description
    case .tagReadAs(let tag, let vo):
      "its software tag \(tag) would be read as one of \(vo); not published"
    case .tagTaken(let tag):
      "its software tag \(tag) is that of another preview; not published"
    case .unknownSubcluster(let id): "subcluster \(id) is not in the site's configuration"
    case .subclusterNotPublished(let dn):
      "the resource BDII does not publish \(dn) with the objectClass "
        + "\(GLUE1.ObjectClass.applicationSoftware); no tag is added to it"
    case .tagSpelledOtherwise(let id, let tag):
      "\(id) has the tag already, spelled \(tag); ours is not added"
    case .environmentNotPublished(let environment):
      "the resource BDII does not publish GLUE2ResourceID=\(environment.resource) below "
        + "GLUE2ServiceID=\(environment.service); no application environment is put there"
    case .nameTooLong(let rdn):
      "a BDII stores no name of \("\(rdn)".utf8.count) bytes, only of \(Self.longestName): \(rdn); "
        + "it is not published"
    case .serviceTaken(let service, let holder):
      "\(service) is marked by \(holder); nothing is marked"
    case .serviceNotPublished(let dn):
      "the resource BDII does not publish \(dn); it is not marked"
    case .noServiceAt(let url, let type):
      "the resource BDII publishes no service of type \(type) at \(url); nothing is marked"
    case .serviceNotLookedUp:
      "its IDs can only be looked up in the resource BDII, which did not answer or, with "
        + "'resource_bdii: none', is never asked; nothing is marked"
    }
  }
}

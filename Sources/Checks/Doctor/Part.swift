internal import GLUE
internal import Infosys
internal import LDAPTypes
internal import LDIF
internal import Rollout

/// One thing that an offer has in the information system.
struct Part: Hashable {
  enum Kind: Hashable {
    /// An entry that is wholly ours.
    case entry
    /// An application environment, or what stands below: newer relays drop them.
    case application
    /// A value that is added to somebody else's entry: a tag, or a key in GLUE2EntityOtherInfo.
    case mark(AttributeDescription, AttributeValue)
  }

  var kind: Kind
  /// The name at the resource BDII.
  var dn: DistinguishedName
  /// What the entry says of the offer's state; nil when it says nothing.
  var state: String?
  /// What a GlueServiceData says; nil for any other entry.
  var data: String?
  /// What tells that it is this offer's, where another one may have the same in the same place: a service
  /// has one pilot after the other.
  var proofs: [Part] = []

  /// All parts of what is published.
  static func all(of publication: Publication) -> [Part] {
    var parts =
      publication.entries.map { entry in
        let isApplication = entry.dn.value(of: GLUE2.applicationEnvironmentID) != nil
        return Part(
          kind: isApplication ? .application : .entry, dn: entry.dn, state: entry.stateKey,
          data: entry.string(GLUE1.serviceDataValue))
      }
      + publication.marks.flatMap { mark -> [Part] in
        // An application that the site's own provider makes of a tag, and we mark.
        if mark.dn.value(of: GLUE2.applicationEnvironmentID) != nil {
          return [Part(kind: .application, dn: mark.dn, state: nil)]
        }
        return mark.modifications.filter { modification in
          modification.operation == .add
            && [GLUE1.softwareTag, GLUE2.otherInfo].contains(modification.attribute)
        }.flatMap { modification in
          modification.values.map {
            Part(kind: .mark(modification.attribute, $0), dn: mark.dn, state: nil)
          }
        }
      }
    let proofs = Dictionary(grouping: parts.filter(\.isProof), by: \.subject)
    for place in parts.indices {
      if let subject = parts[place].subject { parts[place].proofs = proofs[subject] ?? [] }
    }
    return parts
  }

  /// Somebody else's service or endpoint that it tells of; nil when the entry is the offer's own.
  private var subject: DistinguishedName? {
    switch kind {
    case .entry: data == nil ? nil : dn.parent
    case .mark(let attribute, _): attribute == GLUE2.otherInfo ? dn : nil
    case .application: nil
    }
  }

  /// Whether it tells which pilot a service is of.
  private var isProof: Bool {
    let keys = [PPSKey.product, .version]
    return switch kind {
    case .entry: keys.contains { $0.rawValue == dn.rdns[0].value(GLUE1.serviceDataKey) }
    case .mark(GLUE2.otherInfo, let value):
      keys.contains { value.string?.hasPrefix("\($0.rawValue)=") ?? false }
    case .mark, .application: false
    }
  }

  /// The tags of a preview that are not added by us, but stand in the site's tag files.
  static func inTagFiles(_ preview: Preview, _ publisher: Publisher) -> [Part] {
    guard preview.isOpen else { return [] }
    return publisher.site.subclusters.filter {
      preview.subclusters.contains($0.id) && publisher.tagFileSubclusters.contains($0.id)
    }.map { subcluster in
      Part(
        kind: .mark(GLUE1.softwareTag, AttributeValue(preview.tag.description)),
        dn: GLUE1.subCluster(subcluster.id, ofCluster: subcluster.cluster), state: nil)
    }
  }

  /// The tag, when it is one.
  var tag: AttributeValue? {
    if case .mark(GLUE1.softwareTag, let value) = kind { value } else { nil }
  }

  /// How messages name it.
  var title: String {
    switch kind {
    case .entry, .application: "\(dn.rdns[0])"
    case .mark(_, let value): "\(value) on \(dn.rdns[0])"
    }
  }

  /// Whether the entry at a BDII has it.
  func isIn(_ entry: Entry) -> Bool {
    switch kind {
    case .entry, .application:
      (state == nil || entry.stateKey == state)
        && (data == nil || entry.string(GLUE1.serviceDataValue) == data)
    case .mark(let attribute, let value):
      entry[attribute].contains {
        $0.matches(value, attribute == GLUE1.softwareTag ? .caseIgnore : .caseExact)
      }
    }
  }
}

extension Entry {
  /// The state that a carrier or a pilot's service data tell.
  var stateKey: String? {
    if let key = string(GLUE1.serviceDataKey) {
      return key == PPSKey.state.rawValue ? string(GLUE1.serviceDataValue) : nil
    }
    return info[.state]
  }
}

extension DistinguishedName {
  /// The name below the place where a BDII has a site's entries, as a key: the same at all levels.
  var belowSite: DistinguishedName {
    let places: [AttributeDescription] = [GLUE1.vo, GLUE2.groupID, GLUE2.domainID, "o"]
    let own = rdns.prefix { rdn in !places.contains { rdn[$0] != nil } }
    return DistinguishedName(rdns: Array(own)).prepared(for: .caseIgnore)
  }
}

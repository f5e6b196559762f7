internal import GLUE
internal import LDAPTypes
public import LDIF
public import Rollout

extension LDIFRecord {
  /// The record of an earlier answer, marked as such for readers, with what has to stand beside it.
  ///
  /// - Parameter moment: When it was true.
  public func heldOver(since moment: Timestamp) -> [LDIFRecord] {
    let mark = AttributeValue(PPSKey.stale.pair("\(moment)"))
    switch self {
    case .content(var entry):
      if entry.string(GLUE1.serviceDataKey) == PPSKey.state.rawValue, let parent = entry.dn.parent {
        return [self, .content(entry.child(of: parent, saying: moment))]
      }
      if entry.string(GLUE1.serviceDataKey) == PPSKey.keys.rawValue {
        return [.content(entry.listing(.stale))]
      }
      for index in entry.attributes.indices
      where entry.attributes[index].description == GLUE2.otherInfo
        && entry.attributes[index].values.contains(where: \.isKind)
      {
        entry.attributes[index].values.append(mark)
      }
      return [.content(entry)]
    case .change(.modify(let dn, var modifications), let controls):
      for index in modifications.indices
      where modifications[index].attribute == GLUE2.otherInfo
        && modifications[index].values.contains(where: \.isKind)
      {
        modifications[index].values.append(mark)
      }
      return [.change(.modify(dn, modifications), controls: controls)]
    case .change:
      return [self]
    }
  }
}

extension AttributeValue {
  fileprivate var isKind: Bool { string?.hasPrefix(PPSKey.kind.pair("")) == true }
}

extension Entry {
  /// The GlueServiceData that tells which keys hold, with one more.
  fileprivate func listing(_ key: PPSKey) -> Entry {
    var data = self
    for index in data.attributes.indices
    where data.attributes[index].description == GLUE1.serviceDataValue {
      data.attributes[index].values = data.attributes[index].values.map {
        AttributeValue("\($0.string ?? ""),\(key.rawValue)")
      }
    }
    return data
  }

  /// The GlueServiceData that says it, made of the one that tells the state.
  fileprivate func child(of service: DistinguishedName, saying moment: Timestamp) -> Entry {
    var data = self
    data.dn = service.child(RelativeDistinguishedName(GLUE1.serviceDataKey, PPSKey.stale.rawValue))
    for index in data.attributes.indices {
      switch data.attributes[index].description {
      case GLUE1.serviceDataKey: data.attributes[index].values = [.init(PPSKey.stale.rawValue)]
      case GLUE1.serviceDataValue: data.attributes[index].values = [.init(moment.description)]
      default: break
      }
    }
    return data
  }
}

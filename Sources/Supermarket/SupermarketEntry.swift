internal import GLUE
internal import LDAPTypes

/// What an entry is to the WMS, which goes by the form of its name alone (its `ldap-dn-utils.cpp`).
enum SupermarketEntry {
  /// `GlueClusterUniqueID=…,mds-vo-name=…`
  case cluster(AttributeValue)
  /// `GlueCEUniqueID=…,mds-vo-name=…`
  case computingElement(AttributeValue)
  /// `GlueSubClusterUniqueID=…,GlueClusterUniqueID=…,mds-vo-name=…`
  case subCluster(AttributeValue, cluster: AttributeValue)
  /// `GlueCESEBindSEUniqueID=…,GlueCESEBindGroupCEUniqueID=…,mds-vo-name=…`
  case binding(computingElement: AttributeValue)
  /// `GlueVOViewLocalID=…,GlueCEUniqueID=…,mds-vo-name=…`
  case view(AttributeValue, computingElement: AttributeValue)

  /// nil for a name of any other form.
  init?(_ dn: DistinguishedName) {
    func value(_ place: Int, _ type: AttributeDescription) -> AttributeValue? {
      dn.rdns.count > place ? dn.rdns[place][type] : nil
    }
    if value(1, GLUE1.vo) != nil {
      if let id = value(0, GLUE1.ceUniqueID) {
        self = .computingElement(id)
      } else if let id = value(0, GLUE1.clusterUniqueID) {
        self = .cluster(id)
      } else {
        return nil
      }
      return
    }
    guard value(2, GLUE1.vo) != nil else { return nil }
    if let id = value(0, GLUE1.voViewLocalID), let ce = value(1, GLUE1.ceUniqueID) {
      self = .view(id, computingElement: ce)
    } else if let id = value(0, GLUE1.subClusterUniqueID),
      let cluster = value(1, GLUE1.clusterUniqueID)
    {
      self = .subCluster(id, cluster: cluster)
    } else if value(0, GLUE1.bindSEUniqueID) != nil, let ce = value(1, GLUE1.bindGroupCEUniqueID) {
      self = .binding(computingElement: ce)
    } else {
      return nil
    }
  }
}

public import LDAPTypes

/// An attribute that the WMS does not read as it was published, because it does not escape values.
public struct AlteredAttribute: Hashable, Sendable {
  public let dn: DistinguishedName
  public let name: String
  public let effect: Effect

  public enum Effect: Hashable, Sendable {
    /// The pasted text is no expression: the ad has no such attribute.
    case lost
    /// What it is instead, as ClassAd text.
    case reads(String)
    /// The WMS computes it, as this text says, whenever a job asks for it; here it is an error.
    case computes(String)
  }
}

extension AlteredAttribute: CustomStringConvertible {
  public var description: String {
    switch effect {
    case .lost: "a value of \(name) breaks its ClassAd: the whole attribute is lost"
    case .reads(let text): "the WMS reads \(name) as \(text)"
    case .computes(let text): "the WMS computes \(name), which is an error here, as \(text)"
    }
  }
}

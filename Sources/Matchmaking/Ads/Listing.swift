public import ClassAd
public import Supermarket

/// A computing element, or a view of one, as the ad that a job is matched with.
public struct Listing: Sendable {
  /// Where it comes from.
  public let item: SupermarketStock.Item
  public let ad: ClassAd

  /// The WMS's key: GlueCEUniqueID, and behind a slash the GlueVOViewLocalID of a view.
  public var id: String { item.id }
  /// GlueCEUniqueID, in the words of the ad: this is where the WMS sends a job.
  public let computingElement: String
}

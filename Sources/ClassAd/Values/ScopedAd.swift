/// An ad as a value, in the place where it stands: its names may mean those of the ads around it.
public struct ScopedAd: Sendable {
  let frame: Frame

  public var ad: ClassAd { frame.ad }
}

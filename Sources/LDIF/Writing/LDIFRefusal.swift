/// A record that a batch left out.
public struct LDIFRefusal: Hashable, Sendable {
  /// Which of the records it was, counted from 0.
  public var index: Int
  public var error: LDIFWriteError

  public init(index: Int, error: LDIFWriteError) {
    self.index = index
    self.error = error
  }
}

/// Something that bytes are read from, front to back.
public protocol ByteSource: ~Copyable {
  /// Reads some bytes.
  ///
  /// - Parameters:
  ///   - buffer: Gets the bytes, in place of those it has.
  ///   - offset: Where the first of them goes; there is room for one at least.
  /// - Returns: How many bytes were read, less than there is room for perhaps; 0 at the end.
  mutating func read(into buffer: inout [UInt8], at offset: Int) throws(ByteSourceError) -> Int
}

/// Bytes that are in memory already.
public struct ByteArraySource: ByteSource {
  private let bytes: [UInt8]
  private var at = 0

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  public mutating func read(into buffer: inout [UInt8], at offset: Int) -> Int {
    let count = min(buffer.count - offset, bytes.count - at)
    for index in 0..<count { buffer[offset + index] = bytes[at + index] }
    at += count
    return count
  }
}

import Glibc
import Gzip

/// A file, or whatever else a file descriptor leads to. What begins as gzip data do (RFC 1952) is
/// decompressed on the way.
///
/// Owns the descriptor and closes it. Not safe to share between threads.
public struct FileSource: ByteSource, ~Copyable {
  /// The file's name, for messages.
  public let name: String

  private let descriptor: Int32
  /// What was read to tell whether the file is compressed, and not handed on yet.
  private var head: ArraySlice<UInt8>
  private var inflater: Inflater?

  /// Opens a file for reading; the corresponding C function is `open`.
  public init(path: String) throws(ByteSourceError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ByteSourceError(name: path, reason: .open(errno)) }
    try self.init(descriptor: descriptor, name: path)
  }

  /// Takes a descriptor that is open for reading, and closes it even when it cannot be read.
  public init(descriptor: Int32, name: String) throws(ByteSourceError) {
    var head = [UInt8](repeating: 0, count: 64 << 10)
    var count = 0
    while count < Inflater.magic.count {
      let got = Self.read(descriptor, into: &head, at: count)
      if got < 0 {
        let code = errno
        close(descriptor)
        throw ByteSourceError(name: name, reason: .read(code))
      }
      if got == 0 { break }
      count += got
    }
    self.name = name
    self.descriptor = descriptor
    if head.prefix(count).starts(with: Inflater.magic) {
      inflater = Inflater(input: head, count: count)
      self.head = []
    } else {
      self.head = head[..<count]
    }
  }

  deinit {
    close(descriptor)
  }

  public mutating func read(
    into buffer: inout [UInt8], at offset: Int
  ) throws(ByteSourceError) -> Int {
    if inflater != nil { return try inflate(into: &buffer, at: offset) }
    if !head.isEmpty {
      let count = min(head.count, buffer.count - offset)
      for index in 0..<count { buffer[offset + index] = head[head.startIndex + index] }
      head = head.count == count ? [] : head.dropFirst(count)
      return count
    }
    let count = Self.read(descriptor, into: &buffer, at: offset)
    if count < 0 { throw ByteSourceError(name: name, reason: .read(errno)) }
    return count
  }

  /// The file's stamp, when parts of it can be read by themselves: nil for what is compressed or no
  /// regular file.
  var stamp: FileStamp? {
    inflater == nil ? FileStamp(descriptor: descriptor) : nil
  }

  /// Reads a part of the file, less where the file ends before; the corresponding C function is
  /// `pread`.
  func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(ByteSourceError) {
    bytes.removeAll(keepingCapacity: true)
    var failure: Int32?
    let descriptor = descriptor
    bytes.append(addingCapacity: range.count) { span in
      unsafe span.withUnsafeMutableBufferPointer { buffer, count in
        while count < range.count {
          let got = unsafe pread(
            descriptor, buffer.baseAddress?.advanced(by: count), range.count - count,
            range.lowerBound + count)
          if got < 0 && errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 { return }
          count += got
        }
      }
    }
    if let failure { throw ByteSourceError(name: name, reason: .read(failure)) }
  }

  private mutating func inflate(
    into buffer: inout [UInt8], at offset: Int
  ) throws(ByteSourceError) -> Int {
    while true {
      if inflater?.wantsInput == true {
        let count = Self.read(descriptor, into: &inflater!.input, at: 0)
        if count < 0 { throw ByteSourceError(name: name, reason: .read(errno)) }
        if count == 0 {
          if inflater?.isBetweenMembers == true { return 0 }
          throw ByteSourceError(name: name, reason: .truncated)
        }
        inflater?.unread = 0..<count
      }
      switch inflater?.step(into: &buffer, at: offset) {
      case .produced(0): continue
      case .produced(let count): return count
      case .damaged(let words): throw ByteSourceError(name: name, reason: .damaged(words))
      case nil: return 0
      }
    }
  }

  /// Reads into the array behind an offset; the corresponding C function is `read`.
  static func read(
    _ descriptor: Int32, into bytes: inout [UInt8], at offset: Int
  ) -> Int {
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset)
      }
      if count >= 0 || errno != EINTR { return count }
    }
  }
}

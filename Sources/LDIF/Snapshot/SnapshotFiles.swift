import Glibc
import Synchronization

/// The files of a snapshot: opened anew for each search, and what is known of each. Safe to share between
/// threads.
final class SnapshotFiles: Sendable {
  /// The maps, made by the first search that reads a file to its end.
  private let maps = Mutex<[String: NameMap]>([:])
  /// Descriptors of copies, of what can be read only once.
  private let copies = Mutex<[String: Int32]>([:])
  /// What those are called whose last line has no end, as far as searches came to it.
  private let unended = Mutex<[String]>([])

  deinit {
    for descriptor in copies.withLock({ $0.values.map(\.self) }) { close(descriptor) }
  }

  subscript(path: String) -> NameMap? {
    get { maps.withLock { $0[path] } }
    set { maps.withLock { $0[path] = newValue } }
  }

  var unendedFiles: [String] { unended.withLock(\.self) }

  /// Takes note of a file whose last line has no end.
  ///
  /// - Parameter name: What it is called.
  func note(unended name: String) {
    unended.withLock { if !$0.contains(name) { $0.append(name) } }
  }

  /// Opens a file from its start. Of a pipe and its like, which can be read only once, a copy is made
  /// first, a file in `TMPDIR`, or else `/tmp`, that has no name and is gone with the program.
  ///
  /// - Parameter path: Where it is; `-` for standard input.
  func open(_ path: String) throws(LDIFReadError) -> FileSource {
    do throws(ByteSourceError) {
      // Nobody else reads on meanwhile.
      return try copies.withLock { (copies) throws(ByteSourceError) -> FileSource in
        if let copy = copies[path] { return try Self.open(copy: copy, of: path) }
        let descriptor = path == "-" ? dup(0) : unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        let name = Self.name(of: path)
        guard descriptor >= 0 else { throw ByteSourceError(name: name, reason: .open(errno)) }
        var status = stat()
        let type = unsafe fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
        guard path == "-" || [S_IFIFO, S_IFCHR, S_IFSOCK].contains(type) else {
          return try FileSource(descriptor: descriptor, name: name)
        }
        defer { close(descriptor) }
        let copy = try Self.copy(of: descriptor, name: name)
        copies[path] = copy
        return try Self.open(copy: copy, of: path)
      }
    } catch {
      throw LDIFReadError(
        source: error.name, line: 0, column: 0, problem: .unreadable(error.reason))
    }
  }

  /// What a file is called in messages.
  static func name(of path: String) -> String { path == "-" ? "standard input" : path }

  /// A descriptor of its own, which begins at the start.
  private static func open(copy: Int32, of path: String) throws(ByteSourceError) -> FileSource {
    let name = name(of: path)
    let descriptor = unsafe Glibc.open("/proc/self/fd/\(copy)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ByteSourceError(name: name, reason: .open(errno)) }
    return try FileSource(descriptor: descriptor, name: name)
  }

  /// A copy, as the descriptor of a file without a name.
  private static func copy(
    of original: Int32, name: String
  ) throws(ByteSourceError) -> Int32 {
    let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    let folder = named.isEmpty ? "/tmp" : named
    var template = Array("\(folder)/pps-XXXXXX".utf8CString)
    let descriptor = unsafe template.withUnsafeMutableBufferPointer {
      unsafe mkstemp($0.baseAddress!)
    }
    guard descriptor >= 0 else {
      throw ByteSourceError(name: name, reason: .copy(folder: folder, errno))
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unsafe template.withUnsafeBufferPointer { _ = unsafe unlink($0.baseAddress!) }
    var bytes = [UInt8](repeating: 0, count: 256 << 10)
    do throws(ByteSourceError) {
      while true {
        let count = FileSource.read(original, into: &bytes, at: 0)
        if count < 0 { throw ByteSourceError(name: name, reason: .read(errno)) }
        if count == 0 { return descriptor }
        var written = 0
        while written < count {
          let code = unsafe bytes.withUnsafeBytes {
            unsafe write(descriptor, $0.baseAddress?.advanced(by: written), count - written)
          }
          if code < 0 && errno == EINTR { continue }
          if code < 0 { throw ByteSourceError(name: name, reason: .copy(folder: folder, errno)) }
          written += code
        }
      }
    } catch {
      close(descriptor)
      throw error
    }
  }
}

import Synchronization

/// The maps of a snapshot's files, made by the first search that reads a file to its end. Safe to
/// share between threads.
final class NameMapStore: Sendable {
  private let maps = Mutex<[String: NameMap]>([:])

  subscript(path: String) -> NameMap? {
    get { maps.withLock { $0[path] } }
    set { maps.withLock { $0[path] = newValue } }
  }
}

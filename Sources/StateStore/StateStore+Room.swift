public import Files
internal import Glibc
public import Rollout

extension StateStore {
  /// Refuses previews that are new where the folder of a VO that keeps it itself would hold more than is read:
  /// of what is stored there, or of them, some would not count.
  public func requireRoom(for previews: [Preview]) throws(FileError) {
    for vo in Set(previews.map(\.vo)) where tenants[vo] != nil {
      guard let folder = try previewFolder(vo) else { continue }
      let names = try folder.names().filter { $0.hasSuffix(Self.recordSuffix) }
      let new = previews.count {
        $0.vo == vo && !names.contains(Self.name($0.product, $0.workingVersion))
      }
      if new == 0 { continue }
      let bytes = names.reduce(0) { $0 + Self.size(of: "\(folder.path)/\($1)") }
      // What is there may still grow.
      let isFull =
        names.count + new > Self.mostRecords || bytes > Self.mostOfFolder - 2 * Self.largestPreview
      guard isFull else { continue }
      throw FileError(
        .refused, folder.path,
        "holds \(names.count) records in \(bytes) bytes, and no more than \(Self.mostRecords) in "
          + "\(Self.mostOfFolder) are read; 'pps preview forget --vo \(vo)' removes those that are over"
      )
    }
  }

  /// What the record of a pilot must leave free, in bytes, when something is written down of it that need not be:
  /// the steps that it is still to go take some hundred.
  static let roomForSteps = 32 * 1024

  /// Refuses feedback that would fill a pilot's record, so that it could no longer be closed.
  ///
  /// - Parameter pilot: With the feedback.
  public func requireRoom(forStepsAfterFeedback pilot: Pilot) throws {
    let size = try pilot.yaml().utf8.count
    guard size > File.largest - Self.roomForSteps else { return }
    throw FileError(
      .refused, file(of: pilot),
      "would hold \(size) bytes, and with feedback it may hold \(File.largest - Self.roomForSteps), so that the "
        + "pilot can still be closed")
  }

  private static func size(of file: String) -> Int {
    var status = stat()
    return unsafe lstat(file, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Removes the record of a preview. The VO's previews must be locked.
  public func forget(_ preview: Preview) throws(FileError) { try File.remove(file(of: preview)) }
}

public import Files
internal import Glibc
public import Rollout
internal import SystemPackage

extension StateStore {
  /// Why the file of a preview holds none; nil when it does, when there is no file, or when it is not taken
  /// or cannot be read, whatever stands in it.
  public func damage(
    ofPreview product: String, _ workingVersion: String, vo: String
  ) -> FileError? {
    Self.damage(of: previewFile(vo: vo, product: product, workingVersion: workingVersion)) {
      () throws(FileError) in
      _ = try preview(vo: vo, product: product, workingVersion: workingVersion)
    }
  }

  /// The same of a pilot.
  public func damage(ofPilot product: String, _ version: PackageVersion) -> FileError? {
    Self.damage(of: pilotFile(product: product, packageVersion: version)) {
      () throws(FileError) in
      _ = try pilot(product: product, packageVersion: version)
    }
  }

  private static func damage(
    of file: String, _ read: () throws(FileError) -> Void
  ) -> FileError? {
    do throws(FileError) {
      try read()
      return nil
    } catch {
      return error.kind == .content && error.file == file ? error : nil
    }
  }

  /// The largest damaged file that is kept, in bytes.
  static let largestDamaged = 64 * 1024 * 1024

  /// Copies a damaged file to another name beside its own, where no record is looked for. It keeps its own
  /// until a record is stored in its place. The previews of the VO, or the pilots, must be locked.
  ///
  /// - Parameter vo: Whose preview it is; nil when it is a pilot.
  /// - Returns: The copy's path.
  public func keep(_ damage: FileError, vo: String?) throws(FileError) -> String {
    let place = if let vo { try previewFolder(vo) } else { try pilotFolder() }
    guard let folder = place, let name = FilePath(damage.file).lastComponent?.string else {
      throw damage
    }
    let copies = ["\(name).damaged"] + (2...99).map { "\(name).damaged.\($0)" }
    var status = stat()
    guard let copy = copies.first(where: { unsafe lstat("\(folder.path)/\($0)", &status) != 0 })
    else {
      throw FileError(.io, damage.file, "is damaged, and there are 99 such beside it already")
    }
    do throws(FileError) {
      try folder.copy(name, to: copy, limit: Self.largestDamaged)
    } catch  where error.kind == .content {
      throw FileError(.content, damage.file, "\(error.message), too much to be kept; move it away")
    }
    return "\(folder.path)/\(copy)"
  }
}

internal import Glibc
public import Rollout
internal import SystemPackage

extension StateStore {
  /// Why the file of a preview holds none; nil when it does, when there is no file, or when it is not taken
  /// or cannot be read, whatever stands in it.
  public func damage(
    ofPreview product: String, _ workingVersion: String, vo: String
  ) -> StateError? {
    Self.damage(of: previewFile(vo: vo, product: product, workingVersion: workingVersion)) {
      () throws(StateError) in
      _ = try preview(vo: vo, product: product, workingVersion: workingVersion)
    }
  }

  /// The same of a pilot.
  public func damage(ofPilot product: String, _ version: PackageVersion) -> StateError? {
    Self.damage(of: pilotFile(product: product, packageVersion: version)) {
      () throws(StateError) in
      _ = try pilot(product: product, packageVersion: version)
    }
  }

  private static func damage(
    of file: String, _ read: () throws(StateError) -> Void
  ) -> StateError? {
    do throws(StateError) {
      try read()
      return nil
    } catch {
      return error.kind == .content && error.file == file ? error : nil
    }
  }

  /// Gives a damaged file another name beside its own, where no record is looked for. It keeps its own
  /// until a record is stored in its place.
  ///
  /// - Returns: The other name's path.
  public func keep(_ damage: StateError) throws(StateError) -> String {
    let names = ["damaged"] + (2...99).map { "damaged.\($0)" }
    for copy in names.map({ "\(damage.file).\($0)" }) {
      if unsafe link(damage.file, copy) == 0 { return copy }
      guard errno == EEXIST else {
        throw StateError(
          .io, copy, "cannot be made, to keep what is damaged: \(Errno(rawValue: errno))")
      }
    }
    throw StateError(.io, damage.file, "is damaged, and there are 99 such beside it already")
  }
}

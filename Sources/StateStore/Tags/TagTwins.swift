public import Files

/// Two tags in tag files of one subcluster that differ only by case, which GLUE 1.3 ignores: slapd takes
/// no update of the subcluster, whatever else is new there, until one of them is gone.
public struct TagTwins: Hashable, Sendable, CustomStringConvertible {
  public let tag: String
  /// The tag file that it stands in.
  public let file: String
  public let variant: String
  /// The tag file of the other one: another VO's, or the same.
  let variantFile: String

  public var description: String {
    "\(tag) and \(variant)" + (variantFile == file ? "" : " in \(variantFile)")
  }
}

extension TagDirectory {
  /// Tags of any VOs on a subcluster that differ only by case, each spelling told beside the first one.
  ///
  /// - Returns: With them, why files were left out.
  public func twins(onSubcluster subcluster: String) -> (twins: [TagTwins], problems: [FileError]) {
    var seen: [String: (tag: String, file: String)] = [:]
    var known: Set<String> = []
    var twins: [TagTwins] = []
    var problems: [FileError] = []
    for vo in vos(onSubcluster: subcluster) {
      let file = file(subcluster: subcluster, vo: vo)
      do throws(FileError) {
        for tag in try file.tags() where known.insert(tag).inserted {
          let key = tag.lowercased()
          if let other = seen[key] {
            twins.append(
              TagTwins(tag: other.tag, file: other.file, variant: tag, variantFile: file.path))
          } else {
            seen[key] = (tag, file.path)
          }
        }
      } catch {
        problems.append(error)
      }
    }
    return (twins, problems)
  }
}

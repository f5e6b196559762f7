public import LDAPTypes
internal import LDIF
internal import Synchronization

extension Diagnostics {
  /// What a source answers; while it is asked, a terminal shows so. Of a file that may have been cut off it is told,
  /// once.
  ///
  /// - Throws: Why it could not answer at all.
  public func asking<Answer>(
    _ source: any EntrySource, _ ask: () throws -> Answer
  ) throws(CommandFailure) -> Answer {
    do {
      let answer = try Progress.show("\(program): asking \(source.name)", while: ask)
      tell(ofUnended: (source as? LDIFSnapshot)?.unendedFiles ?? [])
      return answer
    } catch {
      throw CommandFailure(error, asking: source)
    }
  }

  /// Tells of files whose last line has no end, of each once.
  public func tell(ofUnended files: [String]) {
    for file in files where Self.toldFiles.withLock({ $0.insert(file).inserted }) {
      warning(
        "\(file): its last line has no end; where it was cut off, what stood behind is missing")
    }
  }

  /// The files that it was told of that they may have been cut off.
  private static let toldFiles = Mutex<Set<String>>([])
}

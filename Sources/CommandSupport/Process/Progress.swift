public import LDAPTypes
internal import LDIF
internal import Synchronization
internal import SystemPackage

/// One line on standard error, while something lasts that may take long; only on a terminal.
public enum Progress {
  /// Shows the words until the work is done.
  public static func show<Value>(
    _ words: String, while work: () throws -> Value
  ) rethrows -> Value {
    guard Terminal.showsProgress else { return try work() }
    _ = try? Output.write(TerminalText.visible(words) + " …", to: .standardError)
    // Back to the first column, and what stands there is erased.
    defer { _ = try? Output.write("\r\u{1B}[K", to: .standardError) }
    return try work()
  }
}

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

public import ArgumentParser
public import LDAPTypes

/// Whom to ask, where the answers of several BDIIs can be put together.
public struct MergingSourceOptions: ParsableArguments {
  @OptionGroup public var single: SourceOptions

  @Flag(
    help: """
      Ask all BDIIs at once, and put their answers together; what differs between them is told, but \
      by 'values', 'wait' and 'diff'.
      """)
  public var merge = false

  public init() {}

  public func validate() throws {
    if merge && single.any {
      throw ValidationError("--any and --merge exclude each other.")
    }
    if merge && !single.ldif.isEmpty {
      throw ValidationError("--merge is for BDIIs, not for --ldif.")
    }
  }

  /// Whether nothing says whom to ask, and how.
  public var areDefault: Bool { !merge && single.areDefault }

  /// What is to be asked; see ``SourceOptions/source()``.
  ///
  /// - Parameter questions: How many are asked one after the other, each because of the answers before: what
  ///   servers that are put together share their time among.
  public func source(questions: Int = 1) throws -> any EntrySource {
    try single.requirePatienceForServers()
    return try source(patience: single.patience, questions: questions)
  }

  /// The same, where the answer may take so many seconds, from the first question on.
  public func source(patience: Int, questions: Int = 1) throws -> any EntrySource {
    try merge
      ? single.mergedSource(patience: patience, questions: questions)
      : single.source(patience: patience)
  }
}

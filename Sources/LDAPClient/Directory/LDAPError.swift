public import LDAPTypes

/// Why a directory could not be asked, or why it broke off.
///
/// How a search ended by the server's own word is no error: it is in the ``SearchResult``.
public struct LDAPError: Error, Hashable, Sendable {
  /// What went wrong with each server, in the order tried; the last one is what ended the matter.
  public let failures: [LDAPFailure]
  /// How far each request had come; empty when none was sent.
  public let progress: [Progress]

  init(failures: [LDAPFailure], progress: [Progress] = []) {
    self.failures = failures
    self.progress = progress
  }

  /// What went wrong with servers that were asked at once, each by itself.
  public init(joining errors: [LDAPError]) {
    self.init(failures: errors.flatMap(\.failures))
  }

  /// How far one request had come when its server broke off.
  public struct Progress: Hashable, Sendable {
    /// How many entries were handed on.
    public var entryCount: Int
    /// How the request ended, if it did before the break.
    public var result: SearchResult?

    public init(entryCount: Int = 0, result: SearchResult? = nil) {
      self.entryCount = entryCount
      self.result = result
    }
  }
}

extension LDAPError {
  /// What ended the matter.
  public var reason: LDAPFailure.Reason? { failures.last?.reason }

  /// Whether anything had been handed on, entries or that a request ended: what the reader has is a part of
  /// the answer.
  public var isPartial: Bool { progress.contains { $0.entryCount > 0 || $0.result != nil } }

  /// Whether another server may do better.
  public var isWorthAnotherServer: Bool { failures.last?.isWorthAnotherServer ?? true }

  /// Whether the same question may be answered a little later.
  public var isRetriable: Bool { failures.contains { $0.isRetriable } }
}

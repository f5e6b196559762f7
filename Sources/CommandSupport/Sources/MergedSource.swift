internal import Infosys
internal import LDAPClient
public import LDAPTypes

/// Servers that are all asked, at once, and whose answers are put together.
///
/// Of an entry that several have, the one counts of the first that has it.
public final class MergedSource: EntrySource {
  /// Each server by itself.
  public let parts: [any EntrySource]
  /// Why answers of servers were missing or not whole, each with the server's name.
  private var gaps: [String] = []

  /// The time that all of them have.
  let patience: Patience

  init(_ parts: [any EntrySource], _ patience: Patience) {
    self.parts = parts
    self.patience = patience
  }

  public var name: String { parts.map(\.name).joined(separator: ", ") }

  /// What is missing of what a source was asked because one of several servers failed; each failure tells
  /// whose it is. Nothing where one server or file is asked: it tells itself.
  public static func gaps(of source: any EntrySource) -> [String] {
    merged(source)?.gaps ?? []
  }

  /// A source as what it is; nil when it is another kind of source.
  static func merged(_ source: any EntrySource) -> MergedSource? {
    source.isMerged ? (source as! MergedSource) : nil
  }

  /// A result has room for what one server failed at, and so tells of none; ``gaps(of:)`` tells of all.
  public func search(
    _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    let answers = each { SourceAnswer($0, requests) }
    if answers.allSatisfy({ $0.error != nil && $0.entries.isEmpty }) {
      throw LDAPError.joining(answers.compactMap(\.error))
    }
    var seen: [Set<PreparedName>] = requests.map { _ in [] }
    for answer in answers {
      for (request, entry) in answer.entries {
        if seen[request].insert(GLUEAttribute.schema.prepared(entry.dn)).inserted {
          try receive(request, entry)
        }
      }
    }
    for (part, answer) in zip(parts, answers) {
      let own =
        answer.error.map { ["\($0)"] } ?? answer.results.gaps.map { "\(part.name): \($0)" }
      gaps += own.filter { !gaps.contains($0) }
    }
    return requests.indices.map { index in
      let isEmpty = answers.allSatisfy {
        $0.error == nil && $0.results[index].resultCode == .noSuchObject
      }
      return SearchResult(
        resultCode: isEmpty ? .noSuchObject : .success, entryCount: seen[index].count)
    }
  }

  /// Does something with each server, at once, and gives what came of it in the servers' order.
  public func each<Value>(_ work: @escaping @Sendable (any EntrySource) -> Value) -> [Value] {
    let slots = parts.map(Slot<Value>.init)
    Crowd.work(slots.count) { slots[$0].value = work(slots[$0].source) }
    patience.endQuestion()
    return slots.map { $0.value! }
  }

  /// A server and what came of asking it. Used by one thread at a time.
  @safe
  private final class Slot<Value>: @unchecked Sendable {
    let source: any EntrySource
    var value: Value?

    init(_ source: any EntrySource) { self.source = source }
  }
}

extension EntrySource {
  /// Whether it is several servers whose answers are put together. A cast that fails would take a fortieth of a small
  /// query.
  public var isMerged: Bool { Self.self == MergedSource.self }
}

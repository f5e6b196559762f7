public import LDAPTypes
internal import Rollout

/// A source whose whole answers are kept, and not asked again while they are young enough.
///
/// Made only where the user asks for it, and tells on standard error when it is used. From the first
/// question on that it cannot answer, all is asked of the source; where that mixes kept and new answers,
/// it is told. What cannot be kept or may not be used is told of, and the source is asked as if there
/// were no cache.
final class CachingSource: EntrySource {
  private let source: any EntrySource
  /// The one of several servers that a question is being asked of.
  private var part: (any EntrySource)?
  private let maximumAge: Int
  /// All that decides an answer beside the requests: who is asked, and as whom.
  private let identity: String
  private let cache: AnswerCache?
  private let diagnostics: Diagnostics
  private var usedSource: String?
  private var hasAsked = false
  /// Whether the source had something where it was to look: one that has not may be filled later.
  private var isFilled = false
  /// The age of the oldest answer out of the cache, in seconds; nil when none was.
  private(set) var age: Int?

  init(
    _ source: any EntrySource, maximumAge: Int, identity: String, diagnostics: Diagnostics
  ) {
    self.source = source
    self.maximumAge = maximumAge
    self.identity = identity
    self.diagnostics = diagnostics
    do {
      cache = try AnswerCache()
    } catch {
      cache = nil
      diagnostics.warning("the cache is not used: \(error)")
    }
  }

  /// The server that gave the answer, now or when it was kept.
  var name: String { usedSource ?? asked.name }

  private var asked: any EntrySource { part ?? source }

  func answer<Answer: PartialAnswer>(
    _ ask: (_ source: any EntrySource) throws -> Answer
  ) throws -> Answer {
    defer { part = nil }
    return try source.answer { part in
      self.part = part
      if hasAsked { (usedSource, isFilled) = (nil, false) }
      return try ask(self)
    }
  }

  func search(
    _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    guard let cache, !requests.isEmpty else { return try asked.search(requests, receive: receive) }
    let key = ([identity] + requests.map(Self.words)).joined(separator: "\n")
    if !hasAsked, let (answer, contents) = kept(key, in: cache), contents.count == requests.count {
      usedSource = answer.source
      isFilled = true
      let seconds = Timestamp.now.secondsSinceEpoch - answer.askedAt
      if age == nil {
        diagnostics.note("from the cache: what \(answer.source) answered \(seconds) s ago")
      }
      age = max(age ?? 0, seconds)
      for (request, content) in contents.enumerated() {
        for entry in content.entries { try receive(request, entry) }
      }
      return contents.map(\.result)
    }
    let moment = Timestamp.now
    let answer = SourceAnswer(asked, requests)
    if age != nil, !hasAsked {
      diagnostics.note("not all was in the cache: the rest was asked of \(asked.name) now")
    }
    hasAsked = true
    usedSource = nil
    isFilled = isFilled || !answer.entries.isEmpty
    if answer.isWhole, isFilled {
      do {
        try cache.store(CachedAnswer(key: key, source: asked.name, askedAt: moment, answer))
      } catch {
        diagnostics.warning("the answer is not kept: \(error)")
      }
    }
    return try answer.replay(receive)
  }

  private func kept(
    _ key: String, in cache: AnswerCache
  ) -> (CachedAnswer, [(entries: [Entry], result: SearchResult)])? {
    do {
      guard let answer = try cache.answer(key) else { return nil }
      // What comes from the future comes from another clock.
      let now = Timestamp.now.secondsSinceEpoch
      guard answer.askedAt <= now, now - maximumAge <= answer.askedAt,
        let contents = try? answer.contents()
      else {
        return nil
      }
      return (answer, contents)
    } catch {
      diagnostics.warning("the cache is not used: \(error)")
      return nil
    }
  }

  /// All of a request that decides its answer.
  private static func words(_ request: SearchRequest) -> String {
    [
      request.base.description, "\(request.scope)", request.filter.description,
      request.attributes.map(\.rawValue).joined(separator: ","),
      request.valuesMatching?.description ?? "", "\(request.sizeLimit)",
    ].joined(separator: " ")
  }
}

/// How old what a source answered is.
public enum CacheAge {
  /// In seconds; nil when nothing came out of a cache.
  public static func of(_ source: any EntrySource) -> Int? {
    switch source {
    case let source as CachingSource: source.age
    case let source as MergedSource: source.parts.compactMap { of($0) }.max()
    default: nil
    }
  }
}

/// Something that answers searches: a server, or a snapshot of one.
public protocol EntrySource {
  /// Where the entries come from, for messages: a URL or a file's name.
  var name: String { get }

  /// Whether it is a snapshot: it has no index, but looks through all of a file once for the requests that are
  /// asked together, however many they are; it hands entries on in an order that the file tells, and these need not
  /// tell their classes.
  var isSnapshot: Bool { get }

  /// Asks all requests at once.
  ///
  /// - Parameters:
  ///   - requests: What is asked; of a server, many at a time before the first answer is read.
  ///   - receive: Gets each entry as it arrives, with the index of its request.
  /// - Returns: How each request ended, in their order. A result code other than success is
  ///   returned, not thrown: the entries that came before it count.
  /// - Throws: What made the source unable to answer, or what `receive` throws.
  func search(
    _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult]

  /// Asks requests, and then what their answers call for.
  ///
  /// - Parameters:
  ///   - requests: What is asked first.
  ///   - following: Gets each entry and each end as it arrives, with the index of its request, and
  ///     returns what is to be asked next. That gets the next free indices, in the order returned.
  ///     A server is asked at once, while other searches still go on.
  /// - Returns: How each request ended, by index.
  /// - Throws: What made the source unable to answer, or what `following` throws.
  func explore(
    _ requests: [SearchRequest],
    following: (_ request: Int, _ event: SearchEvent) throws -> [SearchRequest]
  ) throws -> [SearchResult]

  /// Asks a question that takes several requests. Of servers that are asked in turn each is asked it from the
  /// start, until one answers whole.
  ///
  /// - Parameter ask: Asks the one that it is given.
  /// - Throws: What made it impossible to answer.
  func answer<Answer: PartialAnswer>(
    _ ask: (_ source: any EntrySource) throws -> Answer
  ) throws -> Answer
}

/// An answer that may lack something.
public protocol PartialAnswer {
  /// What keeps it from being whole, in words; empty when it is.
  var gaps: [String] { get set }
  /// How much it has: of two that are not whole the one with more is better.
  var size: Int { get }
}

extension EntrySource {
  /// Asks in rounds: what the answers call for when all of them have come.
  public func explore(
    _ requests: [SearchRequest],
    following: (_ request: Int, _ event: SearchEvent) throws -> [SearchRequest]
  ) throws -> [SearchResult] {
    var results: [SearchResult] = []
    var round = requests
    while !round.isEmpty {
      let first = results.count
      var next: [SearchRequest] = []
      results += try search(round) { next += try following(first + $0, .entry($1)) }
      for index in first..<results.count {
        next += try following(index, .end(results[index]))
      }
      round = next
    }
    return results
  }

  /// There is nobody else to ask.
  public func answer<Answer: PartialAnswer>(
    _ ask: (_ source: any EntrySource) throws -> Answer
  ) throws -> Answer {
    try ask(self)
  }

  /// A server finds by its indices, and each request has a price.
  public var isSnapshot: Bool { false }

  /// Asks one request and keeps its entries.
  public func search(_ request: SearchRequest) throws -> (entries: [Entry], result: SearchResult) {
    var entries: [Entry] = []
    let results = try search([request]) { _, entry in entries.append(entry) }
    return (entries, results[0])
  }
}

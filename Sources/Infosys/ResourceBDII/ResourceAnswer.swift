public import LDAPTypes
internal import LDIF
public import Rollout

/// What a resource BDII answered, question by question. Kept, it stands in when the BDII does not answer:
/// of what is asked then, what was asked before is known.
public struct ResourceAnswer: Hashable, Sendable {
  /// When it answered so; nil when that is now.
  public let moment: Timestamp?
  /// What was found, by the question as an LDAP URL without a server.
  private var entries: [String: [Entry]] = [:]

  /// Asks a resource BDII, all at once.
  ///
  /// - Throws: What keeps it from answering. That it has not got an entry is an answer.
  public init(
    about site: Site, previews: [Preview] = [], pilots: [Pilot] = [],
    askedOf source: some EntrySource
  ) throws {
    moment = nil
    let questions = Surroundings.questions(site, previews, pilots)
    let requests = questions.map(\.request)
    for part in questions.flatMap(\.parts) { entries[Self.question(part.request)] = [] }
    let results = try source.search(requests) { index, entry in
      for part in questions[index].parts where part.has(entry) {
        entries[Self.question(part.request), default: []].append(entry)
      }
    }
    for (request, result) in zip(requests, results) {
      switch result.resultCode {
      case .success, .noSuchObject: continue
      case .sizeLimitExceeded where request.sizeLimit > 0: continue
      default: throw Incomplete(source: source.name, result: result)
      }
    }
    // Just started: it will publish what the same run of bdii-update gathers.
    if !results.isEmpty, results.allSatisfy({ $0.resultCode == .noSuchObject }) {
      throw Empty(source: source.name)
    }
  }

  /// What was found; nil when it was not asked for.
  func entries(_ request: SearchRequest) -> [Entry]? { entries[Self.question(request)] }

  /// What was found by several requests; nil when one of them was not made.
  func entries(_ requests: [SearchRequest]) -> [Entry]? {
    var all: [Entry] = []
    for request in requests {
      guard let found = entries(request) else { return nil }
      all += found
    }
    return all
  }

  /// What was found of those parts of a question that were asked for.
  func known(_ question: ResourceQuestion) -> [Entry] {
    question.parts.compactMap { entries($0.request) }.flatMap(\.self)
  }

  private static func question(_ request: SearchRequest) -> String {
    LDAPURL(
      host: nil, dn: request.base, attributes: request.attributes, scope: request.scope,
      filter: request.filter
    ).description
  }

  /// The resource BDII answered, but not whole.
  public struct Incomplete: Error, CustomStringConvertible {
    public let source: String
    public let result: SearchResult

    public var description: String { "\(source): \(result.end)" }
  }

  /// The resource BDII answered, and has no entries yet.
  public struct Empty: Error, CustomStringConvertible {
    public let source: String

    public var description: String { "\(source): it publishes nothing yet" }
  }
}

extension ResourceAnswer {
  private static let mark = "# "

  /// The answer as LDIF: each question as a comment, and behind it what was found.
  public var ldif: [UInt8] {
    entries.sorted { $0.key < $1.key }.flatMap { question, found in
      Array("\(Self.mark)\(question)\n".utf8)
        + LDIFWriter.write(
          found.map { LDIFRecord.content($0) }, policy: .standard(.init(wrapWidth: nil))
        ).bytes
    }
  }

  /// Reads an answer that was kept.
  ///
  /// - Throws: ``LDIFReadError`` when it is no LDIF.
  public init(ldif: [UInt8], of moment: Timestamp, name: String) throws {
    self.moment = moment
    var question: String?
    var text: [UInt8] = []
    func take() throws {
      guard let question else { return }
      var reader = LDIFReader(text, name: name)
      entries[question] = []
      while let record = try reader.next() {
        if case .content(let entry) = record { entries[question, default: []].append(entry) }
      }
    }
    for line in ldif.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: Self.mark.utf8) {
        try take()
        question = String(decoding: line.dropFirst(Self.mark.utf8.count), as: UTF8.self)
        text = []
      } else {
        text += line + [UInt8(ascii: "\n")]
      }
    }
    try take()
  }
}

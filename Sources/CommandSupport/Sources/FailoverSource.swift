internal import LDAPClient
internal import LDAPTypes

/// BDIIs that are asked in turn, each from the start, until one answers whole.
///
/// The one that answered last is asked first. Where no answer is whole, the one counts that has most.
final class FailoverSource: EntrySource {
  private let parts: [BDIISource]
  /// The one that answered last.
  private var current: Int?

  init(_ parts: [BDIISource]) {
    self.parts = parts
  }

  /// The BDII that answered last; before that, all that may.
  var name: String {
    current.map { parts[$0].name } ?? parts.map(\.name).joined(separator: ", ")
  }

  func search(
    _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    guard !requests.isEmpty else { return [] }
    let answers = inTurn(
      { SourceAnswer($0, requests) },
      // What the first answers call for need not be there.
      isWhole: { $0.isWhole && (current != nil || !$0.isOfNothing) }, error: \.error)
    let best = best(of: answers, worth: \.worth)
    if best.answer.entries.isEmpty, best.answer.error != nil {
      throw LDAPError.joining(answers.compactMap(\.answer.error))
    }
    current = best.part
    return try best.answer.replay(receive)
  }

  func answer<Answer: PartialAnswer>(
    _ ask: (_ source: any EntrySource) throws -> Answer
  ) throws -> Answer {
    let answers = inTurn(
      { source in Result { try ask(source) } }, isWhole: \.isWhole, error: \.error)
    let best = best(of: answers, worth: \.worth)
    guard case .success(var answer) = best.answer else {
      throw LDAPError.joining(answers.compactMap(\.answer.error))
    }
    current = best.part
    if answer.gaps.isEmpty { return answer }
    for (part, other) in answers where part != best.part {
      let troubles =
        switch other {
        case .success(let other): other.gaps.map { "\(parts[part].name): \($0)" }
        case .failure(let error): ["\(error)"]
        }
      answer.gaps += troubles.map { "no better came from \($0)" }
    }
    return answer
  }

  private typealias Answers<Answer> = [(part: Int, answer: Answer)]

  /// What each answers, up to the first that is whole. A question that is refused is not asked again.
  private func inTurn<Answer>(
    _ ask: (BDIISource) -> Answer, isWhole: (Answer) -> Bool, error: (Answer) -> (any Error)?
  ) -> Answers<Answer> {
    let order = [current].compactMap(\.self) + parts.indices.filter { $0 != current }
    var answers: Answers<Answer> = []
    for (place, part) in order.enumerated() {
      parts[part].successors = order.count - place - 1
      let answer = ask(parts[part])
      answers.append((part, answer))
      let isFinal = (error(answer) as? LDAPError)?.isWorthAnotherServer == false
      if isWhole(answer) || isFinal || Interruption.isWanted { break }
    }
    return answers
  }

  /// The answer of most worth; of equals the first.
  private func best<Answer>(
    of answers: Answers<Answer>, worth: (Answer) -> Int
  ) -> (part: Int, answer: Answer) {
    answers.dropFirst().reduce(answers[0]) { worth($1.answer) > worth($0.answer) ? $1 : $0 }
  }
}

extension Result where Success: PartialAnswer {
  fileprivate var error: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }

  fileprivate var isWhole: Bool {
    if case .success(let answer) = self { answer.gaps.isEmpty } else { false }
  }

  fileprivate var worth: Int {
    if isWhole { return .max }
    if case .success(let answer) = self { return answer.size }
    return -1
  }
}

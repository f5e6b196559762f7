internal import LDAPClient
internal import Synchronization

/// The time that an answer may take, whomever it takes to get it: it runs from the first question on.
final class Patience: Sendable {
  let seconds: Int
  private let state: Mutex<State>

  private struct State {
    var end: Deadline?
    /// How many questions are to come, each of which may need time.
    var questions: Int
  }

  init(seconds: Int, questions: Int = 1) {
    self.seconds = seconds
    state = Mutex(State(questions: questions))
  }

  /// When it is over for the next question, or for one of so many that are asked it in turn.
  ///
  /// A question that others follow leaves them their share: of servers that are asked at once, a silent
  /// one may take all that there is.
  func deadline(of servers: Int) -> Deadline {
    state.withLock { state in
      let deadline = state.end ?? Deadline(after: .seconds(seconds))
      state.end = deadline
      return deadline.share(of: servers * max(state.questions, 1))
    }
  }

  /// Whether there is no time left for another question.
  var isOver: Bool { state.withLock { $0.end.map { $0 < .now } ?? false } }

  /// Says that a question was answered.
  func endQuestion() {
    state.withLock { $0.questions -= 1 }
  }
}

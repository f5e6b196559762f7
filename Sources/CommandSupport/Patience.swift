internal import LDAPClient
internal import Synchronization

/// The time that an answer may take, whomever it takes to get it: it runs from the first question on.
final class Patience: Sendable {
  private let seconds: Int
  private let end = Mutex<Deadline?>(nil)

  init(seconds: Int) {
    self.seconds = seconds
  }

  /// When it is over.
  var deadline: Deadline {
    end.withLock { end in
      let deadline = end ?? Deadline(after: .seconds(seconds))
      end = deadline
      return deadline
    }
  }
}

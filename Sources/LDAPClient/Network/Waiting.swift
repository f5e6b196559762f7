import Glibc

/// How long to wait for a descriptor, and whose wish to stop ends the wait.
struct Waiting {
  let deadline: Deadline
  let cancellation: Cancellation?

  enum Outcome {
    case ready
    case timedOut
    case cancelled
  }

  /// What a wait would end with at once; nil when there is time left.
  var ending: Outcome? {
    if cancellation?.isCancelled == true { return .cancelled }
    return deadline < .now ? .timedOut : nil
  }

  /// Waits until the descriptor is ready for `events`. The corresponding C function is `poll`.
  func wait(for descriptor: Int32, events: Int32) -> Outcome {
    let wishes = cancellation?.descriptors ?? (own: -1, parent: -1)
    var requests: InlineArray<3, pollfd> = [
      pollfd(fd: descriptor, events: Int16(events), revents: 0),
      pollfd(fd: wishes.own, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wishes.parent, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let left = deadline.milliseconds
      var span = requests.mutableSpan
      let ready = unsafe span.withUnsafeMutableBufferPointer {
        unsafe poll($0.baseAddress, nfds_t($0.count), left)
      }
      if ready < 0 && errno != EINTR { return .ready }  // The next read or write says what it is.
      if ready > 0 {
        return requests[1].revents != 0 || requests[2].revents != 0 ? .cancelled : .ready
      }
      if ready == 0 && left == 0 { return .timedOut }
    }
  }
}

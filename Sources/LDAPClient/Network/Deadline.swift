import Glibc

/// A point on the monotonic clock, in nanoseconds.
public struct Deadline: Comparable, Sendable {
  private let nanoseconds: Int64

  private init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// The point that comes after `duration`; one beyond the clock's end is the clock's end.
  public init(after duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carry) = Self.now.nanoseconds.addingReportingOverflow(
      whole &+ attoseconds / 1_000_000_000)
    nanoseconds = overflow || carry ? (seconds < 0 ? .min : .max) : sum
  }

  /// The corresponding C function is `clock_gettime`.
  public static var now: Deadline {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Deadline(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  public static func < (a: Deadline, b: Deadline) -> Bool { a.nanoseconds < b.nanoseconds }

  /// What is left, in milliseconds as `poll` wants them: rounded up, at most what fits.
  var milliseconds: Int32 {
    let left = nanoseconds.subtractingReportingOverflow(Self.now.nanoseconds)
    guard left.partialValue > 0 || left.overflow else { return 0 }
    let rounded = left.overflow ? Int64.max / 1_000_000 : (left.partialValue - 1) / 1_000_000 + 1
    return Int32(clamping: rounded)
  }

  /// What is left, rounded up to a tenth of a second, as people are told it.
  public var timeLeft: Duration { .milliseconds((Int(milliseconds) + 99) / 100 * 100) }

  /// The end of the first of so many equal parts of what is left.
  public func share(of parts: Int) -> Deadline {
    Deadline(after: .milliseconds(Int(milliseconds) / max(parts, 1)))
  }
}

internal import Glibc
public import Rollout

extension Timestamp {
  /// This moment.
  public static var now: Timestamp { Timestamp(secondsSinceEpoch: time(nil)) }
}

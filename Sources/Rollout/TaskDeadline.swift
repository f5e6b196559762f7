/// Something that is to be done about a preview or a pilot, and until when.
public struct TaskDeadline: Hashable, Sendable {
  public enum Task: String, CaseIterable, Hashable, Sendable {
    /// The pilot is to be deployed and opened.
    case open
    /// The pilot is to be accepted, rejected or closed.
    case decide
    /// The post-mortem of an incompatible upgrade is to be written.
    case postMortem = "post-mortem"
    /// The preview is to be withdrawn, or its deadline to be moved.
    case withdraw
  }

  public var task: Task
  public var due: Timestamp
  /// Why it is due then.
  public var reason: String

  /// By how much it is late; nil when it is not.
  public func delay(at now: Timestamp) -> Duration? { now > due ? now - due : nil }
}

extension Duration {
  /// How long the pilot of a minor upgrade runs.
  fileprivate static let minorPilot = Duration.days(7)
  /// How long feedback on a major upgrade is awaited unless agreed otherwise.
  fileprivate static let majorFeedback = Duration.days(14)
  /// Within what time of its end the post-mortem of an incompatible upgrade is written.
  fileprivate static let postMortem = Duration.days(28)

  static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

extension Pilot {
  /// When feedback on it ends: what was agreed, or two weeks for a major upgrade; nil when nothing
  /// is.
  public var feedbackEnd: Timestamp? {
    feedbackDeadline ?? (upgradeClass == .major ? start + .majorFeedback : nil)
  }

  /// The class by which it is treated: a major upgrade on whose last run nobody said anything in time is
  /// treated as a minor one.
  public func effectiveUpgradeClass(at now: Timestamp) -> UpgradeClass {
    guard upgradeClass == .major, currentFeedback.isEmpty, let end = feedbackEnd, now > end else {
      return upgradeClass
    }
    return .minor
  }

  /// When it ended: it was decided upon or closed after it had last run; nil when it did not run or
  /// still does.
  public var end: Timestamp? {
    guard let start = history.steps.lastIndex(where: { $0.state == .running }) else { return nil }
    return history.steps[(start + 1)...].first { !$0.state.isFuture && $0.state != .running }?.at
  }

  /// What is to be done next; nil when nothing has a date.
  public func deadline(at now: Timestamp) -> TaskDeadline? {
    switch state {
    case .announced, .deployed:
      return TaskDeadline(task: .open, due: start, reason: "it was to start then")
    case .running:
      switch upgradeClass {
      case .minor:
        return TaskDeadline(
          task: .decide, due: start + .minorPilot, reason: "a minor upgrade's pilot runs one week")
      case .major, .incompatible, .new, .backwardCompatible:
        return feedbackEnd.map { end in
          let isTreatedAsMinor = effectiveUpgradeClass(at: now) == .minor
          return TaskDeadline(
            task: .decide, due: end,
            reason: isTreatedAsMinor
              ? "there was no feedback until then; it is treated as a minor upgrade"
              : "feedback is awaited until then")
        }
      }
    case .accepted, .rejected, .closed:
      guard upgradeClass == .incompatible, currentPostMortem == nil, let end else { return nil }
      return TaskDeadline(
        task: .postMortem, due: end + .postMortem,
        reason: "an incompatible upgrade needs a post-mortem within four weeks of its end")
    }
  }
}

extension Pilot.State {
  fileprivate var isFuture: Bool { self == .announced || self == .deployed }
}

extension Preview {
  /// What is to be done next; nil when nothing has a date.
  public func deadline(at now: Timestamp) -> TaskDeadline? {
    guard state == .published, let feedbackDeadline else { return nil }
    return TaskDeadline(
      task: .withdraw, due: feedbackDeadline, reason: "feedback was wanted until then")
  }
}

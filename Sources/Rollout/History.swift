/// A state in the life of a preview or a pilot.
public protocol LifeState: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The states that may follow.
  var successors: [Self] { get }
}

/// The states that a preview or a pilot went through, each with its date and who did it.
public struct History<State: LifeState>: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public var state: State
    /// When it was reached.
    public var at: Timestamp
    /// The account that did it; nil where nobody wrote it down.
    public var by: String?

    public init(_ state: State, at moment: Timestamp, by actor: String? = nil) {
      self.state = state
      at = moment
      by = actor
    }
  }

  /// In the order of their dates; never empty.
  public private(set) var steps: [Step]

  /// A life that begins.
  public init(_ state: State, at moment: Timestamp, by actor: String? = nil) {
    steps = [Step(state, at: moment, by: actor)]
  }

  /// A life as it was written down.
  ///
  /// - Throws: ``LifeError`` when a step does not follow from the one before, or there is none.
  public init(_ steps: [Step]) throws(LifeError) {
    guard let first = steps.first else { throw LifeError.empty }
    self.steps = [first]
    for step in steps.dropFirst() { try move(to: step.state, at: step.at, by: step.by) }
  }

  /// The state now.
  public var state: State { steps[steps.count - 1].state }
  /// When it was reached.
  public var since: Timestamp { steps[steps.count - 1].at }

  /// The last time that a state was reached; nil when it never was.
  public func last(_ state: State) -> Timestamp? { steps.last { $0.state == state }?.at }

  /// Goes on to another state.
  ///
  /// - Throws: ``LifeError`` when that makes no sense: the state does not follow from this one, or
  ///   the date lies before the last.
  public mutating func move(
    to state: State, at moment: Timestamp, by actor: String?
  ) throws(LifeError) {
    guard self.state.successors.contains(state) else {
      throw LifeError.transition(
        from: self.state.rawValue, to: state.rawValue,
        possible: self.state.successors.map(\.rawValue))
    }
    guard moment >= since else {
      throw LifeError.order(state: state.rawValue, at: moment, since: since)
    }
    steps.append(Step(state, at: moment, by: actor))
  }

  /// Takes the first steps out, as if the life began later; the last one stays.
  public mutating func forget(first count: Int) { steps.removeFirst(min(count, steps.count - 1)) }

  /// The state now alone, without who made it so: what the information system tells.
  public var published: History { History(state, at: since) }
}

/// Why a state cannot follow another.
public enum LifeError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  case transition(from: String, to: String, possible: [String])
  case order(state: String, at: Timestamp, since: Timestamp)

  public var description: String {
    switch self {
    case .empty: "a history needs at least one step"
    case .transition(let from, let to, let possible):
      from == to
        ? "it is \(from) already"
        : "what is \(from) cannot become \(to)"
          + (possible.isEmpty ? "" : ", only \(possible.joined(separator: " or "))")
    case .order(let state, let moment, let since):
      "it cannot become \(state) at \(moment), before the last step at \(since)"
    }
  }
}

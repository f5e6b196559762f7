internal import Files
internal import Rollout
internal import Yams

extension History {
  /// Reads `history`: a list of {state, at, by}, the oldest first.
  init(_ fields: inout Fields) throws(FileError) {
    var steps: [Step] = []
    for var each in try fields.list("history") {
      let (state, at) = (try each.choice("state", State.self), try each.timestamp("at"))
      steps.append(
        Step(
          try each.require("state", state), at: try each.require("at", at),
          by: try each.string("by")))
      try each.end()
    }
    do throws(LifeError) {
      try self.init(steps)
    } catch {
      throw fields.error("history", "\(error)")
    }
  }

  var node: Node {
    Node(
      steps.map { step in
        .fields(
          [
            ("state", .text(step.state.rawValue)), ("at", .text(step.at.description)),
            ("by", step.by.map(Node.text)),
          ], style: .flow)
      })
  }
}

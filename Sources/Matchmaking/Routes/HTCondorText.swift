internal import Infosys

/// A line of a submit file. Tags need no escapes there.
enum HTCondorText {
  static func text(_ route: Route) throws(RouteRefusal) -> String {
    guard let tags = route.tags, !tags.isEmpty else {
      _ = try route.oneTag("HTCondor", canAvoid: true)
      return ""
    }
    let any = tags.map { "member(\"\($0)\", TARGET.SoftwareTags)" }.joined(separator: " || ")
    return route.isAvoided ? "requirements = (\(any)) =!= true\n" : "requirements = \(any)\n"
  }
}

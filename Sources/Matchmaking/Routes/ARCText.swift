internal import Infosys
internal import Rollout

/// xRSL and ADL. ARC splits a tag at its first `-` before a digit into a name and a version, and
/// compares names exactly, versions by their numbers (`Software.cpp`).
enum ARCText {
  static func xrsl(_ route: Route, bounds: [VersionBound]) throws(RouteRefusal) -> String {
    if bounds.isEmpty {
      let tag = try route.oneTag("xRSL", canAvoid: true)
      return "(runtimeenvironment\(route.isAvoided ? "!=" : "=")\"\(tag)\")\n"
    }
    if route.isAvoided {
      throw RouteRefusal(
        reason: "xRSL cannot say that none of some versions is wanted",
        advice: "name one version")
    }
    let tag = try route.oneTag("xRSL", ofAnyVersion: true)
    guard areOneSided(bounds) else {
      if route.tags?.count == 1 { return "(runtimeenvironment=\"\(tag)\")\n" }
      throw notOneVersion(bounds, of: route)
    }
    var text = ""
    for bound in bounds {
      var other = tag
      other.workingVersion = bound.number
      guard SoftwareTag.split("\(other)")?.version == bound.number else { throw notComparable(tag) }
      text += "(runtimeenvironment\(bound.relation)\"\(other)\")"
    }
    return text + "\n"
  }

  /// Whether a version that a site has meets all bounds when each of them is met by one that it has.
  private static func areOneSided(_ bounds: [VersionBound]) -> Bool {
    let sides = Set(bounds.map(\.relation.first))
    return sides.count == 1 && sides != ["!"]
  }

  private static func notOneVersion(_ bounds: [VersionBound], of route: Route) -> RouteRefusal {
    RouteRefusal(
      reason: bounds.contains { $0.relation == "!=" }
        ? "xRSL's != is met where no version is at all"
        : "xRSL compares with each bound by itself: a version too low and one too high meet them together",
      advice: "name one version, or one bound: "
        + (route.tags ?? []).map(\.description).joined(separator: ", "))
  }

  static func adl(_ route: Route) throws(RouteRefusal) -> String {
    let tag = try route.oneTag("ADL")
    let parts = SoftwareTag.split("\(tag)")
    let version = parts.map { "\n    <Version>\($0.version)</Version>" } ?? ""
    return """
      <Resources>
        <RuntimeEnvironment>
          <Name>\(parts?.name ?? tag.description)</Name>\(version)
        </RuntimeEnvironment>
      </Resources>

      """
  }

  private static func notComparable(_ tag: SoftwareTag) -> RouteRefusal {
    RouteRefusal(
      reason: "ARC takes something else of '\(tag)' for its version than the working version",
      advice: "name one version")
  }
}

internal import Infosys
public import Rollout

/// The language of a broker.
public enum RouteLanguage: String, CaseIterable, Hashable, Sendable {
  /// JDL, as the gLite WMS reads it.
  case jdl
  case dirac
  case arcXRSL = "arc-xrsl"
  case arcADL = "arc-adl"
  case htcondor
  /// Python for Ganga's LCG backend.
  case ganga

  /// What must be the case elsewhere for a route to work; nil where nothing must.
  public func condition(of route: Route) -> String? {
    let asksForTags = route.criteria.contains {
      switch $0 {
      case .tags, .anyProduct: true
      case .hosts, .elements: false
      }
    }
    if !asksForTags { return nil }
    return switch self {
    case .jdl, .ganga: nil
    case .dirac:
      "DIRAC knows tags from its own configuration only: the sites' queues need them as Tag there"
    case .arcXRSL, .arcADL:
      "ARC compares with the runtime environments that a computing element offers as its own"
    case .htcondor:
      "HTCondor knows tags only where the machines publish SoftwareTags (STARTD_ATTRS)"
    }
  }

  /// A route in the language: lines, each ended.
  ///
  /// - Parameter bounds: What the working version must be compared with, where that was asked for.
  /// - Throws: ``RouteRefusal`` where the language cannot say it.
  public func text(
    _ route: Route, bounds: [VersionBound] = []
  ) throws(RouteRefusal) -> String {
    switch self {
    case .jdl: "Requirements = \(try expression(route));\n"
    case .dirac: try DIRACText.text(route)
    case .arcXRSL: try ARCText.xrsl(route, bounds: bounds)
    case .arcADL: try ARCText.adl(route)
    case .htcondor: try HTCondorText.text(route)
    case .ganga: try ganga(route)
    }
  }

  /// The hosts of a route that the language has no way to name: ``text(_:bounds:)`` leaves them out
  /// where there are others.
  public func unnamableHosts(of route: Route) -> [String] {
    self == .dirac ? DIRACText.unnamableHosts(of: route) : []
  }

  private func expression(_ route: Route) throws(RouteRefusal) -> String {
    do {
      return "\(try route.expression())"
    } catch {
      throw RouteRefusal(reason: "a name holds a NUL character", advice: "no JDL can name it")
    }
  }

  /// Terms are joined by `&&` without parentheses, so each brings its own; `software` is for tags
  /// that must all be there.
  private func ganga(_ route: Route) throws(RouteRefusal) -> String {
    if let tags = route.tags, tags.count == 1, !route.isAvoided {
      return "j.backend.requirements.software += ['\(tags[0])']\n"
    }
    var text = ""
    for byte in try expression(route).utf8 {
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'") { text += "\\" }
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return "j.backend.requirements.other += ['(\(text))']\n"
  }
}

extension Route {
  /// The one tag that is asked for.
  ///
  /// - Parameter ofAnyVersion: Whether tags are the same that differ in the working version only.
  func oneTag(
    _ language: String, canAvoid: Bool = false, ofAnyVersion: Bool = false
  ) throws(RouteRefusal) -> SoftwareTag {
    if isAvoided && !canAvoid {
      throw RouteRefusal(
        reason: "\(language) cannot keep a job away from a tag", advice: "use --language jdl")
    }
    guard let tags else {
      let isPattern = criteria.contains { if case .anyProduct = $0 { true } else { false } }
      throw isPattern
        ? RouteRefusal(
          reason: "\(language) compares whole tags only", advice: "name the product with --product")
        : RouteRefusal(
          reason:
            "\(language) selects by tags, not by computing elements of the information system",
          advice: "name them to its client, or use --language jdl")
    }
    let first = tags.first
    guard let first,
      tags.dropFirst().allSatisfy({ tag in
        ofAnyVersion && tag.vo == first.vo && tag.product == first.product
      })
    else {
      throw RouteRefusal(
        reason: "\(language) cannot ask for one of \(tags.count) tags",
        advice: "name \(ofAnyVersion ? "" : "one version and ")one product with --product: "
          + tags.map(\.description).joined(separator: ", "))
    }
    return first
  }
}

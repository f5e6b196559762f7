public import ClassAd
internal import GLUE
internal import Infosys
internal import LDAPTypes

/// The Requirements of a JDL that send a job to the computing elements with a preview.
///
/// A WMS finds a preview by its software tag in GLUE 1.3, on the first subcluster of a cluster.
public struct PreviewRequirements: Hashable, Sendable {
  public var vo: String
  /// nil for any product of that version.
  public var product: String?
  public var workingVersion: String

  public init(vo: String, product: String? = nil, workingVersion: String) {
    self.vo = vo
    self.product = product
    self.workingVersion = workingVersion
  }

  /// A boolean expression, for use in `(theirs) && (ours)`.
  ///
  /// `Member` compares without case, as GLUE 1.3 does; for an unknown product `RegExpMember` is
  /// given the option to do so too.
  ///
  /// - Throws: When a part cannot stand in a ClassAd string.
  public func expression() throws(StringLiteral.NULError) -> Expression {
    let tags = Expression.attribute(scope: "other", name: GLUE1.softwareTag.rawValue)
    if let product {
      let tag = SoftwareTag(vo: vo, product: product, workingVersion: workingVersion)
      return .call(
        function: "Member", arguments: [.string(try StringLiteral(tag.description)), tags])
    }
    let pattern =
      "^VO-\(Self.literally(vo))-[A-Za-z0-9._-]+-preview-\(Self.literally(workingVersion))$"
    return .call(
      function: "RegExpMember",
      arguments: [
        .string(try StringLiteral(pattern)), tags, .string(try StringLiteral("i")),
      ])
  }

  /// Text in a regular expression that is to match only itself. Brackets need no backslash, which
  /// every layer between here and the WMS would want doubled.
  private static func literally(_ text: String) -> String {
    var pattern = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": pattern.unicodeScalars.append(scalar)
      case "^", "\\": pattern += "\\" + String(scalar)
      default: pattern += "[" + String(scalar) + "]"
      }
    }
    return pattern
  }
}

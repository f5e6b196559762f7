/// Which versions are wanted: one, those that a pattern fits, or those between bounds.
///
/// - `126`, `3.2.1-4`: exactly this working version or package version;
/// - `3.2.*`, `12?`: a pattern of the whole text, where `*` stands for any characters and `?` for one.
///   It is compared with the working version, and with the package version with and without its
///   release;
/// - `>=3.2.1,<3.3`: comparisons, all of which must hold, with `=`, `!=`, `<`, `<=`, `>` and `>=`. One
///   with a plain number, such as `>=120`, is about the working version; any other is about the package
///   version, in RPM's order. As in RPM's own requirements, a version without a release stands for any
///   release: `=3.2.1` holds for 3.2.1-4, and `>3.2.1` does not.
///
/// An offer that does not say the version asked about does not match.
public struct VersionRequirement: Hashable, CustomStringConvertible, Sendable {
  private enum Form: Hashable {
    case exactly(String)
    case pattern([UInt8])
    case comparisons([Comparison])
  }

  private let form: Form
  /// The requirement as it was given.
  public let description: String

  /// Only this version, whatever its text.
  public init(exactly version: String) {
    form = .exactly(Self.normalized(version))
    description = version
  }

  /// Reads a requirement.
  ///
  /// - Throws: ``ParseError`` when a part is missing, or is no version.
  public init(parsing text: String) throws(ParseError) {
    description = text
    let bytes = text.utf8
    if text.isEmpty { throw ParseError(text: text, reason: .empty) }
    if let character = text.first(where: { "[]{}()|".contains($0) }) {
      throw ParseError(text: text, reason: .character(character))
    }
    if !bytes.contains(where: { "<>=!,*? ".utf8.contains($0) }) {
      form = .exactly(Self.normalized(text))
    } else if !bytes.contains(where: { "<>=!, ".utf8.contains($0) }) {
      form = .pattern(Array(text.lowercased().utf8))
    } else {
      var comparisons: [Comparison] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        comparisons.append(try Comparison(parsing: part, of: text))
      }
      form = .comparisons(comparisons)
    }
  }

  /// The one version wanted, as it stands in tags and extensions; nil when others may match too.
  public var exactVersion: String? {
    if case .exactly(let version) = form { version } else { nil }
  }

  /// The same where it is a plain number, and so a working version: anything else may be a package version.
  public var exactWorkingVersion: String? {
    exactVersion.flatMap { $0.utf8.allSatisfy(\.isASCIIDigit) ? $0 : nil }
  }

  /// The comparisons as they were given, where all are with a plain number, and so about the working
  /// version; nil where anything else is asked for.
  public var workingVersionBounds: [VersionBound]? {
    guard case .comparisons(let comparisons) = form else { return nil }
    var bounds: [VersionBound] = []
    for comparison in comparisons {
      guard case .working(let number) = comparison.bound else { return nil }
      bounds.append(VersionBound(relation: comparison.relation.rawValue, number: number))
    }
    return bounds
  }

  /// Whether a release is wanted. Text compares without case, as GLUE 1.3 compares tags.
  ///
  /// - Parameter packageVersion: As published; one that does not parse is compared as text only.
  public func matches(workingVersion: String?, packageVersion: String?) -> Bool {
    switch form {
    case .exactly(let wanted):
      return [workingVersion, packageVersion.map(Self.normalized)].contains {
        $0?.lowercased() == wanted.lowercased()
      }
    case .pattern(let pattern):
      var texts = [workingVersion, packageVersion]
      if let package = packageVersion.flatMap({ try? PackageVersion(parsing: $0) }) {
        let versions = [package, package.withoutRelease]
        texts += versions.map(\.description)
        // Only who asks for an epoch means that of 0, which is seldom written.
        if pattern.contains(UInt8(ascii: ":")) { texts += versions.map(\.full) }
      }
      return texts.contains { text in
        text.map { Self.fits(Array($0.lowercased().utf8), pattern) } ?? false
      }
    case .comparisons(let comparisons):
      let package = packageVersion.flatMap { try? PackageVersion(parsing: $0) }
      return comparisons.allSatisfy { $0.holds(workingVersion: workingVersion, package: package) }
    }
  }

  /// A version as it stands in tags and extensions: a package version loses its epoch of 0.
  private static func normalized(_ version: String) -> String {
    (try? PackageVersion(parsing: version))?.description ?? version
  }

  /// Whether a pattern fits the whole text; the time is that of both lengths multiplied at the most.
  private static func fits(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    var (at, wanted) = (0, 0)
    // Where the last '*' stood, and how much of the text it has taken.
    var star: (pattern: Int, text: Int)?
    while at < text.count {
      if wanted < pattern.count, pattern[wanted] == UInt8(ascii: "*") {
        star = (wanted, at)
        wanted += 1
      } else if wanted < pattern.count,
        pattern[wanted] == UInt8(ascii: "?") || pattern[wanted] == text[at]
      {
        at += 1
        wanted += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        (at, wanted) = (last.text + 1, last.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[wanted...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

extension VersionRequirement {
  /// Why a text is no requirement.
  public struct ParseError: Error, Hashable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
      case empty
      /// Of a regular expression, which this is none of.
      case character(Character)
      /// A part between commas does not begin with an operator.
      case noOperator(String)
      /// An operator has no version behind it.
      case noVersion(String)
      /// A pattern stands behind an operator.
      case pattern(String)
      case version(PackageVersion.ParseError)
    }
    public let text: String
    public let reason: Reason

    public var description: String {
      switch reason {
      case .empty: "a version is wanted, and none is given"
      case .character(let character):
        "\(quoted(text)): no version has \(quoted(String(character))); a pattern has * and ? only"
      case .noOperator(let part):
        "\(quoted(text)): \(quoted(part)) needs one of = != < <= > >= before it"
      case .noVersion(let part): "\(quoted(text)): \(quoted(part)) has no version behind it"
      case .pattern(let part):
        "\(quoted(text)): \(quoted(part)) compares with a pattern; use the pattern alone"
      case .version(let error): "\(quoted(text)): \(error)"
      }
    }
  }
}

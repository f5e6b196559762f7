extension VersionRequirement {
  /// One bound, such as `>=3.2.1`.
  struct Comparison: Hashable {
    enum Relation: String, CaseIterable {
      case equal = "="
      case notEqual = "!="
      case less = "<"
      case lessOrEqual = "<="
      case greater = ">"
      case greaterOrEqual = ">="

      /// Whether it holds between two things that compare so.
      func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
      }
    }

    /// What is compared.
    enum Bound: Hashable {
      /// A number: a working version.
      case working(String)
      case package(PackageVersion)
    }

    let relation: Relation
    let bound: Bound

    init(parsing part: Substring, of text: String) throws(ParseError) {
      let trimmed = part.trimmingSpaces
      let sign = trimmed.prefix { "<>=!".contains($0) }
      let version = String(trimmed[sign.endIndex...].trimmingSpaces)
      guard let relation = Relation(rawValue: sign == "==" ? "=" : String(sign)) else {
        throw ParseError(text: text, reason: .noOperator(String(trimmed)))
      }
      if version.isEmpty { throw ParseError(text: text, reason: .noVersion(String(trimmed))) }
      if version.utf8.contains(where: { "*?".utf8.contains($0) }) {
        throw ParseError(text: text, reason: .pattern(String(trimmed)))
      }
      self.relation = relation
      if version.utf8.allSatisfy(\.isASCIIDigit) {
        bound = .working(version)
      } else {
        do throws(PackageVersion.ParseError) {
          bound = .package(try PackageVersion(parsing: version))
        } catch {
          throw ParseError(text: text, reason: .version(error))
        }
      }
    }

    func holds(workingVersion: String?, package: PackageVersion?) -> Bool {
      switch bound {
      case .working(let number):
        guard let workingVersion else { return false }
        return relation.holds(PackageVersion.compareParts(workingVersion, number))
      case .package(let bound):
        guard let package else { return false }
        if package.isSameButForMissingRelease(as: bound) {
          // Of a version without a release, a release may be meant that is in the bound.
          return bound.release == nil ? relation.holds(0) : true
        }
        return relation.holds(package.compare(to: bound))
      }
    }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    let start = drop { $0 == " " }
    return start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)]
  }
}

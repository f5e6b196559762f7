/// Why a JDL cannot be edited so.
public enum EditError: Error, Hashable, Sendable {
  /// There is no ad at these steps of the path.
  case noAd(AttributePath)
  /// What results would not be read as it is meant.
  case unreadable(ParseError)
}

extension EditError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noAd(let path): "there is no ad that \(path) could stand in"
    case .unreadable(let error): "the edited JDL could not be read: \(error)"
    }
  }
}

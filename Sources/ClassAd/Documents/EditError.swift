/// Why a JDL cannot be edited so.
public enum EditError: Error, Hashable, Sendable {
  /// There is no ad at these steps of the path.
  case noAd(AttributePath)
  /// What results would not be read as it is meant.
  case unreadable(ParseError)
  /// What is left without what was merged could not be read.
  case inseparable(ParseError)
  /// What was merged there was changed since.
  case changed(SourcePosition)
}

extension EditError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noAd(let path): "there is no ad that \(path) could stand in"
    case .unreadable(let error): "the edited JDL could not be read: \(error)"
    case .inseparable(let error):
      "without what was merged it could not be read: \(error); what must stay, such as a ';', belongs "
        + "outside of the comments /*pps<*/ and /*>pps…*/"
    case .changed(let position):
      "what was merged at \(position) was changed since, and would be lost: take the comments /*pps<*/ "
        + "and /*>pps…*/ around it out to keep all of it, or undo the change"
    }
  }
}

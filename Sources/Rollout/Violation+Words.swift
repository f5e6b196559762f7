extension Violation {
  /// Why a VO, a product or a working version cannot stand in a software tag; nil when it can.
  public static func ofTagWord(_ field: String, _ value: String) -> Violation? {
    Rules.tagWord(value).map { Violation(field: field, value: value, reason: $0) }
  }

  /// Why a path cannot be given to a shell; nil when it can.
  public static func ofPath(_ field: String, _ value: String) -> Violation? {
    Rules.path(value).map { Violation(field: field, value: value, reason: $0) }
  }

  /// Why a text cannot be a software tag of a VO; nil when it can.
  public static func ofTag(_ value: String, of vo: String) -> Violation? {
    Rules.tag(value, of: vo).map { Violation(field: "tag", value: value, reason: $0) }
  }
}

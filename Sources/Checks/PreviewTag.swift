internal import LDAPTypes
internal import Rollout

/// Software tags that are meant for previews' tags, also where they are not spelled as one.
enum PreviewTag {
  static func isOne(_ value: AttributeValue) -> Bool {
    guard value.bytes.count <= 1_000, let text = value.string?.lowercased() else { return false }
    return text.hasPrefix("vo-") && text.contains(TagText.separator)
  }
}

internal import LDAPTypes

extension Offer {
  /// The software tags of a VO that a preview's carriers name as theirs (`PPSTag`), of its version; none where
  /// they name none. A tag may call the product otherwise than the carrier does.
  public func namedTags(of vo: String) -> [SoftwareTag] {
    tags.compactMap { SoftwareTag($0, knownVOs: vos + [vo]) }.filter { tag in
      tag.vo.isSame(ignoringCaseOf: vo)
        && workingVersion?.isSame(ignoringCaseOf: tag.workingVersion) ?? true
    }
  }
}

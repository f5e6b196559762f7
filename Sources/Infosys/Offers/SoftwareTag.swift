internal import LDAPTypes
internal import Rollout

/// The software tag by which jobs find a preview, `VO-<vo>-<product>-preview-<working version>`.
///
/// It stands in GlueHostApplicationSoftwareRunTimeEnvironment of every subcluster and as AppName of
/// a GLUE2ApplicationEnvironment. GLUE 1.3 ignores its case.
public struct SoftwareTag: Hashable, Sendable, CustomStringConvertible {
  public var vo: String
  public var product: String
  public var workingVersion: String

  public init(vo: String, product: String, workingVersion: String) {
    self.vo = vo
    self.product = product
    self.workingVersion = workingVersion
  }

  /// Takes a published tag apart; nil when it is no preview's.
  ///
  /// The VO and the product may both hold dashes, so the text alone does not say where one ends.
  ///
  /// - Parameters:
  ///   - knownVOs: The VOs that the site serves. The longest that fits is taken.
  ///   - otherVOs: VOs of other sites, of which one is taken where none of the site's fits. Where none
  ///     fits either, it is the text up to the first dash.
  public init?(
    _ text: String, knownVOs: some Sequence<String> = [], otherVOs: some Sequence<String> = []
  ) {
    guard text.utf8.allSatisfy(TagText.allows), text.utf8.count <= TagText.longest else {
      return nil
    }
    guard text.hasPrefix(ignoringASCIICaseOf: "vo-"),
      let end = Self.separatorOffset(in: Array(text.utf8)), end > 3
    else { return nil }
    let head = text.utf8.prefix(end).dropFirst(3)
    workingVersion = String(text.utf8.dropFirst(end + TagText.separator.utf8.count))!
    let rest = text.dropFirst(3)
    func longest(_ vos: some Sequence<String>) -> Int? {
      var longest: Int?
      for vo in vos {
        let count = vo.utf8.count
        if count + 1 < head.count, count > longest ?? 0,
          head[head.index(head.startIndex, offsetBy: count)] == UInt8(ascii: "-"),
          rest.hasPrefix(ignoringASCIICaseOf: vo)
        {
          longest = count
        }
      }
      return longest
    }
    let length =
      longest(knownVOs) ?? longest(otherVOs)
      ?? head.prefix { $0 != UInt8(ascii: "-") }.count
    vo = String(head.prefix(length))!
    product = String(head.dropFirst(length + 1))!
    if vo.isEmpty || product.isEmpty || workingVersion.isEmpty { return nil }
  }

  /// The VO that readers would take the tag for, where that is another one: `VO-a-b-c-preview-1` is
  /// `b-c` of `a` as well as `c` of `a-b`.
  ///
  /// - Parameter knownVOs: The VOs of the site.
  public func readAs(amongVOs knownVOs: some Sequence<String>) -> String? {
    guard let read = SoftwareTag(description, knownVOs: Array(knownVOs) + [vo])?.vo else {
      return nil
    }
    return read.isSame(ignoringCaseOf: vo) ? nil : read
  }

  /// Whether a value has a preview's separator in it; a cheap look before the tag is taken apart.
  static func mayBePreview(_ value: [UInt8]) -> Bool {
    value.count <= TagText.longest && separatorOffset(in: value) != nil
  }

  private static let separatorBytes = Array(TagText.separator.utf8)

  /// Where the separator stands first, in bytes.
  private static func separatorOffset(in value: [UInt8]) -> Int? {
    let (bytes, word) = (value.span, separatorBytes.span)
    guard bytes.count > word.count else { return nil }
    for start in 0...bytes.count - word.count where bytes[start] == word[0] {
      var index = 1
      while index < word.count, bytes[start + index].asciiLowercased == word[index] { index += 1 }
      if index == word.count { return start }
    }
    return nil
  }

  /// A tag, or its end, as ARC makes AppName and AppVersion of it: at its first dash with a digit behind it. nil
  /// where it has none.
  package static func split(_ text: String) -> (name: String, version: String)? {
    let bytes = Array(text.utf8)
    let end = bytes.indices.dropLast().first { index in
      bytes[index] == UInt8(ascii: "-") && (0x30...0x39).contains(bytes[index + 1])
    }
    return end.map { end in
      (
        String(decoding: bytes[..<end], as: UTF8.self),
        String(decoding: bytes[(end + 1)...], as: UTF8.self)
      )
    }
  }

  /// The tag as it is published.
  public var description: String { "VO-\(vo)-\(product)\(TagText.separator)\(workingVersion)" }
}

/// The version of a package, `[epoch:]version[-release]`, ordered as RPM orders it.
///
/// `0:3.2.1-4` < `0:3.2.1-10` < `1:3.2.0-1`. A missing epoch counts as 0.
public struct PackageVersion: Sendable {
  public let epoch: Int
  public let version: String
  /// nil when the version was given without a release.
  public let release: String?

  /// RPM keeps an epoch in 32 bits.
  static let largestEpoch = Int(UInt32.max)

  /// Takes a version apart.
  ///
  /// - Throws: ``ParseError`` when a part is missing or holds a character that RPM does not allow.
  public init(parsing text: String) throws(ParseError) {
    var rest = text[...]
    var epoch = 0
    if let colon = rest.firstIndex(of: ":") {
      let digits = rest[..<colon]
      guard !digits.isEmpty, digits.utf8.allSatisfy(\.isASCIIDigit) else {
        throw ParseError(text: text, reason: .epoch)
      }
      guard let value = Int(digits), value <= Self.largestEpoch else {
        throw ParseError(text: text, reason: .largeEpoch)
      }
      epoch = value
      rest = rest[rest.index(after: colon)...]
    }
    self.epoch = epoch
    if let dash = rest.lastIndex(of: "-") {
      version = String(rest[..<dash])
      release = String(rest[rest.index(after: dash)...])
    } else {
      version = String(rest)
      release = nil
    }
    guard Self.isPart(version), release.map(Self.isPart) ?? true else {
      throw ParseError(text: text, reason: .characters)
    }
  }

  private static func isPart(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isASCIIAlphanumeric else { return false }
    return text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "._+~^".utf8.contains($0) }
  }

  /// The version with its epoch, as it is published: `0:3.2.1-4`.
  public var full: String { "\(epoch):\(versionRelease)" }

  /// The same without a release.
  public var withoutRelease: PackageVersion {
    PackageVersion(epoch: epoch, version: version, release: nil)
  }

  private init(epoch: Int, version: String, release: String?) {
    self.epoch = epoch
    self.version = version
    self.release = release
  }

  /// The version without its epoch: `3.2.1-4`.
  public var versionRelease: String { release.map { "\(version)-\($0)" } ?? version }

  public struct ParseError: Error, Hashable, CustomStringConvertible {
    public enum Reason: Sendable { case epoch, largeEpoch, characters }
    public let text: String
    public let reason: Reason

    public var description: String {
      switch reason {
      case .epoch:
        "\(quoted(text)) has an epoch that is not a number; write [EPOCH:]VERSION[-RELEASE]"
      case .largeEpoch:
        "\(quoted(text)) has an epoch that is larger than \(largestEpoch), the largest of RPM"
      case .characters:
        "\(quoted(text)) is not [EPOCH:]VERSION[-RELEASE], such as 3.2.1-4, of letters, digits and '._+~^'"
      }
    }
  }
}

extension PackageVersion: CustomStringConvertible {
  /// The version as people write it: without an epoch of 0.
  public var description: String { epoch == 0 ? versionRelease : full }

  /// What somebody published as a version, as people write it; what is none stays as it is.
  public static func text(of published: String) -> String {
    (try? PackageVersion(parsing: published))?.description ?? published
  }
}

extension PackageVersion: Comparable, Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.compare(to: b) == 0 }
  public static func < (a: Self, b: Self) -> Bool { a.compare(to: b) < 0 }

  /// Equal versions may be spelled differently (`1.01`, `1.1`): what is hashed is what is compared.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(epoch)
    for part in [version, release ?? ""] {
      // A mark behind each run of digits, without zeros in front, or of letters.
      var (isNumber, isInRun) = (false, false)
      var isLeading = true
      for byte in part.utf8 {
        let isDigit = (0x30...0x39).contains(byte)
        if isInRun, !byte.isASCIIAlphanumeric || isDigit != isNumber {
          hasher.combine(0 as UInt8)
          isInRun = false
        }
        if byte == UInt8(ascii: "~") || byte == UInt8(ascii: "^") { hasher.combine(byte) }
        guard byte.isASCIIAlphanumeric else { continue }
        if !isInRun { (isInRun, isNumber, isLeading) = (true, isDigit, isDigit) }
        if isLeading, byte == UInt8(ascii: "0") { continue }
        isLeading = false
        hasher.combine(byte)
      }
      if isInRun { hasher.combine(0 as UInt8) }
      hasher.combine(1 as UInt8)
    }
  }

  func compare(to other: Self) -> Int {
    if epoch != other.epoch { return epoch < other.epoch ? -1 : 1 }
    let byVersion = Self.compareParts(version, other.version)
    if byVersion != 0 { return byVersion }
    return Self.compareParts(release ?? "", other.release ?? "")
  }

  /// Whether the other is this one, or may be: nothing is known of a release that is missing.
  package func isSameButForMissingRelease(as other: Self) -> Bool {
    (release == nil || other.release == nil) && withoutRelease == other.withoutRelease
  }

  /// Compares as RPM's `rpmvercmp`: by runs of digits or letters, separators only separate, `~`
  /// sorts before everything, `^` after the end and before anything else.
  static func compareParts(_ a: String, _ b: String) -> Int {
    if a == b { return 0 }
    var (x, y) = (a.utf8[...], b.utf8[...])
    func isSeparator(_ byte: UInt8) -> Bool {
      !byte.isASCIIAlphanumeric && byte != UInt8(ascii: "~") && byte != UInt8(ascii: "^")
    }
    while true {
      x = x.drop(while: isSeparator)
      y = y.drop(while: isSeparator)
      switch (x.first == UInt8(ascii: "~"), y.first == UInt8(ascii: "~")) {
      case (true, true):
        x.removeFirst()
        y.removeFirst()
        continue
      case (true, false): return -1
      case (false, true): return 1
      case (false, false): break
      }
      switch (x.first == UInt8(ascii: "^"), y.first == UInt8(ascii: "^")) {
      case (true, true):
        x.removeFirst()
        y.removeFirst()
        continue
      case (true, false): return y.isEmpty ? 1 : -1
      case (false, true): return x.isEmpty ? -1 : 1
      case (false, false): break
      }
      guard let first = x.first, let second = y.first else {
        return x.isEmpty ? (y.isEmpty ? 0 : -1) : 1
      }
      if first.isASCIIDigit != second.isASCIIDigit { return first.isASCIIDigit ? 1 : -1 }
      let inRun: (UInt8) -> Bool =
        first.isASCIIDigit
        ? { $0.isASCIIDigit } : { $0.isASCIIAlphanumeric && !$0.isASCIIDigit }
      var (p, q) = (x.prefix(while: inRun), y.prefix(while: inRun))
      x = x[p.endIndex...]
      y = y[q.endIndex...]
      if first.isASCIIDigit {
        p = p.drop { $0 == UInt8(ascii: "0") }
        q = q.drop { $0 == UInt8(ascii: "0") }
        if p.count != q.count { return p.count < q.count ? -1 : 1 }
      }
      if p.lexicographicallyPrecedes(q) { return -1 }
      if q.lexicographicallyPrecedes(p) { return 1 }
    }
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIIAlphanumeric: Bool { isASCIIDigit || ((self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A) }
}

extension PackageVersion {
  /// The same version and release with another epoch, from 0 to ``largestEpoch``.
  public func withEpoch(_ epoch: Int) -> PackageVersion {
    PackageVersion(epoch: epoch, version: version, release: release)
  }
}

internal import StateStore

/// Decides which members of an archive are unpacked: all, or the archive is refused. Pure; it never
/// looks at the disk.
///
/// A release is one folder, named as it likes. Nothing in it may reach outside of that folder, by
/// its own name or through a link, and nothing may stand there twice.
///
/// A symbolic link stays inside because its `..` come first and are fewer than the folders that it
/// stands in, which are no links themselves, and because all that it then goes through are folders
/// or links of the same kind.
struct ArchiveCheck: Sendable {
  private enum Seen { case directory, file, link }

  let limits: ArchiveLimits
  /// The one folder that all stands in; nil before the first member.
  private(set) var top: String?
  private var seen: [String: Seen] = [:]
  private var count = 0
  private var bytes = 0

  init(limits: ArchiveLimits) {
    self.limits = limits
  }

  /// Why a member is refused.
  struct Refusal: Error, Hashable {
    /// The member's name, made visible.
    var member: String
    var reason: String
  }

  /// The files that only an installation may write.
  static let reserved = [Receipt.fileName]

  /// Takes the next member, or refuses it and with it the archive.
  mutating func accept(_ raw: RawMember) throws(Refusal) -> ArchiveMember {
    let visible = Self.visible(raw.name ?? [])
    func refuse(_ reason: String) -> Refusal { Refusal(member: visible, reason: reason) }

    try countMember(visible)
    let (top, steps) = try split(raw, visible)
    if let known = self.top, known != top {
      throw refuse("stands beside '\(known)'; a release is one folder with all in it")
    }
    self.top = top
    guard raw.mode & 0o6000 == 0 else { throw refuse("is setuid or setgid") }
    let kind = try kind(raw, steps, visible)
    if steps.isEmpty, kind != .directory { throw refuse("must be a directory") }
    if let last = steps.last, steps.count == 1, Self.reserved.contains(last) {
      throw refuse("has a name that only an installation may use")
    }
    try record(steps, kind, visible)
    if case .file(let size, _) = kind {
      guard size <= limits.bytes - bytes else {
        throw refuse("makes it larger than the \(limits.bytes) bytes that are allowed")
      }
      bytes += size
    }
    return ArchiveMember(steps: steps, kind: kind, time: max(0, raw.time))
  }

  private func split(_ raw: RawMember, _ visible: String) throws(Refusal) -> (String, [String]) {
    func refuse(_ reason: String) -> Refusal { Refusal(member: visible, reason: reason) }
    guard let bytes = raw.name, !bytes.isEmpty else { throw refuse("has no name") }
    guard let name = Self.text(bytes) else {
      throw refuse("has a name that is not UTF-8 or holds a control character")
    }
    guard bytes.first != UInt8(ascii: "/") else { throw refuse("has an absolute name") }
    guard bytes.count <= ArchiveLimits.longestName else {
      throw refuse("has a name longer than \(ArchiveLimits.longestName) bytes")
    }
    var steps = Self.steps(name)
    if raw.kind == .directory, steps.last == "" { steps.removeLast() }
    for step in steps {
      guard step != ".." else { throw refuse("has '..' in its name") }
      guard !step.isEmpty, step != "." else { throw refuse("has '.' or nothing between two '/'") }
      guard step.utf8.count <= ArchiveLimits.longestStep else {
        throw refuse("has a step longer than \(ArchiveLimits.longestStep) bytes in its name")
      }
    }
    return (steps.removeFirst(), steps)
  }

  private func kind(
    _ raw: RawMember, _ steps: [String], _ visible: String
  ) throws(Refusal) -> ArchiveMember.Kind {
    func refuse(_ reason: String) -> Refusal { Refusal(member: visible, reason: reason) }
    if let bytes = raw.hardTarget {
      let shown = Self.visible(bytes)
      guard raw.kind == .file, (raw.size ?? 0) == 0 else { throw refuse("is a link with content") }
      guard let target = Self.text(bytes), target.utf8.starts(with: "\(top ?? "")/".utf8) else {
        throw refuse("is a hard link to '\(shown)', which is not in the release")
      }
      let path = Self.steps(target).dropFirst().joined(separator: "/")
      guard seen[path] == .file else {
        throw refuse("is a hard link to '\(shown)', which is not a file that stands before it")
      }
      return .hardLink(target: path)
    }
    switch raw.kind {
    case .directory: return .directory
    case .other(let what): throw refuse("is \(what)")
    case .symbolicLink:
      let bytes = raw.symbolicTarget ?? []
      guard let target = Self.text(bytes), Self.staysInside(target, from: steps) else {
        throw refuse(
          "is a symbolic link to '\(Self.visible(bytes))'; a link must be relative, with '..' only "
            + "in front and no further up than the release")
      }
      return .symbolicLink(target: target)
    case .file:
      guard !raw.isSparse else { throw refuse("is sparse") }
      guard let size = raw.size, size >= 0 else { throw refuse("has no size") }
      return .file(size: size, isExecutable: raw.mode & 0o100 != 0)
    }
  }

  /// Counts what will stand on the disk.
  private mutating func countMember(_ visible: String) throws(Refusal) {
    count += 1
    guard count <= limits.members else {
      throw Refusal(
        member: visible,
        reason:
          "is one more than the \(limits.members) members that are allowed, with the folders that "
          + "they stand in")
    }
  }

  /// Notes a member and the folders that it implies, which count as members.
  private mutating func record(
    _ steps: [String], _ kind: ArchiveMember.Kind, _ visible: String
  ) throws(Refusal) {
    let name = steps.joined(separator: "/")
    // From the last up to one that is known: so are those above it.
    var folder = name.utf8[...]
    while let slash = folder.lastIndex(of: UInt8(ascii: "/")) {
      folder = folder[..<slash]
      let known = seen[String(Substring(folder))]
      if known == .directory { break }
      if let known {
        throw Refusal(
          member: visible,
          reason: "stands below '\(Substring(folder))', a \(known == .file ? "file" : "link")")
      }
      seen[String(Substring(folder))] = .directory
      try countMember(visible)
    }
    guard seen[name] == nil else {
      throw Refusal(member: visible, reason: "stands there twice, or after what is in it")
    }
    switch kind {
    case .directory: seen[name] = .directory
    case .file, .hardLink: seen[name] = .file
    case .symbolicLink: seen[name] = .link
    }
  }

  /// What the system finds between the slashes of a path; a combining mark behind one makes no other
  /// character of it.
  static func steps(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }

  private static func staysInside(_ target: String, from steps: [String]) -> Bool {
    guard !target.isEmpty, target.utf8.count <= ArchiveLimits.longestName,
      target.utf8.first != UInt8(ascii: "/")
    else { return false }
    let way = Self.steps(target).filter { $0 != "." && !$0.isEmpty }
    let up = way.prefix { $0 == ".." }.count
    return up < max(1, steps.count) && !way.dropFirst(up).contains("..")
  }

  /// The text of a name; nil when it is not UTF-8, or holds what a terminal or a list of names would
  /// take for something else.
  private static func text(_ bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
      default: true
      }
    }
    return isPlain ? text : nil
  }

  /// The bytes as a message may show them.
  static func visible(_ bytes: [UInt8]) -> String {
    var text = ""
    for scalar in String(decoding: bytes.prefix(200), as: UTF8.self).unicodeScalars {
      text +=
        (0x20...0x7E).contains(scalar.value) || scalar.properties.isAlphabetic
        ? String(scalar) : scalar.escaped(asASCII: true)
    }
    return bytes.count > 200 ? text + "…" : text
  }
}

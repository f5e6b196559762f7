internal import Files
internal import Glibc
public import Rollout
internal import Yams

/// A change of several previews of one VO and product that becomes true at one instant: when a
/// symbolic link points to its target. The link's rename is the commit for the previews too.
///
/// It stands beside the previews, in `previews/<vo>/<product>.pending`, before the link is switched.
/// From the switch on, readers take what it says of the previews in place of what their own files
/// say; before, or when it does not come to that, it says nothing. Whoever changes the folder next
/// settles it: writes the previews' own files, or nothing, and takes it away.
public struct PendingChange: Hashable, Sendable {
  /// A link, and where it points once the change holds.
  public struct Commit: Hashable, Sendable {
    /// The link's path, absolute.
    public var link: String
    public var target: String

    public init(link: String, target: String) {
      self.link = link
      self.target = target
    }
  }

  /// Whether a change holds.
  enum Holding: Hashable { case yes, no, unknown }

  /// nil when the change holds as soon as it is written.
  public var commit: Commit?
  /// The previews as they then are.
  public var previews: [Preview]

  public init(commit: Commit?, previews: [Preview]) {
    self.commit = commit
    self.previews = previews
  }

  init(yaml text: String, file: String) throws(FileError) {
    var fields = try Fields(text, file: file)
    try fields.requireFormat()
    if let link = try fields.string("link") {
      commit = Commit(link: link, target: try fields.required("target"))
      if let violation = Violation.ofPath("link", link) { try fields.refuse([violation]) }
    }
    previews = []
    for var each in try fields.list("previews") { previews.append(try Preview(&each)) }
    try fields.end()
  }

  func yaml() throws -> String {
    try Node.record([
      ("format", "1"), ("link", commit.map { .text($0.link) }),
      ("target", commit.map { .text($0.target) }), ("previews", Node(previews.map(\.node))),
    ])
  }

  /// Whether it holds now. It is unknown where the link cannot be looked at: another machine's disk
  /// that is not mounted here.
  var holding: Holding {
    guard let commit else { return .yes }
    var buffer = [UInt8](repeating: 0, count: 1_024)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe readlink(commit.link, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    if count >= 0 { return buffer[..<count].elementsEqual(commit.target.utf8) ? .yes : .no }
    // Its folder was there when the change was written.
    guard errno == ENOENT || errno == EINVAL, let slash = commit.link.lastIndex(of: "/"),
      unsafe access(String(commit.link[..<slash]), F_OK) == 0
    else { return .unknown }
    return .no
  }
}

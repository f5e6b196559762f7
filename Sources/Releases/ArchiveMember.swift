/// Something that stands in a release's tarball: a file, a directory or a link.
struct ArchiveMember: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case directory
    /// - Parameter size: In bytes.
    case file(size: Int, isExecutable: Bool)
    /// A link that names another member, from where it stands itself.
    case symbolicLink(target: String)
    /// Another name of a file that stands before it, below the release.
    case hardLink(target: String)
  }

  /// The steps from the release's folder; none for the folder itself.
  var steps: [String]
  var kind: Kind
  /// When it was changed, in seconds since 1970.
  var time: Int

  /// Its path below the release.
  var name: String { steps.joined(separator: "/") }
}

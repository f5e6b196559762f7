internal import Files
internal import Glibc
internal import SystemPackage

/// The folder below which a site keeps tag files, by custom `/opt/glite/var/info`: one file a
/// subcluster and VO, `<SubClusterUniqueID>/<VO>/<VO>.list`. The older `/opt/edg/var/info` has one
/// file a VO, `<VO>/<VO>.list`, which counts for all subclusters.
public struct TagDirectory: Hashable, Sendable {
  /// How the files stand in it.
  public enum Layout: String, CaseIterable, Sendable {
    case subclusters
    case shared
  }

  public var path: String
  public var layout: Layout

  public init(_ path: String, layout: Layout = .subclusters) {
    self.path = path
    self.layout = layout
  }

  /// Where tag files are by custom, the first that exists counts.
  public static let customary = [
    TagDirectory("/opt/glite/var/info"), TagDirectory("/opt/edg/var/info", layout: .shared),
  ]

  /// The folder that a path names, with the layout that it is seen to have; nil when it is none that
  /// has tag files of one of the subclusters.
  public init?(seenAt path: String, subclusters: [String]) {
    func isFolder(_ path: String) -> Bool { Self.mode(path) == S_IFDIR }
    let names = subclusters.filter { !$0.hasSlash && $0 != "." && $0 != ".." }
    // A path that goes on to a subcluster's own folder.
    if let id = names.first(where: { path.hasSuffix("/\($0)") }), isFolder(path) {
      self.init(String(path.dropLast(id.count + 1)))
    } else if names.contains(where: { isFolder("\(path)/\($0)") }) {
      self.init(path)
    } else if Self.names(path).contains(where: { Self.mode("\(path)/\($0)/\($0).list") == S_IFREG })
    {
      self.init(path, layout: .shared)
    } else {
      return nil
    }
  }

  public var exists: Bool { Self.mode(path) == S_IFDIR }

  /// The tag file of a VO on a subcluster.
  public func file(subcluster: String, vo: String) -> TagFile {
    TagFile(root: path, folders: folders(of: subcluster) + [vo], vo: vo)
  }

  /// The VOs that have a tag file for a subcluster, sorted.
  public func vos(onSubcluster subcluster: String) -> [String] {
    let folder = ([path] + folders(of: subcluster)).joined(separator: "/")
    return Self.names(folder).filter { Self.mode("\(folder)/\($0)/\($0).list") == S_IFREG }
  }

  /// The subclusters, those that share files in one group.
  public func groups(_ subclusters: [String]) -> [[String]] {
    switch layout {
    case .subclusters: subclusters.map { [$0] }
    case .shared: subclusters.isEmpty ? [] : [subclusters]
    }
  }

  /// The tags of other VOs on a subcluster. Files that cannot be read are left out.
  public func tags(onSubcluster subcluster: String, besides own: String) -> [String] {
    vos(onSubcluster: subcluster).filter { $0 != own }.flatMap { vo in
      (try? file(subcluster: subcluster, vo: vo).tags()) ?? []
    }
  }

  private func folders(of subcluster: String) -> [String] {
    layout == .shared ? [] : [subcluster]
  }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func names(_ path: String) -> [String] {
    ((try? OpenFolder(path).components()) ?? []).map(\.string).filter { !$0.hasPrefix(".") }
      .sorted()
  }
}

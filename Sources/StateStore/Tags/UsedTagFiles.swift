public import Files
internal import Yams

extension StateStore {
  /// The file in the folder of a VO's previews that remembers where their tags are.
  private static let usedTagFilesName = ".tag-files.yaml"

  /// The tag files that tags of a VO's previews were put into, whatever the configuration says now.
  public func usedTagFiles(of vo: String) throws(FileError) -> [TagFile] {
    guard let folder = try previewFolder(vo), let text = try folder.read(Self.usedTagFilesName)
    else { return [] }
    var fields = try Fields(text, file: "\(folder.path)/\(Self.usedTagFilesName)")
    try fields.requireFormat()
    var files: [TagFile] = []
    for var each in try fields.list("files") {
      let root = try each.required("tag_dir")
      guard root.hasPrefix("/") else { throw each.error("tag_dir", "must be an absolute path") }
      let subcluster = try each.string("subcluster").map { [$0] } ?? []
      files.append(TagFile(root: root, folders: subcluster + [vo], vo: vo))
      try each.end()
    }
    try fields.end()
    return files
  }

  /// Remembers them, in place of those before.
  public func store(usedTagFiles files: [TagFile], of vo: String) throws(FileError) {
    let path = "\(directory)/previews/\(vo)/\(Self.usedTagFilesName)"
    if files.isEmpty { return try File.remove(path) }
    let nodes = files.map { file in
      Node.fields(
        [
          ("tag_dir", .text(file.root)),
          ("subcluster", file.folders.dropLast().first.map(Node.text)),
        ], style: .flow)
    }
    let text: String
    do {
      text = try Node.record([("format", "1"), ("files", Node(nodes))])
    } catch {
      throw FileError(.content, path, "\(error)")
    }
    try File.write(text, to: path)
  }
}

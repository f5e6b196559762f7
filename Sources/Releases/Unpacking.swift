internal import Files

/// Writes the members of an archive below a folder. ``ArchiveCheck`` has accepted them; and even so
/// nothing is written through a link, or over anything.
struct Unpacking {
  /// The directories that were written to, by their steps.
  private var directories: Set<[String]> = [[]]

  mutating func write(
    _ member: ArchiveMember, from reader: inout ArchiveReader, into root: borrowing OpenFolder
  ) throws {
    guard let name = member.steps.last else { return }
    var here = try root.folder(".")
    var steps: [String] = []
    for step in member.steps.dropLast() {
      here = try here.folderOrMake(step)
      steps.append(step)
      directories.insert(steps)
    }
    switch member.kind {
    case .directory:
      _ = try here.folderOrMake(name)
      directories.insert(member.steps)
    case .symbolicLink(let target):
      try here.makeLink(name, to: target)
    case .hardLink(let target):
      let steps = ArchiveCheck.steps(target)
      var other = try root.folder(".")
      for step in steps.dropLast() { other = try other.folder(step) }
      try here.makeHardLink(name, to: steps.last!, in: other)
    case .file(let size, let isExecutable):
      let file = try here.create(name, isExecutable ? File.executable : File.readable)
      var written = 0
      while let piece = try reader.piece() {
        written += piece.count
        try file.write(piece)
      }
      guard written == size else {
        throw ReleaseError(
          .content, file.path, "has \(written) bytes in the archive, which tells of \(size)")
      }
      file.setTime(member.time)
      try file.synchronize()
    }
  }

  /// Sees to it that the directories are on the disk.
  func finish(in root: borrowing OpenFolder) throws {
    for steps in directories {
      var here = try root.folder(".")
      for step in steps { here = try here.folder(step) }
      try here.synchronize()
    }
  }
}

import Files
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("Files are written whole or not at all")
final class FilesTests {
  /// A folder with one file.
  private let directory: TemporaryDirectory
  private let folder: FileDescriptor
  private var path: String { directory.path }

  init() throws {
    directory = try TemporaryDirectory()
    folder = try FileDescriptor.open(FilePath(directory.path), .readOnly, options: .directory)
    try File.write("old", to: "\(path)/file")
  }

  deinit { try? folder.close() }

  @Test("Writing leaves one file, readable by everybody, as are the folders made for it")
  func written() throws {
    try File.write("one", to: "\(path)/a/b/file")
    try File.write("two", to: "\(path)/a/b/file")
    #expect(try File.read("\(path)/a/b/file") == "two")
    #expect(try Folder.open("\(path)/a/b", owners: [getuid()])?.names() == ["file"])
    let modes = ["stat", "-c", "%a", "\(path)/a", "\(path)/a/b", "\(path)/a/b/file"]
    #expect(try Command.check(modes) == "755\n755\n644\n")
    #expect(throws: FileError.self) { try File.write("x", to: "/proc/none/file") }
    #expect {
      try File.read("\(path)/file", limit: 2)
    } throws: {
      ($0 as? FileError)?.kind == .content && "\($0)".hasSuffix("file: is larger than 2 bytes")
    }
    #expect(try File.read("\(path)/file", limit: 3) == "old")
  }

  @Test("What keeps a file from being replaced leaves all as it was")
  func notReplaced() throws {
    #expect(throws: FileError.self) {
      try folder.replace("file", with: [0x6E]) { _ in throw FileError(.refused, path, "no") }
    }
    #expect(try !folder.replace("file", with: [0x6E], isWanted: { false }))
    try Command.check(["mkdir", "\(path)/sub"])
    #expect(throws: Errno.isDirectory) { try folder.replace("sub", with: [0x6E]) }
    #expect(try File.read("\(path)/file") == "old")
    #expect(try Set(folder.names().map(\.string)) == ["file", "sub"])
  }

  @Test("A temporary file that was left behind, be it a link, is in nobody's way")
  func leftBehind() throws {
    try Command.check(["ln", "-s", "\(path)/file", "\(path)/other~"])
    try folder.replace("new", temporary: "other~", with: [0x6E]) {
      try $0.permit(File.executable)
    }
    #expect(try File.read("\(path)/file") == "old")
    #expect(try File.read("\(path)/new") == "n")
    #expect(try Command.check(["stat", "-c", "%a", "\(path)/new"]) == "755\n")
    #expect(try Set(folder.names().map(\.string)) == ["file", "new"])
  }

  @Test("A folder tells all that is in it, each time it is asked, whatever the names are")
  func names() throws {
    try Command.check(["sh", "-c", "cd $0; : >.hidden; : >\"$(printf 'a\\377')\"", path])
    for _ in 0..<2 {
      let names = try folder.names()
      #expect(Set(names.map(\.string)) == ["file", ".hidden", "a\u{FFFD}"])
      #expect(names.count { String(validating: $0) == nil } == 1)
    }
    #expect(throws: Errno.notDirectory) { try FileDescriptor.names(in: "\(path)/file") }
  }

  @Test("Who holds a lock is waited for as long as is said")
  func lock() throws {
    try folder.lock(path, patience: 1, refusal: "later")
    let other = try FileDescriptor.open(FilePath(path), .readOnly, options: .directory)
    defer { try? other.close() }
    #expect(throws: FileError(.busy, path, "later")) {
      try other.lock(path, patience: 1, refusal: "later")
    }
  }

  @Test("A file that is edited keeps its mode, and a link to it stays one")
  func edited() throws {
    try Command.check(["chmod", "640", "\(path)/file"])
    try Command.check(["ln", "-s", "file", "\(path)/link"])
    try EditedFile.replace("\(path)/link", with: [0x6E])
    #expect(try Command.check(["readlink", "\(path)/link"]) == "file\n")
    #expect(try Command.check(["stat", "-c", "%a %s", "\(path)/file"]) == "640 1\n")
    #expect(throws: FileError(.missing, "\(path)/none", "No such file or directory")) {
      try EditedFile.replace("\(path)/none", with: [])
    }
  }
}

import Glibc
import SystemPackage
import TestSupport
import Testing

@testable import Files

@Suite("Files are written whole or not at all")
final class FilesTests {
  /// A folder with one file.
  private let directory: TemporaryDirectory
  private let folder: OpenFolder
  private var path: String { directory.path }

  init() throws {
    directory = try TemporaryDirectory()
    folder = try OpenFolder(directory.path)
    try File.write("old", to: "\(path)/file")
  }

  @Test("Writing leaves one file, readable by everybody, as are the folders made for it")
  func written() throws {
    try File.write("one", to: "\(path)/a/b/file")
    try File.write("two", to: "\(path)/a/b/file")
    #expect(try File.read("\(path)/a/b/file") == "two")
    #expect(try GuardedFolder.open("\(path)/a/b", owners: [getuid()])?.names() == ["file"])
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

  @Test("A folder is readable by everybody from its first instant, whatever the umask is")
  func umasked() async throws {
    // The umask is the process's.
    await #expect(processExitsWith: .success) { [path = self.path as String] in
      umask(0o077)
      #expect(OpenFolder.makeReadable("\(path)/open", in: AT_FDCWD))
      let made = try OpenFolder("\(path)/open")
      #expect(made.status.st_mode & 0o777 == 0o755)
      #expect(umask(0) == 0o077)
    }
  }

  @Test(
    "A program is written under a name that is not run, and what a killed process left is found")
  func program() throws {
    let temporary = ProgramFile.temporaryName(of: "program")
    #expect(!ProgramFile.isRun(temporary))
    try ProgramFile.write("#!/bin/sh\n", to: "\(path)/program")
    #expect(try Command.check(["stat", "-c", "%a", "\(path)/program"]) == "755\n")
    #expect(try folder.names() == ["file", "program"])
    // It is that name: nothing can be written under it now.
    try Command.check(["mkdir", "\(path)/\(temporary)"])
    #expect(throws: FileError.self) { try ProgramFile.write("new", to: "\(path)/program") }
    let gone = try Command.check(["sh", "-c", "echo $$"]).filter(\.isNumber)
    let left = [".program.\(gone)~", "program.\(gone)~"]
    let others = [
      "program.\(getpid())~", "program.1~", "program.~", "program.x~", "program.\(gone)",
      "program~",
      "other.\(gone)~", "program.0~", "program.-\(gone)~",
    ]
    for name in left + others { try Command.check(["mkdir", "-p", "\(path)/\(name)"]) }
    #expect(try ProgramFile.leftovers(of: "\(path)/program") == left.map { "\(path)/\($0)" })
  }

  @Test("What keeps a file from being replaced leaves all as it was")
  func notReplaced() throws {
    #expect(throws: FileError.self) {
      try folder.replace("file", with: [0x6E]) { (_) throws(FileError) in
        throw FileError(.refused, path, "no")
      }
    }
    #expect(try !folder.replace("file", with: [0x6E], isWanted: { false }))
    try Command.check(["mkdir", "\(path)/sub"])
    #expect(throws: FileError(.io, "\(path)/sub", "cannot be put there: Is a directory")) {
      try folder.replace("sub", with: [0x6E])
    }
    #expect(try File.read("\(path)/file") == "old")
    #expect(try folder.names() == ["file", "sub"])
  }

  @Test("A temporary file that was left behind, be it a link, is in nobody's way")
  func leftBehind() throws {
    try Command.check(["ln", "-s", "\(path)/file", "\(path)/other~"])
    try folder.replace("new", temporary: "other~", with: [0x6E]) { (file) throws(FileError) in
      try file.permit(File.executable)
    }
    #expect(try File.read("\(path)/file") == "old")
    #expect(try File.read("\(path)/new") == "n")
    #expect(try Command.check(["stat", "-c", "%a", "\(path)/new"]) == "755\n")
    #expect(try folder.names() == ["file", "new"])
  }

  @Test("A folder tells all that is in it, each time it is asked, whatever the names are")
  func names() throws {
    try Command.check(["sh", "-c", "cd $0; : >.hidden; : >\"$(printf 'a\\377')\"", path])
    for _ in 0..<2 {
      let names = try folder.components()
      #expect(Set(names.map(\.string)) == ["file", ".hidden", "a\u{FFFD}"])
      #expect(names.count { String(validating: $0) == nil } == 1)
    }
    #expect(throws: FileError(.content, "\(path)/a\u{FFFD}", "has a name that is not UTF-8")) {
      try folder.names()
    }
    #expect(throws: FileError(.io, "\(path)/file", "cannot be opened: Not a directory")) {
      _ = try OpenFolder("\(path)/file")
    }
  }

  @Test(
    "Where a link takes a folder's place as that is taken away, what it points to keeps its mode")
  func exchanged() async throws {
    let path = self.path as String
    // One renaming exchanges both; what was taken away is made again.
    let script = """
      import contextlib, ctypes, os, sys
      os.chdir(sys.argv[1])
      renameat2 = ctypes.CDLL(None).renameat2
      while True:
        for make in (lambda: os.mkdir("here", 0), lambda: os.rmdir("there"), lambda: os.symlink("file", "there")):
          with contextlib.suppress(OSError): make()
        for _ in range(20): renameat2(-100, b"here", -100, b"there", 2)
      """
    let other = Task.detached {
      try Command.run(["timeout", "2", "/usr/bin/python3", "-c", script, path])
    }
    let end = ContinuousClock.now + .seconds(2)
    while ContinuousClock.now < end { try? folder.removeTree("here") }
    _ = try await other.value
    #expect(try Command.check(["stat", "-c", "%a", "\(path)/file"]) == "644\n")
  }

  @Test("Who holds a lock is waited for as long as is said")
  func lock() throws {
    try folder.lock(patience: 1, refusal: "later")
    let other = try OpenFolder(path)
    #expect(throws: FileError(.busy, path, "later")) {
      try other.lock(patience: 1, refusal: "later")
    }
  }

  @Test("What a file system cannot bring to the disk is not its fault")
  func unsupported() throws {
    // The kernel answers both with EINVAL.
    let folder = try OpenFolder("/proc/self")
    #expect(try folder.names().contains("comm"))
    try folder.synchronize()
    try folder.file("comm")?.synchronize()
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

  @Test(
    "A file that root edits keeps its owner and group",
    .enabled(if: geteuid() == 0, "only root can give files away"))
  func owned() throws {
    try Command.check(["sh", "-c", "chmod 600 \"$0\"; chown daemon:mail \"$0\"", "\(path)/file"])
    try EditedFile.replace("\(path)/file", with: [0x6E])
    #expect(
      try Command.check(["stat", "-c", "%a %s %U %G", "\(path)/file"]) == "600 1 daemon mail\n")
  }
}

import Glibc
import Testing

@testable import Releases

@Suite("What a file system cannot bring to the disk is not its fault")
struct SynchronizingTests {
  @Test("A folder, and a file")
  func unsupported() throws {
    // The kernel answers both with EINVAL.
    try FolderHandle(path: "/proc").synchronize()
    let file = FileHandle(descriptor: unsafe open("/dev/null", O_WRONLY), path: "/dev/null")
    try file.synchronize()
  }
}

import Glibc
import LDAPTypes
import LDIF
import TestSupport
import Testing

@Suite("Files are read as they are, or through RFC 1952 (gzip)")
struct FileSourceTests {
  private static let text = (0..<30_000).map { "dn: o=\($0)\no: value \($0)\n\n" }.joined()

  /// Reads a file as far as that goes.
  private func read(_ path: String) throws(ByteSourceError) -> (count: Int, error: LDIFReadError?) {
    var reader = try LDIFReader(path: path)
    var count = 0
    while true {
      do throws(LDIFReadError) {
        guard try reader.next() != nil else { return (count, nil) }
        count += 1
      } catch {
        // What was decompressed before damage was found may be none.
        if !error.mayContinueReading { return (count, error) }
      }
    }
  }

  @Test func readsPlainAndCompressedFiles() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/a.ldif"
      try Command.write(Self.text, to: path)
      #expect(try read(path).count == 30_000)
      try Command.check(["gzip", "-k", path])
      #expect(try read(path + ".gz").count == 30_000)
      // Two members, one behind the other.
      try Command.check(["sh", "-c", "cat \"$0.gz\" \"$0.gz\" >\"$0.2\"", path])
      #expect(try read(path + ".2").count == 60_000)
    }
  }

  @Test("zeros behind a gzip member are padding; all else there has to be one more")
  func padding() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/a.ldif"
      try Command.write(Self.text, to: path)
      try Command.check(["gzip", path])
      // A few, and more than are read at once.
      for (count, rest, records) in [
        (1, "true", 30_000), (512, "true", 30_000), (300_000, "true", 30_000),
        (512, "cat \"$0.gz\"", 60_000),
      ] {
        let line = "(cat \"$0.gz\"; head -c \(count) /dev/zero; \(rest)) >\"$0.pad\""
        try Command.check(["sh", "-c", line, path])
        let padded = try read(path + ".pad")
        #expect(padded.count == records && padded.error == nil, "\(line)")
      }
      let line = "(cat \"$0.gz\"; head -c 512 /dev/zero; echo rest) >\"$0.bad\""
      try Command.check(["sh", "-c", line, path])
      guard case .unreadable(.damaged) = try read(path + ".bad").error?.problem else {
        Issue.record("what stands behind the padding passes")
        return
      }
    }
  }

  @Test func readsPipes() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/pipe"
      try Command.check(["mkfifo", path])
      try Command.check(
        [
          "sh", "-c", "(for i in 1 2 3; do printf 'dn: o=%s\\no: x\\n\\n' $i; done) >\"$0\" &",
          path,
        ])
      #expect(try read(path).count == 3)
    }
  }

  @Test func anEmptyFileHoldsNothing() throws {
    #expect(try read("/dev/null").count == 0)
  }

  @Test func whatCannotBeReadIsAnError() throws {
    #expect(throws: ByteSourceError(name: "/none/here", reason: .open(ENOENT))) {
      try read("/none/here")
    }
    #expect(throws: ByteSourceError(name: "/", reason: .read(EISDIR))) { try read("/") }
    try withTemporaryDirectory { directory in
      let path = directory + "/a.ldif"
      try Command.write(Self.text, to: path)
      try Command.check(["gzip", path])
      try Command.check(["sh", "-c", "head -c 50000 \"$0.gz\" >\"$0.cut\"", path])
      let cut = try read(path + ".cut")
      #expect(cut.count > 0 && cut.error?.problem == .unreadable(.truncated))
      #expect(cut.error?.mayContinueReading == false)
      try Command.check(["sh", "-c", "(cat \"$0.cut\"; cat \"$0.gz\") >\"$0.bad\"", path])
      guard case .unreadable(.damaged) = try read(path + ".bad").error?.problem else {
        Issue.record("damaged data pass")
        return
      }
      // What stands before the damage is there: all of it where only the checksum at the end is wrong.
      try Command.check(["sh", "-c", "(head -c -8 \"$0.gz\"; printf 12345678) >\"$0.sum\"", path])
      let summed = try read(path + ".sum")
      guard case .unreadable(.damaged) = summed.error?.problem else {
        Issue.record("a wrong checksum passes")
        return
      }
      #expect(summed.count == 30_000, "\(summed.count)")
    }
  }
}

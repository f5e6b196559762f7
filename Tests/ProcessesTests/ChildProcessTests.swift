import Glibc
import Processes
import SystemPackage
import Testing

@Suite("A program and all that it starts")
struct ChildProcessTests {
  private static func text(_ process: ChildProcess) -> String {
    var bytes: [UInt8] = []
    while let piece = process.read(within: 10_000), !piece.isEmpty { bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("What it prints is read, with its variables, and how it ended is told")
  func printing() throws {
    let process = try ChildProcess(
      ["sh", "-c", "echo \"$A\"; echo x >&2; exit 3"], adding: ["A=b"], errors: .mixed)
    #expect(Self.text(process) == "b\nx\n")
    while !process.hasEnded { usleep(1_000) }
    #expect(process.end() == .exited(3) && process.end() == .exited(3) && process.hasEnded)
    let silent = try ChildProcess(["sh", "-c", "echo x >&2; kill -TERM $$"], errors: .dropped)
    #expect(Self.text(silent) == "")
    while !silent.hasEnded { usleep(1_000) }
    #expect(silent.end() == .killed(SIGTERM))
    #expect(throws: Errno.noSuchFileOrDirectory) {
      try ChildProcess(["/none/here"], errors: .dropped)
    }
  }

  @Test("What is waited for: its end, or that nobody can print any more; not beyond its time")
  func waiting() throws {
    func wait(
      _ script: String, _ goal: ChildProcess.Goal, milliseconds: Int = 60_000,
      isStopped: Bool = false
    ) throws -> (text: String, end: ChildProcess.End?) {
      let process = try ChildProcess(["sh", "-c", script], errors: .dropped)
      var bytes: [UInt8] = []
      let end = process.wait(
        for: goal, until: .now + .milliseconds(milliseconds), isStopped: { isStopped },
        { bytes += $0 })
      return (String(decoding: bytes, as: UTF8.self), end)
    }
    #expect(try wait("sleep 1000 & echo a; exit 3", .itsEnd) == ("a\n", .exited(3)))
    #expect(try wait("(sleep 0.3; echo b) & echo a", .endOfOutput) == ("a\nb\n", .exited(0)))
    #expect(try wait("kill -TERM $$", .endOfOutput) == ("", .killed(SIGTERM)))
    #expect(try wait("exec >/dev/null; sleep 0.3; exit 3", .endOfOutput) == ("", .exited(3)))
    #expect(try wait("sleep 1000 & exit 0", .endOfOutput, milliseconds: 500).end == nil)
    #expect(try wait("sleep 1000", .itsEnd, isStopped: true) == ("", nil))
  }

  @Test("What it left running is killed with it", arguments: [true, false])
  func leftBehind(_ isEnded: Bool) throws {
    var process: ChildProcess? = try ChildProcess(
      ["sh", "-c", "sleep 1000 & echo $!"], errors: .dropped)
    let line = try #require(process?.read(within: 10_000))
    let sleeper = try #require(pid_t(String(decoding: line.dropLast(), as: UTF8.self)))
    while process?.hasEnded == false { usleep(1_000) }
    #expect(process?.read(within: 0) == nil && kill(sleeper, 0) == 0)
    if isEnded { #expect(process?.end() == .exited(0)) } else { process = nil }
    // It is somebody else's to collect, who may take a moment.
    for _ in 0..<1_000 where Self.runs(sleeper) { usleep(10_000) }
    #expect(!Self.runs(sleeper))
  }

  /// Whether a process is there and no zombie.
  private static func runs(_ process: pid_t) -> Bool {
    guard let file = unsafe fopen("/proc/\(process)/stat", "r") else { return false }
    defer { unsafe fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    guard unsafe fgets(&line, 512, file) != nil else { return false }
    return !String(decoding: line.map(UInt8.init(bitPattern:)), as: UTF8.self).contains(") Z ")
  }
}

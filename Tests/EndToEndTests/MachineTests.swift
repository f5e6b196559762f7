import TestSupport
import Testing

/// Where namespaces can be made, as in a sandbox of one's own.
@Suite("On a machine that lacks something", .enabled(if: MountNamespace.canBeMade))
struct MachineTests {
  @Test("Without /proc there are no arguments, which is told, and never taken for none")
  func noProc() throws {
    for (program, word) in [("ppsquery", "--count"), ("ppsjdl", "--version"), ("pps", "gip")] {
      let outcome = try Command.run(
        MountNamespace.command + [
          "sh", "-c", "mount -t tmpfs none /proc; exec \"$@\"", "sh", Package.program(program),
          word,
        ])
      #expect(outcome.status == 74)
      #expect(
        outcome.output == "\(program): error: its arguments cannot be read: /proc is not mounted\n")
    }
  }

  @Test("Where nobody knows its own name, that takes no time but its own, and Ctrl-C ends it")
  func ownName() throws {
    var sites = PublishedSites()
    sites.add("A", ["PPSState=preview"])
    let slapd = try Slapd(ldif: sites.ldif)
    let query = ["--version", "126", "--count", "--bdii", slapd.socketURL]
    func ask(_ arguments: [String], environment: [String] = []) throws -> Command.Outcome {
      try Command.run(
        MountNamespace.command + [
          "-nu", "env", "LDAPNOINIT=1",
        ] + environment + [
          "/usr/bin/python3", "-c", Self.nameless, slapd.directory, Package.program("ppsquery"),
        ] + arguments)
    }
    let found = try ask(query + ["--timeout", "60s"])
    #expect(found.status == 0 && found.output == "1\n", "\(found.output)")
    // As long as it takes by itself.
    let patient = ["RES_OPTIONS=timeout:30"]
    let late = try ask(query + ["--timeout", "2s"], environment: patient)
    #expect(late.status == 69 && late.output.contains("this machine's own name"), "\(late.output)")
    let interrupted = try ask(query + ["--timeout", "60s"], environment: patient + ["STOP=2"])
    #expect(interrupted.status == 130, "\(interrupted.output)")
    #expect(interrupted.output == "ppsquery: error: interrupted\n")
  }

  /// Gives the machine a name that only a silent name server could know, and runs a program; with
  /// $STOP set, interrupts it after so many seconds.
  private static let nameless = """
    import fcntl, os, signal, socket, struct, subprocess, sys
    socket.sethostname("nobody-knows.example.org")
    # SIOCSIFFLAGS: IFF_UP and IFF_RUNNING.
    fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 0x41))
    for name, text in (("hosts", "127.0.0.1 localhost\\n"), ("resolv.conf", "nameserver 127.0.0.53\\n")):
      path = f"{sys.argv[1]}/{name}"
      with open(path, "w") as file: file.write(text)
      subprocess.check_call(["mount", "--bind", path, f"/etc/{name}"])
    silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    silent.bind(("127.0.0.53", 53))
    program = subprocess.Popen(sys.argv[2:])
    if "STOP" in os.environ:
      try:
        program.wait(int(os.environ["STOP"]))
      except subprocess.TimeoutExpired:
        program.send_signal(signal.SIGINT)
    sys.exit(program.wait())
    """
}

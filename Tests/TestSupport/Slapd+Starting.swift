import Glibc
import Synchronization

extension Slapd {
  private static let schemas = [
    "core", "cosine", "inetorgperson", "Glue-CORE", "Glue-CE", "Glue-CESEBind", "Glue-SE",
    "Glue-MDS", "GLUE20",
  ]

  /// Writes the configuration and loads the entries.
  static func prepare(_ configuration: Configuration, in directory: String) throws {
    var lines = ["modulepath /usr/lib/ldap", "moduleload back_mdb"]
    lines += schemas.map { "include /etc/ldap/schema/\($0).schema" }
    lines +=
      ["pidfile \(directory)/slapd.pid", "threads 2", "sizelimit unlimited"] + configuration.global
    for (index, suffix) in configuration.suffixes.enumerated() {
      let database = "\(directory)/db\(index)"
      guard unsafe mkdir(database, 0o700) == 0 else {
        throw Command.Failure(description: "cannot make \(database)")
      }
      lines += [
        "database mdb", "suffix \"\(suffix)\"", "directory \(database)", "maxsize 268435456",
        "dbnosync", "index objectClass eq",
      ]
      lines += configuration.database
    }
    try Command.write(lines.joined(separator: "\n") + "\n", to: directory + "/slapd.conf")

    for (suffix, ldif) in split(configuration.ldif, by: configuration.suffixes) {
      try Command.check(
        ["/usr/sbin/slapadd", "-f", directory + "/slapd.conf", "-b", suffix], input: ldif)
    }
  }

  /// The records of each suffix: slapadd loads one database at a time.
  private static func split(_ ldif: String, by suffixes: [String]) -> [(String, String)] {
    var parts: [String: String] = [:]
    for record in ldif.split(separator: "\n\n") {
      let unfolded = record.replacing("\n ", with: "")
      let name = unfolded.split(separator: "\n").first { $0.lowercased().hasPrefix("dn:") }
      guard let name = name?.lowercased() else { continue }
      let suffix = suffixes.first { name.hasSuffix($0.lowercased()) } ?? suffixes[0]
      parts[suffix, default: ""] += record + "\n\n"
    }
    return suffixes.compactMap { suffix in parts[suffix].map { (suffix, $0) } }
  }

  /// The shell that slapd runs below: it ends slapd when its stdin, a pipe of ours, ends.
  final class Running: Sendable {
    let shell: pid_t
    private let pipe: Mutex<Int32?>

    init(shell: pid_t, pipe: Int32) {
      self.shell = shell
      self.pipe = Mutex(pipe)
    }

    deinit { stop() }

    func stop() {
      pipe.withLock { pipe in
        guard let descriptor = pipe else { return }
        close(descriptor)
        pipe = nil
        _ = Command.wait(for: shell)
      }
    }
  }

  static func start(
    _ configuration: Configuration, in directory: String, ports: (UInt16, UInt16)
  ) throws -> Running {
    var urls = ["ldap://127.0.0.1:\(ports.0)/"]
    urls.append(
      "ldapi://"
        + directory.split(separator: "/", omittingEmptySubsequences: false).joined(
          separator: "%2F") + "%2Fldapi")
    if configuration.hasTLS { urls.append("ldaps://127.0.0.1:\(ports.1)/") }
    let script = """
      # The library under test hides plugins that way, for a moment.
      unset SASL_PATH
      "$@" &
      slapd=$!
      # Ends with the pipe, or at once with slapd.
      (while kill -0 $slapd 2>/dev/null; do read -r line || break; done; kill -9 $slapd 2>/dev/null) <&3 &
      wait $slapd
      """
    let ends = Command.descriptors.withLock { _ in
      var ends: InlineArray<2, Int32> = [-1, -1]
      var span = ends.mutableSpan
      _ = unsafe span.withUnsafeMutableBufferPointer { unsafe pipe($0.baseAddress!) }
      for end in ends.indices { _ = fcntl(ends[end], F_SETFD, FD_CLOEXEC) }
      return ends
    }
    defer { close(ends[0]) }
    let log = directory + "/slapd.log"
    let shell = try Command.spawn(
      ["/bin/sh", "-c", "exec 3<&0 </dev/null\n" + script, "sh", "/usr/sbin/slapd", "-d", "0"]
        + ["-f", directory + "/slapd.conf", "-h", urls.joined(separator: " ")]
        + configuration.arguments,
      output: log, inputDescriptor: ends[0])
    let running = Running(shell: shell, pipe: ends[1])

    for _ in 0..<5000 {
      // Who accepts at a port may be somebody else, but not at the socket. It listens at one after the other.
      if Loopback.accepts(socket: directory + "/ldapi"), Loopback.accepts(port: ports.0),
        !configuration.hasTLS || Loopback.accepts(port: ports.1)
      {
        return running
      }
      var status: Int32 = 0
      if unsafe waitpid(shell, &status, WNOHANG) != 0 { break }
      usleep(2000)
    }
    throw Command.Failure(
      description: "slapd does not start: \((try? Command.read(log)) ?? "")")
  }
}

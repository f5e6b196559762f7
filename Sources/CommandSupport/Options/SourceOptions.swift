public import ArgumentParser
internal import GLUE
internal import Glibc
internal import LDAPClient
public import LDAPTypes
internal import LDIF
internal import Synchronization
internal import SystemPackage

/// Whom to ask: BDIIs, or files with what one published.
public struct SourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A BDII: HOST, HOST:PORT (else 2170) or an LDAP URL. Repeat it, or put commas between, for more: \
      they are tried in turn, unless an option says otherwise. Else $LCG_GFAL_INFOSYS, where a BDII must \
      be asked.
      """, valueName: "server"))
  public var bdii: [String] = []

  @Flag(help: "Ask all BDIIs at once; the first whole answer counts, the others are abandoned.")
  public var any = false

  @Option(
    help: ArgumentHelp(
      """
      Ask no server but this LDIF file, plain or gzip; - is standard input. Repeat it for more.
      """, valueName: "file"),
    completion: .file())
  public var ldif: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      The longest time an answer may take, however many BDIIs are asked for it: 90 or 90s, 10m, 2h, \
      1d. Else 30 s; 1h for 'ppsquery wait'.
      """, valueName: "time"), transform: TimeLimit.init(parsing:))
  public var timeout: TimeLimit?

  @Option(
    help: ArgumentHelp(
      """
      An answer that is no older than this (90 or 90s, 10m, 2h, 1d; a week at most) may come from the \
      cache in $XDG_CACHE_HOME/pps (else ~/.cache/pps), and a whole answer is kept there. Without this \
      option there is no cache.
      """, valueName: "time"), transform: TimeLimit.init(parsing:))
  public var maxAge: TimeLimit?

  @Flag(
    name: .customLong("starttls"), help: "Turn ldap:// into TLS; a server that cannot is not asked."
  )
  public var startTLS = false

  @Option(
    help: ArgumentHelp(
      "The certificates that TLS trusts; else those of ldap.conf or of the system.",
      valueName: "file"), completion: .file())
  public var cacert: String?

  @Option(
    name: .customLong("bind-dn"),
    help: ArgumentHelp(
      "Bind with this name and a password, over TLS only; else anonymously.", valueName: "dn"))
  public var bindDN: String?

  @Option(
    help: ArgumentHelp(
      """
      The file that holds the password, which not everybody may read; else it is asked for on the \
      terminal.
      """,
      valueName: "file"),
    completion: .file())
  public var passwordFile: String?

  @Option(
    help: ArgumentHelp(
      "Bind with this SASL mechanism, such as EXTERNAL or GSSAPI.", valueName: "mechanism"))
  public var sasl: String?

  @Option(help: ArgumentHelp("Who binds with SASL, where the mechanism asks.", valueName: "name"))
  public var user: String?

  /// What may be given again: known here, so that the parser need not be asked before a query.
  static let repeatable: Set<String> = ["--bdii", "--ldif"]

  public init() {}

  public func validate() throws {
    // Of these, 'ppsquery wait' takes --timeout for files too.
    if !ldif.isEmpty, let option = optionsForServers.first(where: { $0 != "--timeout" }) {
      throw ValidationError("\(option) is for BDIIs, not for --ldif.")
    }
    if maxAge != nil && sasl != nil {
      throw ValidationError(
        "--max-age and --sasl exclude each other: the cache cannot know who asks.")
    }
    if sasl != nil && bindDN != nil {
      throw ValidationError("--sasl and --bind-dn exclude each other.")
    }
    if sasl?.isEmpty == true {
      throw ValidationError("--sasl wants the name of a mechanism.")
    }
    if user != nil && sasl == nil {
      throw ValidationError("--user is for --sasl; --bind-dn names who binds without.")
    }
    if passwordFile != nil && sasl == nil && bindDN == nil {
      throw ValidationError("--password-file is for --bind-dn or --sasl: nobody binds else.")
    }
  }

  /// The options that the user gave, by their names, which say what server to ask, and how.
  public var optionsForServers: [String] {
    [
      ("--bdii", !bdii.isEmpty), ("--any", any), ("--timeout", timeout != nil),
      ("--max-age", maxAge != nil), ("--starttls", startTLS), ("--cacert", cacert != nil),
      ("--bind-dn", bindDN != nil), ("--sasl", sasl != nil), ("--user", user != nil),
      ("--password-file", passwordFile != nil),
    ].filter(\.1).map(\.0)
  }

  /// Whether nothing says whom to ask, and how.
  public var areDefault: Bool { ldif.isEmpty && optionsForServers.isEmpty }

  /// Whether the user says whom to ask, here or in the environment.
  public var isNamed: Bool { !ldif.isEmpty || !namedServers.texts.isEmpty }

  /// What is to be asked. No file is opened and no connection made; a password is asked for.
  ///
  /// - Throws: ``CommandFailure`` when nothing is named, or something is named wrongly.
  public func source() throws -> any EntrySource {
    try requirePatienceForServers()
    return try source(patience: patience)
  }

  /// - Throws: `ValidationError` when a file is given a time: it is read to its end.
  func requirePatienceForServers() throws {
    if !ldif.isEmpty && timeout != nil {
      throw ValidationError("--timeout is for BDIIs, not for --ldif.")
    }
  }

  /// How many seconds an answer may take.
  var patience: Int { timeout?.seconds ?? 30 }

  /// The same, where the answer may take so many seconds, from the first question on.
  public func source(patience: Int) throws -> any EntrySource {
    if !ldif.isEmpty { return Self.snapshot(ldif) }
    let servers = try servers(namedServers)
    try requireTLS(of: servers)
    return try source(servers, Patience(seconds: patience))
  }

  /// What is to be asked where a command asks several, each for itself; the options are for all of them.
  public func sources<Key>(_ named: [Key: NamedServers]) throws -> [Key: any EntrySource] {
    let servers = try named.mapValues(servers)
    try requireTLS(of: servers.values.flatMap(\.self))
    return try servers.mapValues { try source($0, Patience(seconds: patience)) }
  }

  private func source(_ servers: [LDAPServer], _ patience: Patience) throws -> any EntrySource {
    let make = try maker(patience)
    if servers.count == 1 { return cached(make(servers[0], Interruption.shared), servers) }
    if any { return cached(RacingSource(servers, make: make), servers) }
    return cached(FailoverSource(servers.map { make($0, Interruption.shared) }), servers)
  }

  /// All servers at once.
  func mergedSource(patience: Int, questions: Int) throws -> any EntrySource {
    let servers = try servers(namedServers)
    try requireTLS(of: servers)
    let time = Patience(seconds: patience, questions: questions)
    let make = try maker(time)
    return MergedSource(servers.map { cached(make($0, Interruption.shared), [$0]) }, time)
  }

  /// The command's name, as it was called.
  private static var program: String {
    CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "pps"
  }

  /// The source behind a cache, where one is asked for.
  private func cached(_ source: any EntrySource, _ servers: [LDAPServer]) -> any EntrySource {
    guard let maxAge else { return source }
    let identity =
      [
        "pps cache 1", any ? "any" : "in turn", startTLS ? "starttls" : "",
        cacert.map { $0.hasPrefix("/") ? $0 : "\(Environment["PWD"] ?? "")/\($0)" } ?? "",
        bindDN ?? "",
      ]
      // What ldap.conf(5) says of the environment: whether certificates are checked, for one.
      + Environment.all(beginningWith: "LDAP") + servers.map(\.description)
    return CachingSource(
      source, maximumAge: maxAge.seconds,
      identity: identity.map(\.debugDescription).joined(separator: " "),
      diagnostics: Diagnostics(program: Self.program))
  }

  /// What a file holds, plain or gzip.
  public static func snapshot(_ path: String) -> any EntrySource { snapshot([path]) }

  private static func snapshot(_ paths: [String]) -> any EntrySource {
    LDIFSnapshot(paths: paths, schema: .bdii)
  }

  /// What makes a source of a server; all that it makes have the same time.
  private func maker(_ time: Patience) throws
    -> @Sendable (LDAPServer, Cancellation) -> BDIISource
  {
    // It is not opened here: it may be a pipe.
    if let cacert, unsafe access(cacert, R_OK) != 0 {
      let code = Errno(rawValue: errno)
      throw CommandFailure(.configuration, "--cacert: '\(cacert)' cannot be read: \(code)")
    }
    let configuration = LDAPDirectory.Configuration(
      networkTimeout: .seconds(min(time.seconds, 5)), operationTimeout: .seconds(time.seconds),
      startTLS: startTLS, tls: TLS(authoritiesFile: cacert), credentials: try credentials(),
      views: [SuffixView(shown: GLUE1.suffix, stored: GLUE1.storage)])
    return { server, cancellation in
      var configuration = configuration
      configuration.cancellation = cancellation
      return BDIISource(server, configuration, time)
    }
  }

  /// BDIIs as the user names them, and where.
  public typealias NamedServers = (texts: [String], origin: String)

  /// The BDIIs of `--bdii`, or else of the environment.
  public var namedServers: NamedServers {
    let (texts, origin) =
      bdii.isEmpty
      ? ([Environment["LCG_GFAL_INFOSYS"] ?? ""], "LCG_GFAL_INFOSYS") : (bdii, "--bdii")
    let names = texts.joined(separator: ",").split(separator: ",").map(String.init)
      .filter { name in name.contains { $0 != " " } }
    return (names, origin)
  }

  /// - Throws: `ValidationError` when certificates are named, and no server is asked for one.
  private func requireTLS(of servers: [LDAPServer]) throws {
    if cacert != nil && !startTLS && !servers.contains(where: { $0.scheme == .ldaps }) {
      throw ValidationError("--cacert is for TLS: with --starttls, or a BDII's ldaps:// URL.")
    }
  }

  private func servers(_ named: NamedServers) throws -> [LDAPServer] {
    let (names, origin) = named
    guard !names.isEmpty else {
      throw CommandFailure(
        .configuration, "no BDII is named",
        details: ["name one with --bdii HOST:PORT, or in the environment as LCG_GFAL_INFOSYS"])
    }
    return try names.map { name throws -> LDAPServer in
      do {
        let url = try LDAPURL(bdii: name)
        guard url.namesOnlyServer else {
          throw CommandFailure(
            .usage, "\(origin): '\(name)' names more than a server",
            details: ["what is asked is said by other options; leave out what stands behind '/'"])
        }
        return LDAPServer(url)
      } catch let error as LDAPURL.ParseError {
        throw CommandFailure(
          .usage, "\(origin): '\(name)' does not name a BDII: \(error)",
          details: name.contains(" ") ? ["commas go between several"] : [])
      }
    }
  }

  private func credentials() throws -> Credentials {
    if let sasl {
      return .sasl(
        SASL(mechanisms: [sasl], authenticationID: user, password: try password(isNeeded: false)))
    }
    guard let bindDN else { return .anonymous }
    do {
      return .simple(
        try DistinguishedName(parsing: bindDN), password: try password(isNeeded: true)!)
    } catch let error as DistinguishedName.ParseError {
      throw CommandFailure(.usage, "--bind-dn: '\(bindDN)' is not a name: \(error)")
    }
  }

  private func password(isNeeded: Bool) throws -> Secret? {
    if let passwordFile {
      do throws(Secret.FileError) {
        return try Secret(contentsOfFile: passwordFile)
      } catch {
        throw CommandFailure(.configuration, "--password-file: \(error)")
      }
    }
    if !isNeeded && user == nil { return nil }
    // The cache may need none.
    return try maxAge == nil ? Self.asked() : Secret { try Prompt.password("Password: ") }
  }

  /// The password that a person types: asked for once, and before any time for answers runs.
  private static func asked() throws -> Secret {
    try answer.withLock { answer in
      let secret = try answer ?? Secret(Prompt.password("Password: "))
      answer = secret
      return secret
    }
  }

  private static let answer = Mutex<Secret?>(nil)
}

extension LDAPURL {
  /// Whether it asks for nothing; or for o=grid or o=glue, as people write it who know BDIIs.
  fileprivate var namesOnlyServer: Bool {
    var url = self
    if [GLUE1.suffix, GLUE2.suffix].contains(dn) { url.dn = .root }
    return url == server
  }
}

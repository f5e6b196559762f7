public import ArgumentParser
internal import GLUE
internal import Glibc
internal import LDAPClient
public import LDAPTypes
internal import LDIF

/// Whom to ask: BDIIs, or files with what one published.
public struct SourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A BDII: HOST, HOST:PORT or an LDAP URL. Repeat it, or put commas between, for more: they are \
      tried in turn. Else $LCG_GFAL_INFOSYS.
      """, valueName: "server"))
  public var bdii: [String] = []

  @Option(
    help: ArgumentHelp(
      "Ask no server but this LDIF file, plain or gzip; repeat it for more.", valueName: "file"))
  public var ldif: [String] = []

  @Option(help: ArgumentHelp("The longest time an answer may take.", valueName: "seconds"))
  public var timeout: Int = 30

  @Flag(
    name: .customLong("starttls"), help: "Turn ldap:// into TLS; a server that cannot is not asked."
  )
  public var startTLS = false

  @Option(
    help: ArgumentHelp(
      "The certificates that TLS trusts; else those of ldap.conf or of the system.",
      valueName: "file"))
  public var cacert: String?

  @Option(
    name: .customLong("bind-dn"),
    help: ArgumentHelp("Bind with this name and a password; else anonymously.", valueName: "dn"))
  public var bindDN: String?

  @Option(
    help: ArgumentHelp(
      "The file that holds the password; else it is asked for on the terminal.", valueName: "file"))
  public var passwordFile: String?

  @Option(
    help: ArgumentHelp(
      "Bind with this SASL mechanism, such as EXTERNAL or GSSAPI.", valueName: "mechanism"))
  public var sasl: String?

  @Option(help: ArgumentHelp("Who binds with SASL, where the mechanism asks.", valueName: "name"))
  public var user: String?

  public init() {}

  public func validate() throws {
    if timeout < 1 || timeout > 86_400 {
      throw ValidationError("--timeout must be from 1 to 86400 seconds.")
    }
    if !ldif.isEmpty && !bdii.isEmpty {
      throw ValidationError("--ldif and --bdii exclude each other.")
    }
    if sasl != nil && bindDN != nil {
      throw ValidationError("--sasl and --bind-dn exclude each other.")
    }
  }

  /// What is to be asked. No file is opened and no connection made.
  ///
  /// - Throws: ``CommandFailure`` when nothing is named, or something is named wrongly.
  public func source() throws -> any EntrySource {
    if !ldif.isEmpty { return LDIFSnapshot(paths: ldif, schema: .bdii) }
    return LDAPDirectory(
      servers: try servers(),
      configuration: .init(
        networkTimeout: .seconds(min(timeout, 5)), operationTimeout: .seconds(timeout),
        startTLS: startTLS, tls: TLS(authoritiesFile: cacert), credentials: try credentials(),
        views: [SuffixView(shown: GLUE1.suffix, stored: GLUE1.storage)],
        cancellation: Interruption.cancellation()))
  }

  private func servers() throws -> [LDAPServer] {
    let (texts, origin) =
      bdii.isEmpty
      ? (Environment["LCG_GFAL_INFOSYS"].map { [$0] } ?? [], "LCG_GFAL_INFOSYS") : (bdii, "--bdii")
    let names = texts.joined(separator: ",").split(separator: ",")
      .map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    guard !names.isEmpty else {
      throw CommandFailure(
        .configuration, "no BDII is named",
        details: ["name one with --bdii HOST:PORT, or in the environment as LCG_GFAL_INFOSYS"])
    }
    return try names.map { name throws -> LDAPServer in
      do {
        return LDAPServer(try LDAPURL(bdii: name))
      } catch let error as LDAPURL.ParseError {
        throw CommandFailure(.usage, "\(origin): '\(name)' does not name a BDII: \(error)")
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
    return isNeeded || user != nil ? Secret(asking: { try Prompt.password("Password: ") }) : nil
  }
}

extension CommandFailure {
  /// Why a source could not answer at all.
  public init(_ error: any Error, asking source: any EntrySource) {
    switch error {
    case let failure as CommandFailure:
      self = failure
    case let error as LDAPError where error.reason == .cancelled:
      self.init(.interrupted, "interrupted")
    case let error as LDAPError:
      // One that took the question may answer it another time.
      let wasAsked = error.failures.contains { $0.operation == .search }
      self.init(
        wasAsked ? .tryAgain : .unavailable,
        wasAsked ? "no BDII gave an answer" : "no BDII could be asked",
        details: error.failures.map(\.description))
    case let error as LDIFReadError:
      let exitCode: ExitCode =
        switch error.problem {
        case .unreadable(.open), .unreadable(.read): .io
        default: .badData
        }
      self.init(exitCode, "\(error)")
    default:
      self.init(.io, "\(source.name): \(error)")
    }
  }
}

/// Ctrl-C and its like, as a wish to stop what is being asked.
private enum Interruption {
  nonisolated(unsafe) private static var current: Cancellation?

  /// What the signals cancel; the first interrupts the search, a second one the program.
  static func cancellation() -> Cancellation {
    let cancellation = Cancellation()
    unsafe current = cancellation
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        unsafe Interruption.current?.cancel()
        signal(number, SIG_DFL)
      }
    }
    return cancellation
  }
}

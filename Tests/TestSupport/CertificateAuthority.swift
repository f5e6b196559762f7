/// An authority that makes certificates for a test's servers. Needs the package openssl.
public struct CertificateAuthority: Sendable {
  private let directory: TemporaryDirectory

  /// The authority's own certificate, in PEM.
  public var file: String { directory.path + "/ca.pem" }

  /// A certificate and its key, in PEM.
  public struct Certificate: Sendable {
    public var file: String
    public var keyFile: String
  }

  private static let newKey = [
    "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
  ]

  public init() throws {
    directory = try TemporaryDirectory()
    try Command.check(
      ["openssl", "req", "-x509"] + Self.newKey + [
        "-keyout", directory.path + "/ca.key", "-out", file, "-subj", "/CN=Test CA", "-days", "2",
      ])
  }

  /// Makes a certificate.
  ///
  /// - Parameters:
  ///   - name: The subject's common name, and the files' names.
  ///   - subject: Who it is for, as openssl has it: `IP:127.0.0.1`.
  ///   - days: How long it is valid from now; less than 0 for one that is no longer.
  public func certificate(
    _ name: String, for subject: String = "IP:127.0.0.1", days: Int = 2
  ) throws -> Certificate {
    let base = directory.path + "/" + name
    try Command.check(
      ["openssl", "req"] + Self.newKey + [
        "-keyout", base + ".key", "-out", base + ".csr", "-subj", "/CN=\(name)",
      ])
    try Command.write("subjectAltName=\(subject)\n", to: base + ".ext")
    try Command.check([
      "openssl", "x509", "-req", "-in", base + ".csr", "-CA", file,
      "-CAkey", directory.path + "/ca.key", "-CAcreateserial", "-out", base + ".pem",
      "-days", "\(days)", "-extfile", base + ".ext",
    ])
    return Certificate(file: base + ".pem", keyFile: base + ".key")
  }

  /// Lines of slapd.conf for a server with such a certificate.
  public func slapdLines(_ certificate: Certificate) -> [String] {
    [
      "TLSCACertificateFile \(file)", "TLSCertificateFile \(certificate.file)",
      "TLSCertificateKeyFile \(certificate.keyFile)",
    ]
  }
}

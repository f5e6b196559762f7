import Glibc
import LDAPClient
import TestSupport
import Testing

/// Passwords in files, and what is seen of them.
@Suite("A secret")
struct SecretTests {
  @Test func `is not printed`() {
    let secret = Secret("wonderland")
    #expect(!"\(secret)".contains("wonder"))
    #expect(!String(reflecting: secret).contains("wonder"))
    var dumped = ""
    dump(Credentials.sasl(SASL(password: secret)), to: &dumped)
    #expect(!dumped.contains("wonder"))
  }

  @Test func `in a file that all can read is not taken`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/password"
    try Command.write("wonderland\n", to: path)
    unsafe chmod(path, 0o644)
    #expect(throws: Secret.FileError.isReadableByAll(path: path)) {
      try Secret(contentsOfFile: path)
    }
    unsafe chmod(path, 0o640)
    #expect(throws: Never.self) { try Secret(contentsOfFile: path) }
  }

  @Test func `in a file that is not there, or empty`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/password"
    #expect(throws: Secret.FileError.system(path: path, errno: ENOENT)) {
      try Secret(contentsOfFile: path)
    }
    try Command.write("\n", to: path)
    unsafe chmod(path, 0o600)
    #expect(throws: Secret.FileError.isEmpty(path: path)) { try Secret(contentsOfFile: path) }
    #expect("\(Secret.FileError.isEmpty(path: "p"))" == "p: no password in it")
  }
}

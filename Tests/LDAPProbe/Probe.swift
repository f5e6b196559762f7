import Glibc
import LDAPClient
import LDAPTypes

/// Asks a server for what its arguments say and prints the names of the entries: the LDAP client as a whole
/// process, for what can be seen from outside only: leaks (valgrind) and time.
///
/// Arguments: URLs of servers, a base and a filter; before them `starttls`, `page=N`, `ca=FILE`,
/// `sasl=MECHANISM`, `timeout=SECONDS`, `repeat=N`.
@main
enum Probe {
  static func main() throws {
    var configuration = LDAPDirectory.Configuration(networkTimeout: .seconds(20))
    var words = CommandLine.arguments.dropFirst()
    var count = 1
    while let word = words.first {
      let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
      let value = pair.count > 1 ? pair[1] : ""
      switch pair.first {
      case "starttls": configuration.startTLS = true
      case "page": configuration.pageSize = Int(value)
      case "ca": configuration.tls.authoritiesFile = value
      case "sasl":
        configuration.credentials = .sasl(
          SASL(
            mechanisms: [value], authenticationID: "alice", password: Secret("wonderland")))
      case "timeout": configuration.networkTimeout = .seconds(Int(value) ?? 5)
      case "repeat": count = Int(value) ?? 1
      default:
        guard words.count > 2 else { misused() }
        try ask(Array(words), configuration, count)
        return
      }
      words.removeFirst()
    }
    misused()
  }

  private static func misused() -> Never {
    print(
      "usage: ldapprobe [starttls] [page=N] [ca=FILE] [sasl=MECHANISM] [timeout=SECONDS] [repeat=N]",
      "URL... BASE FILTER")
    exit(64)
  }

  private static func ask(
    _ words: [String], _ configuration: LDAPDirectory.Configuration, _ count: Int
  ) throws {
    let servers = try words.dropLast(2).map(LDAPServer.init(parsing:))
    let request = SearchRequest(
      base: try DistinguishedName(parsing: words[words.count - 2]),
      filter: try Filter(parsing: words[words.count - 1]))
    for _ in 0..<count {
      let directory = LDAPDirectory(servers: servers, configuration: configuration)
      do {
        // All at once, as a query asks.
        let results = try directory.search([request, request]) { index, entry in
          if index == 0, count == 1 { print(entry.dn) }
        }
        print(results[0].resultCode, results[0].entryCount)
      } catch let error as LDAPError {
        print(error)
      }
    }
  }
}

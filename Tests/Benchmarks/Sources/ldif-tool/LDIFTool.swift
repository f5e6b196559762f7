import GLUE
import Glibc
import LDAPTypes
import LDIF

/// What is measured of the LDIF library.
///
///     ldif-tool find FILE VERSION    search a snapshot for what has the version; prints how many
///     ldif-tool read FILE            read all entries; prints how many
///     ldif-tool write FILE           read all entries and print them as slapcat does
@main
struct LDIFTool {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      switch (arguments.first, arguments.count) {
      case ("find", 3): try find(arguments[2], version: arguments[3])
      case ("read", 2): try read(arguments[2])
      case ("write", 2): try write(arguments[2])
      default: stop("usage: ldif-tool find FILE VERSION | read FILE | write FILE", 64)
      }
    } catch {
      stop("ldif-tool: \(error)", 65)
    }
  }

  /// Asks what `ppsquery --version` asks first: for subclusters with the tag, and for the
  /// extension below carriers; and for the applications besides.
  private static func find(_ path: String, version: String) throws {
    let tag = Filter.hasSuffix(GLUE1.softwareTag, "-preview-\(version)")
    let requests = [
      SearchRequest(
        base: GLUE1.suffix,
        filter: .and([.equals(GLUE1.objectClass, GLUE1.ObjectClass.subCluster), tag]),
        attributes: [GLUE1.softwareTag],
        valuesMatching: .or([
          tag, .contains(GLUE1.softwareTag, "\""), .contains(GLUE1.softwareTag, "\\"),
        ])),
      SearchRequest(
        base: GLUE2.suffix,
        filter: .equals(GLUE2.extensionLocalID, "PPS-preview-\(version)"),
        attributes: [GLUE2.extensionLocalID]),
      SearchRequest(
        base: GLUE2.suffix,
        filter: .hasSuffix("GLUE2ApplicationEnvironmentAppName", "-preview-\(version)")),
    ]
    var found = 0
    let results = try LDIFSnapshot(paths: [path], schema: .bdii).search(requests) { _, _ in
      found += 1
    }
    for result in results where result.resultCode != .success {
      stop("ldif-tool: \(result.resultCode) \(result.diagnosticMessage)", 65)
    }
    print(found)
  }

  private static func read(_ path: String) throws {
    var reader = try LDIFReader(path: path, options: options)
    var count = 0
    while try reader.next() != nil { count += 1 }
    print(count)
  }

  private static func write(_ path: String) throws {
    var reader = try LDIFReader(path: path, options: options)
    var writer = LDIFWriter(policy: .standard(.init(wrapWidth: 78)))
    var output: [UInt8] = []
    while let record = try reader.next() {
      try writer.append(record, to: &output)
      if output.count > 64 << 10 {
        put(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    put(output)
  }

  private static let options = LDIFReadOptions(leniency: .dumps, trailingSpaces: .retain)

  /// Writes all of it. The corresponding C function is `write`.
  private static func put(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count <= 0 { exit(74) }
      rest = rest.dropFirst(count)
    }
  }

  private static func stop(_ message: String, _ status: Int32) -> Never {
    put(Array("\(message)\n".utf8), to: STDERR_FILENO)
    exit(status)
  }
}

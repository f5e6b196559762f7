import GLUE
import Glibc
import LDAPTypes
import LDIF
import TestSupport
import Testing

/// What is wrong with a file must be told where it can matter to the answer.
@Suite("A snapshot with flaws")
struct SnapshotFlawTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func search(
    _ filter: String, in text: String, _ options: LDIFReadOptions = LDIFReadOptions()
  ) throws -> (entries: [Entry], result: SearchResult) {
    let path = "\(directory.path)/0.ldif"
    try Command.write(text, to: path)
    let snapshot = LDIFSnapshot(paths: [path], schema: .bdii, options: options)
    return try snapshot.search(
      SearchRequest(base: .of(("o", "glue")), filter: try Filter(parsing: filter)))
  }

  private static let attribute = "GLUE2ApplicationEnvironmentAppVersion"
  private static let name = "dn: GLUE2ApplicationEnvironmentID=a,o=glue\no: a\n"

  @Test(
    "a line that would match cannot be read",
    arguments: [
      "\(attribute) : 126", "\(attribute)\t: 126", "\"\(attribute)\": 126", "\(attribute) 126",
      "\(attribute) 126\n # not a comment", "\(attribute) \n : 126", "\(attribute)=126",
    ])
  func damagedLines(line: String) throws {
    for filter in ["(\(Self.attribute)=126)", "(\(Self.attribute)=*)", "(\(Self.attribute)=1*)"] {
      let (entries, result) = try search(filter, in: Self.name + line + "\n")
      #expect(entries.isEmpty && result.resultCode == .other, "\(filter)")
      #expect(result.diagnosticMessage.contains("0.ldif:"), "\(filter)")
    }
  }

  @Test(
    "a record that ends in half a line may have been longer, wherever it stands",
    arguments: ["GLUE2Applic", "GLUE2Applic\r", "o"], ["\n", "\n\n", "\n\n\n"])
  func cut(line: String, gap: String) throws {
    let text = Self.name + "x: y\n" + line + gap + "dn: o=b,o=glue\no: b\n"
    let options = LDIFReadOptions(leniency: .dumps)
    let (entries, result) = try search("(\(Self.attribute)=126)", in: text, options)
    #expect(entries.isEmpty && result.resultCode == .other)
    #expect(result.diagnosticMessage.contains("0.ldif:4:"), "\(result.diagnosticMessage)")
  }

  @Test(
    "a line that would not match does not matter",
    arguments: [
      "# \(attribute) : 126", "#\(attribute) 126", "# comment\n \(attribute) : 126",
      "o: \n x", "o : 127", "description: \(attribute) : 126", "\(attribute): 127",
    ])
  func otherLines(line: String) throws {
    let (entries, result) = try search("(\(Self.attribute)=126)", in: Self.name + line + "\n")
    #expect(entries.isEmpty && result.resultCode == .success)
  }

  @Test("a record is read up to the limit exactly, whatever stands behind it")
  func limits() throws {
    let first = "dn: o=glue\no: glue\n\n"
    let long = "dn: o=a,o=glue\no: \(String(repeating: "x", count: 300_000))\n\n"
    for (text, count) in [
      (first + long, 2), (first + long + first + first, 2), (long + first, 2),
      (first + long + long.replacing("o=a", with: "o=b") + first, 3),
    ] {
      for limit in [long.utf8.count, long.utf8.count - 1] {
        let options = LDIFReadOptions(recordLimit: limit)
        let isRead = limit == long.utf8.count
        let (entries, result) = try search("(o=*)", in: text, options)
        #expect(entries.count == (isRead ? count : 1))
        #expect(result.resultCode == (isRead ? .success : .other))
        var reader = LDIFReader(Array(text.utf8), options: options)
        var errors: [LDIFReadError.Problem] = []
        while true {
          do {
            guard try reader.next() != nil else { break }
          } catch {
            errors.append(error.problem)
          }
        }
        #expect(errors.isEmpty == isRead)
        #expect(errors.allSatisfy { $0 == .recordTooLong(limit: limit) })
      }
    }
  }

  @Test("empty lines are where they are", arguments: ["\n", "\r\n"])
  func emptyLines(end: String) throws {
    for count in 0...5 {
      let lines = String(repeating: end, count: count)
      let records = ["o=glue", "o=a,o=glue", "o=b,o=glue"].map { "dn: \($0)\(end)o: x\(end)\(end)" }
      let text = lines + records.joined(separator: lines) + lines
      for options in [LDIFReadOptions(), LDIFReadOptions(leniency: .dumps)] {
        let (entries, result) = try search("(o=x)", in: text, options)
        #expect(entries.count == 3 && result.resultCode == .success)
        let flawed = try search("(o=x)", in: text + "dn: o=c,o=glue\(end)o x\(end)", options)
        let line = 10 + 4 * count
        #expect(flawed.entries.count == 3)
        #expect(flawed.result.diagnosticMessage.contains("0.ldif:\(line + 1):"))
      }
    }
  }

  @Test("empty lines are not looked at for each request", arguments: ["\n", "\r\n"])
  func manyEmptyLines(end: String) throws {
    let lines = String(repeating: end, count: 400_000)
    let path = "\(directory.path)/lines.ldif"
    try Command.write("dn: o=glue\no: glue\n\n\(lines)dn: o=0,o=glue\no: 0\n", to: path)
    // Of this thread alone: other tests run beside this one.
    func time() -> Duration {
      var time = timespec()
      _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    func seek(_ count: Int) throws -> Duration {
      let requests = (0..<count).map {
        SearchRequest(base: .of(("o", "\($0)"), ("o", "glue")), filter: .present("o"))
      }
      let snapshot = LDIFSnapshot(paths: [path], schema: .bdii)
      let start = time()
      var names: [DistinguishedName] = []
      _ = try snapshot.search(requests) { names.append($1.dn) }
      #expect(names == [requests[0].base])
      return time() - start
    }
    // Where every second one was a record, many took four times as long here.
    func best(_ count: Int) throws -> Duration { try (0..<3).map { _ in try seek(count) }.min()! }
    #expect(try best(60) < best(1) * 2.5)
  }
}

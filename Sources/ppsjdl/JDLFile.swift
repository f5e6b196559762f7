import ClassAd
import CommandSupport
import Files
import Matchmaking
import SystemPackage

/// A JDL file, as a command is given it.
struct JDLFile {
  let path: String
  /// How messages name it.
  let title: String
  let document: JDLDocument

  /// The largest file that is read, in bytes.
  private static let limit = 16 << 20

  /// - Parameter path: `-` for standard input.
  /// - Throws: ``CommandFailure`` when it cannot be read, or is no JDL.
  init(_ path: String) throws {
    self.path = path
    title = path == "-" ? "standard input" : path
    do {
      document = try JDLDocument(bytes: try Self.read(path, title))
    } catch let error as ParseError {
      throw CommandFailure(.badData, "\(title):\(error)")
    } catch let error as Errno {
      throw CommandFailure(.io, "\(title): \(error)")
    }
  }

  private static func read(_ path: String, _ title: String) throws -> [UInt8] {
    let file =
      path == "-"
      ? FileDescriptor.standardInput
      : try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
    defer { if path != "-" { try? file.close() } }
    guard let bytes = try file.contents(limit: limit) else {
      throw CommandFailure(.badData, "\(title): it has more than \(limit >> 20) MiB; no JDL has")
    }
    return bytes
  }

  /// The job of that name in a collection or a DAG; nil for a JDL that is one job, when none is named.
  ///
  /// - Throws: ``CommandFailure`` when it is missing, or must be named.
  func node(_ name: String?) throws -> JobNode? {
    let nodes = document.jobNodes
    guard let name else {
      if nodes.isEmpty { return nil }
      throw CommandFailure(
        .usage, "\(title) has \(nodes.count) jobs: name one with --node",
        details: nodes.prefix(20).map(\.name) + (nodes.count > 20 ? ["…"] : []))
    }
    guard let node = nodes.first(where: { $0.name == name }) else {
      throw CommandFailure(
        .badData, "\(title) has no job '\(name)'",
        details: nodes.isEmpty
          ? ["it is one job, without nodes"]
          : ["it has " + nodes.prefix(20).map(\.name).joined(separator: ", ")])
    }
    return node
  }

  /// Why a job that is described in a file of its own is not read from this one.
  func refusal(of node: JobNode?) -> CommandFailure {
    CommandFailure(
      .badData, "the description of job '\(node?.name ?? "")' is not in \(title)",
      details: ["name the file that it is in instead\(node?.file.map { ": \($0)" } ?? "")"])
  }
}

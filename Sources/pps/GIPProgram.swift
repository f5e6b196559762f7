import CommandSupport
import Files
import Glibc
import Processes
import SystemPackage

/// A program in a GIP folder, run as bdii-update runs it.
struct GIPProgram {
  let path: String

  /// The programs in a folder that bdii-update runs, sorted.
  static func all(in folder: String) -> [GIPProgram] {
    ((try? OpenFolder(folder).components()) ?? []).map(\.string).filter(ProgramFile.isRun)
      .sorted().map { GIPProgram(path: "\(folder)/\($0)") }
  }

  /// Why a program's output is not known.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The most that is read of its output, in bytes.
  static let mostOutput = 64 * 1024 * 1024

  /// Runs it by `sh -c`, without input, in a process group of its own that ends with it, and takes
  /// what it prints; its exit status does not count. What is not root's alone runs as who keeps it.
  ///
  /// - Parameter limit: How long it may take.
  func run(limit: TimeLimit) throws(Failure) -> [UInt8] {
    let command = try command()
    let process: ChildProcess
    do throws(Errno) {
      process = try ChildProcess(command, errors: .dropped)
    } catch {
      throw Failure(description: "cannot be run: \(command[0]): \(error)")
    }
    var bytes: [UInt8] = []
    let end = try process.wait(for: .endOfOutput, until: .now + .seconds(limit.seconds)) {
      (piece) throws(Failure) in
      bytes += piece
      guard bytes.count <= Self.mostOutput else {
        throw Failure(description: "prints more than \(Self.mostOutput) bytes")
      }
    }
    guard end != nil else {
      throw Failure(description: "was not done after \(limit.seconds) s")
    }
    return bytes
  }

  private func command() throws(Failure) -> [String] {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw Self.failure("cannot be looked at") }
    guard status.st_mode & S_IFMT == S_IFREG, unsafe access(path, X_OK) == 0 else {
      throw Failure(description: "is no program that can be run")
    }
    guard status.st_mode & S_IWOTH == 0 else {
      throw Failure(description: "is not run here: everybody may write to it")
    }
    let isWord = path.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "/._+@,:-#%~".utf8.contains(byte)
      }
    }
    guard isWord else { throw Failure(description: "has a name that a shell takes apart") }
    let run = ["/bin/sh", "-c", path]
    let keeper = Self.keeper(of: path) ?? status
    if geteuid() != 0 || keeper.st_uid == 0 { return run }
    return [
      "setpriv", "--reuid=\(keeper.st_uid)", "--regid=\(keeper.st_gid)", "--clear-groups", "--",
    ] + run
  }

  /// The first folder on the way to a file that is not root's: whose it is can put something else in the
  /// file's place at any moment. nil when all are root's.
  private static func keeper(of path: String) -> stat? {
    for way in [path, File.realPath(path)].compactMap(\.self) {
      var folder = ""
      for step in way.split(separator: "/").dropLast() {
        folder += "/\(step)"
        var status = stat()
        if unsafe lstat(folder, &status) == 0, status.st_uid != 0 { return status }
      }
    }
    return nil
  }

  private static func failure(_ what: String) -> Failure {
    Failure(description: "\(what): \(Errno(rawValue: errno))")
  }
}

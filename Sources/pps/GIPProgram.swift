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
    if geteuid() != 0 { return run }
    let keeper = try Self.keeper(of: path) ?? status
    if keeper.st_uid == 0 { return run }
    return [
      "setpriv", "--reuid=\(keeper.st_uid)", "--regid=\(keeper.st_gid)", "--clear-groups", "--",
    ] + run
  }

  /// The first folder or link on the way to a file, through all links, that is not root's: whose it is can put
  /// something else in the file's place at any moment. nil when all are root's.
  ///
  /// - Parameter path: An absolute one.
  /// - Throws: When everybody can.
  private static func keeper(of path: String) throws(Failure) -> stat? {
    var folder = FilePath("/")
    var way = Array(FilePath(path).components.reversed())
    while let step = way.popLast() {
      if step.kind == .currentDirectory { continue }
      if step.kind == .parentDirectory {
        folder.removeLastComponent()
        continue
      }
      let next = folder.appending(step)
      var (status, nextStatus) = (stat(), stat())
      guard unsafe lstat(folder.string, &status) == 0, unsafe lstat(next.string, &nextStatus) == 0
      else { throw failure("cannot be looked at") }
      if status.st_uid != 0 { return status }
      // In a folder such as /tmp everybody can add to, what is there is its owner's.
      if status.st_mode & (S_IWOTH | S_ISVTX) == S_IWOTH {
        throw Failure(description: "is not run here: everybody may write to \(folder)")
      }
      guard nextStatus.st_mode & S_IFMT == S_IFLNK else {
        folder = next
        continue
      }
      if nextStatus.st_uid != 0 { return nextStatus }
      let target = try target(of: next)
      if target.isAbsolute { folder = "/" }
      way += target.components.reversed()
    }
    return nil
  }

  private static func target(of link: FilePath) throws(Failure) -> FilePath {
    do throws(FileError) {
      let folder = try OpenFolder(link.removingLastComponent().string)
      return FilePath(try folder.link(link.lastComponent?.string ?? "") ?? "")
    } catch {
      throw Failure(description: "\(error)")
    }
  }

  private static func failure(_ what: String) -> Failure {
    Failure(description: "\(what): \(Errno(rawValue: errno))")
  }
}

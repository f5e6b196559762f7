import Files
import Rollout

/// The last good answer of a GIP program, or of the resource BDII that it asks, kept for when there is no
/// new one.
///
/// The file begins with a line of the answer's time and length, so that a torn one is known as such.
struct LastAnswer {
  /// Where answers are kept when nobody says otherwise.
  static let defaultDirectory = "/var/cache/pps"

  /// Whose answer it is.
  enum Giver: CaseIterable {
    case program(GIPCommands.Wrapper)
    case resourceBDII

    static var allCases: [Giver] {
      GIPCommands.Wrapper.allCases.map(Giver.program) + [.resourceBDII]
    }

    /// The name of the file.
    var file: String {
      switch self {
      case .program(let wrapper): "\(wrapper.rawValue).ldif"
      case .resourceBDII: "resource-bdii.ldif"
      }
    }
  }

  /// Whether a file's name is that of an answer kept.
  static func isAnswer(_ name: String) -> Bool { Giver.allCases.contains { $0.file == name } }

  let path: String

  init(directory: String, of giver: Giver) { path = "\(directory)/\(giver.file)" }

  /// Keeps an answer in place of the one before.
  func store(_ ldif: [UInt8], at moment: Timestamp) throws(FileError) {
    // Where there is no folder yet, there is nothing in it.
    try? File.removeTemporaries(of: path)
    try File.write(
      "# \(moment) \(ldif.count)\n" + String(decoding: ldif, as: UTF8.self), to: path)
  }

  /// The answer kept, and of when it is; nil when there is none.
  func load() throws(FileError) -> (ldif: [UInt8], at: Timestamp)? {
    let text: String
    do throws(FileError) {
      text = try File.read(path, limit: 64 * 1024 * 1024, mustBePlain: true)
    } catch  where error.kind == .missing {
      return nil
    }
    let header = text.prefix { $0 != "\n" }
    let words = header.split(separator: " ")
    let ldif = Array(text.utf8.dropFirst(header.utf8.count + 1))
    guard words.count == 3, words[0] == "#", let moment = Timestamp(String(words[1])),
      Int(words[2]) == ldif.count
    else { throw FileError(.content, path, "is not a whole answer") }
    return (ldif, moment)
  }
}

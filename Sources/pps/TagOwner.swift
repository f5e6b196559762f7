import CommandSupport
import Files
import Infosys
import StateStore

/// Finds out which plugin of a GIP folder replaces software tags, so that what ours adds would
/// be lost whenever it runs after ours.
struct TagOwner {
  /// A plugin that replaces tags.
  struct Owner {
    let program: GIPProgram
    /// The GlueSubClusterUniqueIDs whose tags it replaces.
    let subclusters: [String]
  }

  private(set) var owners: [Owner] = []
  /// Plugins of which nothing is known, and why.
  private(set) var unknown: [(path: String, reason: String)] = []

  /// Runs every plugin in the folder but ours.
  ///
  /// - Parameter limit: How long each may take.
  init(folder: String, subclusters: [String], limit: TimeLimit) {
    for program in GIPProgram.all(in: folder) where !Self.isOurs(program.path) {
      do throws(GIPProgram.Failure) {
        let printed = try program.run(limit: limit)
        guard let output = PluginOutput(printed) else {
          unknown.append((program.path, "prints what is not UTF-8, which bdii-update drops"))
          continue
        }
        let replaced = output.replacesTags(of: subclusters)
        if !replaced.isEmpty { owners.append(Owner(program: program, subclusters: replaced)) }
        if printed.isEmpty { unknown.append((program.path, "prints nothing now")) }
      } catch {
        unknown.append((program.path, error.description))
      }
    }
  }

  private static func isOurs(_ path: String) -> Bool {
    text(path).contains(GIPCommands.Wrapper.mark)
  }

  /// The subclusters, of these, whose tags some plugin replaces.
  func owned(of subclusters: [String]) -> [String] {
    subclusters.filter { id in owners.contains { $0.subclusters.contains(id) } }
  }

  /// Where the owners look for tag files: a folder that their text, or a text that it names, names
  /// and that has such files; else the one by custom that exists; nil when there is none.
  func tagDirectory(subclusters: [String]) -> TagDirectory? {
    var seen: [TagDirectory] = []
    for owner in owners {
      let text = Self.text(owner.program.path)
      let named = Self.paths(in: text)
      let further = named.flatMap { Self.paths(in: Self.text($0)) }
      seen += (named + further).compactMap { TagDirectory(seenAt: $0, subclusters: subclusters) }
    }
    return seen.first { $0.layout == .subclusters } ?? seen.first
      ?? TagDirectory.customary.first(where: \.exists)
  }

  /// The text of a program, or of a file that one names; empty when it is no text, or nothing that can be read
  /// without waiting for somebody.
  private static func text(_ path: String) -> String {
    guard let text = try? File.read(path, mustBePlain: true), !text.utf8.contains(0) else {
      return ""
    }
    return text
  }

  /// The absolute paths that stand in a text, each once, without a slash at their end.
  private static func paths(in text: String) -> [String] {
    var paths: [String] = []
    let words = text.utf8.split { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
      default: !"/._+@-".utf8.contains(byte)
      }
    }
    for word in words.compactMap({ String($0) }) where word.hasPrefix("/") && word.count > 1 {
      let path = word.hasSuffix("/") ? String(word.dropLast()) : word
      if !paths.contains(path) && paths.count < 1_000 { paths.append(path) }
    }
    return paths
  }
}

import ArgumentParser
import CommandSupport
import Infosys

/// How a command ends because of what it was told, and what it says on standard error before.
struct Ending {
  /// Who was asked.
  let source: String

  /// Tells what is missing, each cause once.
  ///
  /// - Parameter areNamed: Whether the gaps themselves say whose they are.
  func warn(of gaps: [String], areNamed: Bool = false) {
    for gap in gaps.distinct { diagnostics.warning(areNamed ? gap : "\(source): \(gap)") }
  }

  /// - Parameters:
  ///   - hidden: What was kept back, in words; nil when nothing was.
  ///   - hint: What may help where there is nothing.
  ///   - nothing: What to say when there is nothing, `no site offers version 126`.
  /// - Throws: The exit status when it is not success.
  func end(
    isEmpty: Bool, isWhole: Bool, hidden: String? = nil, nothing: String, hint: String? = nil
  ) throws {
    let hidden = hidden.map { "hidden: \($0) (--all shows them)" }
    if !isWhole {
      if let hidden { diagnostics.note(hidden) }
      diagnostics.warning(Diagnostics.incompleteness)
      throw ExitCode.tryAgain
    }
    if isEmpty {
      diagnostics.note(
        "\(nothing), says \(source)" + (hidden.map { "; \($0)" } ?? ""),
        details: hidden == nil ? [hint].compactMap(\.self) : [])
      throw ExitCode.nothingFound
    }
    if let hidden { diagnostics.note(hidden) }
  }
}

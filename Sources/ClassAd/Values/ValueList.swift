/// A list as a value: its elements are evaluated when they are asked for.
public final class ValueList: Sendable {
  let elements: Elements
  /// Of the constants: a hash without regard to case of each string, 0 for others. A search reads
  /// them in one piece, and touches few strings.
  let hashes: [UInt32]

  enum Elements: Sendable {
    case constants([Value])
    /// The nodes of a list in a program, and the ad where it stands.
    case expressions(Program, Range<Int>, Frame?)
  }

  init(_ elements: Elements) {
    self.elements = elements
    guard case .constants(let values) = elements else {
      hashes = []
      return
    }
    hashes = values.map { value in
      if case .string(let text) = value { ASCII.foldedHash(text.bytes) } else { 0 }
    }
  }

  /// Whether a string is among the constants, without regard to case.
  func containsIgnoringCase(_ text: ByteString, among values: [Value]) -> Bool {
    let hash = ASCII.foldedHash(text.bytes)
    for index in hashes.indices where hashes[index] == hash {
      if case .string(let element) = values[index], element.equalsIgnoringCase(text) { return true }
    }
    return false
  }

  public var count: Int {
    switch elements {
    case .constants(let values): values.count
    case .expressions(_, let children, _): children.count
    }
  }

  /// The elements, when all of them are constants.
  public var constants: [Value]? {
    if case .constants(let values) = elements { values } else { nil }
  }

  func text(libraryForm: Bool) -> String {
    let texts: [String] =
      switch elements {
      case .constants(let values): values.map { $0.text(libraryForm: libraryForm) }
      case .expressions(let program, let children, _):
        children.map {
          let source = program.expression(ofChild: $0)
          return ExpressionPrinter.print(source, libraryForm: libraryForm)
        }
      }
    return libraryForm
      ? "{ \(texts.joined(separator: ",")) }" : "{\(texts.joined(separator: ", "))}"
  }
}

/// A list as a value: its elements are evaluated when they are asked for.
public final class ValueList: Sendable {
  let elements: Elements
  /// Of the constants: the hash of each string, 0 for others. A search reads them in one piece, and
  /// touches few strings.
  private let hashes: [UInt32]

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
      if case .string(let text) = value { text.foldedHash } else { 0 }
    }
  }

  /// Whether a string is among the elements, without regard to case.
  ///
  /// - Precondition: They are constants.
  func containsIgnoringCase(_ text: ByteString) -> Bool {
    // Without a way out of the loop the machine compares several at once.
    let count = unsafe hashes.withUnsafeBufferPointer { hashes in
      unsafe hashes.reduce(0 as UInt32) { $0 &+ ($1 == text.foldedHash ? 1 : 0) }
    }
    guard count > 0, case .constants(let values) = elements else { return false }
    return values.contains { value in
      if case .string(let element) = value { element.equalsIgnoringCase(text) } else { false }
    }
  }

  var isConstant: Bool {
    if case .constants = elements { true } else { false }
  }

  public var count: Int {
    switch elements {
    case .constants: hashes.count
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

/// What every text has at its start and its end that a pattern matches: a look at a few bytes, which
/// nearly all software tags fail.
struct PatternEdges: Sendable {
  /// What a match must start with, where it must start with the text.
  private var prefix: [ByteSet] = []
  /// What a match must end with, where it must end with the text.
  private var suffix: [ByteSet] = []
  /// Whether a newline may stand behind the suffix.
  private var allowsNewline = false

  init(_ program: [RegularExpression.Instruction], _ sets: [ByteSet], isAnchored: Bool) {
    if isAnchored {
      prefix = program.dropFirst().prefix { $0.kind == .set }.map { sets[Int($0.a)] }
    }
    let end = program.count - 2
    guard end > 0, program[end].kind == .assertion else { return }
    switch PatternAssertion(rawValue: program[end].a) {
    case .textEnd: break
    case .lastLineEnd: allowsNewline = true
    default: return
    }
    // Where somebody jumps to, what stands before was perhaps not read.
    var targets: Set<Int32> = []
    for instruction in program {
      switch instruction.kind {
      case .jump: targets.insert(instruction.a)
      case .split: targets.formUnion([instruction.a, instruction.b])
      case .set, .assertion, .save, .match: break
      }
    }
    var at = end
    while !targets.contains(Int32(at)), at > 0, program[at - 1].kind == .set {
      at -= 1
      suffix.append(sets[Int(program[at].a)])
    }
    suffix.reverse()
  }

  /// Whether the text has them; if not, it does not match.
  func fit(_ text: [UInt8]) -> Bool {
    let length = text.count
    guard length >= prefix.count else { return false }
    // The end first: products and versions stand there.
    if !(allowsNewline && text.last == UInt8(ascii: "\n")) {
      guard length >= suffix.count else { return false }
      let start = length - suffix.count
      for index in suffix.indices.reversed()
      where !suffix[index].contains(text[start + index]) {
        return false
      }
    }
    for index in prefix.indices where !prefix[index].contains(text[index]) { return false }
    return true
  }
}

/// Makes the program of a regular expression.
struct PatternCompiler {
  private(set) var program: [RegularExpression.Instruction] = []
  private(set) var sets: [ByteSet] = []
  private var setNumbers: [ByteSet: Int32] = [:]
  private(set) var isTooLong = false

  private var end: Int32 { Int32(program.count) }

  mutating func append(_ instruction: RegularExpression.Instruction) {
    if program.count >= RegularExpression.maximumLength {
      isTooLong = true
      return
    }
    program.append(instruction)
  }

  mutating func compile(_ pattern: PatternNode) {
    if isTooLong { return }
    switch pattern {
    case .set(let set):
      let number = setNumbers[set] ?? Int32(sets.count)
      if number == sets.count {
        sets.append(set)
        setNumbers[set] = number
      }
      append(.init(kind: .set, a: number))
    case .assertion(let assertion): append(.init(kind: .assertion, a: assertion.rawValue))
    case .sequence(let parts): for part in parts { compile(part) }
    case .alternatives(let branches): compile(branches)
    case .group(nil, let inner): compile(inner)
    case .group(let number?, let inner):
      append(.init(kind: .save, a: Int32(number * 2)))
      compile(inner)
      append(.init(kind: .save, a: Int32(number * 2 + 1)))
    case .repetition(let part, let least, let most, let isGreedy):
      compile(part, least, most, isGreedy)
    }
  }

  private mutating func compile(_ branches: [PatternNode]) {
    var jumps: [Int] = []
    for branch in branches.dropLast() {
      let split = program.count
      append(.init(kind: .split, a: end + 1))
      compile(branch)
      jumps.append(program.count)
      append(.init(kind: .jump))
      if isTooLong { return }
      program[split].b = end
    }
    compile(branches[branches.count - 1])
    if isTooLong { return }
    for jump in jumps { program[jump].a = end }
  }

  private mutating func compile(_ part: PatternNode, _ least: Int, _ most: Int?, _ isGreedy: Bool) {
    for _ in 0..<least {
      let start = program.count
      compile(part)
      // What is empty is so however often, and nothing is added to what is too long.
      if program.count == start { break }
    }
    guard let most else {
      let split = program.count
      append(.init(kind: .split))
      compile(part)
      append(.init(kind: .jump, a: Int32(split)))
      if !isTooLong { setSplit(split, isGreedy) }
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      if isTooLong { return }
      splits.append(program.count)
      append(.init(kind: .split))
      compile(part)
    }
    if isTooLong { return }
    for split in splits { setSplit(split, isGreedy) }
  }

  /// Goes on behind it or at the end, and prefers the first when it is greedy.
  private mutating func setSplit(_ split: Int, _ isGreedy: Bool) {
    let into = Int32(split + 1)
    (program[split].a, program[split].b) = isGreedy ? (into, end) : (end, into)
  }

  /// What a match can start with; nil when it can be empty.
  var firstBytes: ByteSet? {
    var bytes = ByteSet()
    var seen = Array(repeating: false, count: program.count)
    var pending: [Int32] = [0]
    while let at = pending.popLast() {
      if seen[Int(at)] { continue }
      seen[Int(at)] = true
      let instruction = program[Int(at)]
      switch instruction.kind {
      case .set: bytes.formUnion(sets[Int(instruction.a)])
      case .match: return nil
      case .jump: pending.append(instruction.a)
      case .split: pending += [instruction.a, instruction.b]
      case .save, .assertion: pending.append(at + 1)
      }
    }
    return bytes
  }
}

/// Follows all the ways in which a pattern may match at once (Pike's machine): at each byte there is
/// at most one thread for each instruction.
struct PatternMatcher {
  private let pattern: RegularExpression
  private let text: [UInt8]
  private let slotCount: Int
  private var current: Threads
  private var previous: Threads
  private var pending: [Pending] = []
  private var found: [Int32]?

  /// The instructions at which threads stand, in the order of their preference.
  private struct Threads {
    var instructions: [Int32] = []
    var slots: [Int32] = []
    /// When each instruction was last added.
    var added: [Int32]

    init(count: Int) {
      added = Array(repeating: -1, count: count)
    }

    mutating func removeAll() {
      instructions.removeAll(keepingCapacity: true)
      slots.removeAll(keepingCapacity: true)
    }
  }

  private enum Pending {
    case instruction(Int32)
    /// Gives a slot back its value.
    case restore(Int, Int32)
  }

  init(_ pattern: RegularExpression, _ text: [UInt8], slotCount: Int) {
    self.pattern = pattern
    self.text = text
    self.slotCount = slotCount
    current = Threads(count: pattern.program.count)
    previous = Threads(count: pattern.program.count)
  }

  /// The slots of the best match, empty when none are wanted; nil without a match.
  mutating func run(_ steps: inout Int) throws(EvaluationFailure) -> [Int32]? {
    var position = 0
    while true {
      if current.instructions.isEmpty {
        if found != nil || (pattern.isAnchored && position > 0) { return found }
        if let firstBytes = pattern.firstBytes {
          let start = position
          while position < text.count, !firstBytes.contains(text[position]) { position += 1 }
          steps -= position - start
          if position == text.count { return nil }
        }
      }
      if found == nil {
        add(0, Array(repeating: -1, count: slotCount), at: position, &steps)
      }
      if position == text.count { takeMatch() }
      if position == text.count || (slotCount == 0 && found != nil) { return found }
      try advance(over: text[position], at: position, &steps)
      position += 1
    }
  }

  private mutating func advance(
    over byte: UInt8, at position: Int, _ steps: inout Int
  ) throws(EvaluationFailure) {
    steps -= current.instructions.count + 1
    if steps < 0 { throw EvaluationFailure() }
    swap(&current, &previous)
    current.removeAll()
    for index in previous.instructions.indices {
      let instruction = pattern.program[Int(previous.instructions[index])]
      let slots =
        slotCount == 0 ? [] : Array(previous.slots[index * slotCount..<(index + 1) * slotCount])
      if instruction.kind == .match {
        // Those behind it are worse.
        found = slots
        break
      }
      if pattern.sets[Int(instruction.a)].contains(byte) {
        add(previous.instructions[index] + 1, slots, at: position + 1, &steps)
      }
    }
  }

  /// The best thread that is done.
  private mutating func takeMatch() {
    for index in current.instructions.indices
    where pattern.program[Int(current.instructions[index])].kind == .match {
      found = Array(current.slots[index * slotCount..<(index + 1) * slotCount])
      return
    }
  }

  /// Adds threads at an instruction and at all that follow without a byte, each a step: at one byte no
  /// more than a few for each instruction.
  private mutating func add(
    _ start: Int32, _ initial: [Int32], at position: Int, _ steps: inout Int
  ) {
    var slots = initial
    if slotCount > 0, start == 0 { slots[0] = Int32(position) }
    pending.append(.instruction(start))
    while let item = pending.popLast() {
      guard case .instruction(let at) = item else {
        if case .restore(let slot, let value) = item { slots[slot] = value }
        continue
      }
      steps -= 1
      if current.added[Int(at)] == Int32(position) { continue }
      current.added[Int(at)] = Int32(position)
      let instruction = pattern.program[Int(at)]
      switch instruction.kind {
      case .jump: pending.append(.instruction(instruction.a))
      case .split:
        pending.append(.instruction(instruction.b))
        pending.append(.instruction(instruction.a))
      case .assertion:
        if holds(PatternAssertion(rawValue: instruction.a)!, at: position) {
          pending.append(.instruction(at + 1))
        }
      case .save:
        if slotCount > 0 {
          pending.append(.restore(Int(instruction.a), slots[Int(instruction.a)]))
          slots[Int(instruction.a)] = Int32(position)
        }
        pending.append(.instruction(at + 1))
      case .match:
        if slotCount == 0 {
          found = []
          pending.removeAll(keepingCapacity: true)
          return
        }
        slots[1] = Int32(position)
        current.instructions.append(at)
        current.slots += slots
      case .set:
        current.instructions.append(at)
        current.slots += slots
      }
    }
  }

  private func holds(_ assertion: PatternAssertion, at position: Int) -> Bool {
    let newline = UInt8(ascii: "\n")
    switch assertion {
    case .textStart: return position == 0
    case .textEnd: return position == text.count
    case .lastLineEnd:
      return position == text.count
        || (position == text.count - 1 && text[position] == newline)
    case .lineStart:
      return position == 0 || (text[position - 1] == newline && position < text.count)
    case .lineEnd: return position == text.count || text[position] == newline
    case .wordBoundary, .noWordBoundary:
      let before = position > 0 && ASCII.isNamePart(text[position - 1])
      let after = position < text.count && ASCII.isNamePart(text[position])
      return (before != after) == (assertion == .wordBoundary)
    }
  }
}

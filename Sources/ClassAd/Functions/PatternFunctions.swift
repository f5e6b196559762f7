extension Evaluation {
  /// `RegExp(pattern, text)`, `RegExpMember(pattern, list)`, `regexps(pattern, text, replacement)`,
  /// each with options as the last argument.
  mutating func ofPatterns(_ call: Call) throws(EvaluationFailure) -> Value {
    let needed = call.function == .regExps ? 3 : 2
    guard call.count == needed || call.count == needed + 1 else { return .error }
    let values = try arguments(of: call)
    if values.contains(where: \.isError) { return .error }
    if values.contains(where: \.isUndefined) { return .undefined }
    guard case .string(let pattern) = values[0] else { return .error }
    var letters = ByteString("")
    if call.count > needed {
      guard case .string(let given) = values[needed] else { return .error }
      letters = given
    }
    if call.function == .regExpMember {
      guard case .list(let list) = values[1] else { return .error }
      return try matchMember(list, pattern, letters, call)
    }
    guard case .string(let text) = values[1] else { return .error }
    guard call.function == .regExps else {
      guard let pattern = self.pattern(pattern, letters, call) else { return .error }
      return .boolean(try pattern.matches(text.bytes, steps: &steps))
    }
    guard case .string(let replacement) = values[2],
      let pattern = self.pattern(pattern, letters, call)
    else { return .error }
    return try replace(pattern, text, replacement)
  }

  /// The compiled pattern; nil when it is none.
  private mutating func pattern(
    _ text: ByteString, _ letters: ByteString, _ call: Call
  ) -> RegularExpression? {
    if call.node.c > 0 { return call.program.patterns[Int(call.node.c) - 1] }
    steps -= 100 + text.bytes.count * 10
    return try? RegularExpression(text.bytes, options: .init(letters: letters.bytes))
  }

  /// Whether any element matches. An element that is no string is an error, unless one before it
  /// matches.
  private mutating func matchMember(
    _ list: ValueList, _ text: ByteString, _ letters: ByteString, _ call: Call
  ) throws(EvaluationFailure) -> Value {
    if case .constants(let values) = list.elements, call.node.c > 0,
      let pattern = call.program.patterns[Int(call.node.c) - 1]
    {
      return try Self.match(pattern, any: values, &steps)
    }
    var compiled: RegularExpression??
    for index in 0..<list.count {
      let element: Value
      do {
        element = try self.element(index, of: list, in: call.frame)
      } catch {
        return .error
      }
      guard case .string(let candidate) = element else { return .error }
      let pattern = compiled ?? self.pattern(text, letters, call)
      compiled = pattern
      // A pattern that is none makes an error of each comparison, and none of the whole.
      guard let pattern else { continue }
      if try pattern.matches(candidate.bytes, steps: &steps) { return .boolean(true) }
    }
    return .boolean(false)
  }

  /// The same for what nearly all calls are: a pattern that is written out, and published values.
  private static func match(
    _ pattern: RegularExpression, any values: [Value], _ steps: inout Int
  ) throws(EvaluationFailure) -> Value {
    for value in values {
      steps -= 1
      guard case .string(let text) = value else { return .error }
      if try pattern.matches(text.bytes, steps: &steps) { return .boolean(true) }
    }
    return .boolean(false)
  }

  /// The replacement, `\1` in it being what the first group matched; nothing without a match.
  private mutating func replace(
    _ pattern: RegularExpression, _ text: ByteString, _ replacement: ByteString
  ) throws(EvaluationFailure) -> Value {
    guard let groups = try pattern.groups(in: text.bytes, steps: &steps) else {
      return .string("")
    }
    // Groups behind the last one that took part do not count, in the library.
    let count = (groups.lastIndex { $0 != nil } ?? -1) + 1
    var result: [UInt8] = []
    var index = 0
    let bytes = replacement.bytes
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
        ASCII.isDigit(bytes[index + 1])
      {
        let number = Int(bytes[index + 1] - UInt8(ascii: "0"))
        guard number < count else { return .error }
        if let range = groups[number] { result += text.bytes[range] }
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
      if result.count > limits.stringLength { throw EvaluationFailure() }
    }
    steps -= result.count
    return .string(ByteString(unchecked: result))
  }
}

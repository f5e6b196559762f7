extension Evaluation {
  mutating func ofStrings(_ call: Call) throws(EvaluationFailure) -> Value {
    switch call.function {
    case .strCat: return try concatenate(call)
    case .substr: return try substring(call)
    case .strCmp, .stricmp: return try compareStrings(call)
    default:
      guard call.count == 1 else { return .error }
      let value = Conversion.string(try argument(0, of: call))
      guard case .string(let text) = value else { return value }
      steps -= text.bytes.count
      let isUpper = call.function == .toUpper
      return .string(
        ByteString(unchecked: text.bytes.map(isUpper ? ASCII.uppercase : ASCII.lowercase)))
    }
  }

  /// All arguments as strings, up to the first that cannot be one.
  private mutating func concatenate(_ call: Call) throws(EvaluationFailure) -> Value {
    var result: [UInt8] = []
    for index in 0..<call.count {
      let value = Conversion.string(try argument(index, of: call))
      guard case .string(let text) = value else { return value }
      result += text.bytes
      if result.count > limits.stringLength { throw EvaluationFailure() }
    }
    steps -= result.count
    return .string(ByteString(unchecked: result))
  }

  /// `substr(text, offset, length)`, as in Perl: what is negative counts from the end.
  private mutating func substring(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count == 2 || call.count == 3 else { return .error }
    let values = try arguments(of: call)
    if values.contains(where: \.isUndefined) { return .undefined }
    guard case .string(let text) = values[0], case .integer(let offset) = values[1] else {
      return .error
    }
    let count = text.bytes.count
    // An offset before the start ends the library's program.
    let start = max(0, min(offset < 0 ? count + Int(offset) : Int(offset), count))
    var length = count - start
    if values.count == 3 {
      guard case .integer(let given) = values[2] else { return .error }
      length =
        given > 0 ? min(Int(given), length) : given == 0 ? 0 : max(0, length + Int(given))
    }
    return .string(ByteString(unchecked: Array(text.bytes[start..<start + length])))
  }

  private mutating func compareStrings(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count == 2 else { return .error }
    let values = try arguments(of: call)
    if values.contains(where: \.isUndefined) { return .undefined }
    guard let left = Conversion.text(values[0]), let right = Conversion.text(values[1]) else {
      return .error
    }
    return .integer(
      call.function == .strCmp
        ? ASCII.compare(left.bytes, right.bytes) : ASCII.compareFolded(left.bytes, right.bytes))
  }
}

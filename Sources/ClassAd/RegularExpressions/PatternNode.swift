/// A regular expression, read.
indirect enum PatternNode {
  case set(ByteSet)
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// nil: it is not remembered.
  case group(Int?, PatternNode)
  /// nil: any number.
  case repetition(PatternNode, least: Int, most: Int?, isGreedy: Bool)
}

/// What must hold between two bytes.
enum PatternAssertion: Int32 {
  case textStart, textEnd
  /// At the end, or before a newline that is the last byte.
  case lastLineEnd
  case lineStart, lineEnd
  case wordBoundary, noWordBoundary
}

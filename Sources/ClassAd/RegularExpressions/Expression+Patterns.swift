extension Expression {
  /// The patterns that are written out in it, for `RegExp` and its like, and that only PCRE may read.
  ///
  /// The WMS's library has PCRE. Here such a call comes to `error`, as with a pattern that is none.
  public var unsupportedPatterns: [StringLiteral] {
    var found: [StringLiteral] = []
    visitPatterns { pattern, options in
      do throws(PatternReader.Failure) {
        _ = try RegularExpression(pattern.bytes, options: options)
      } catch {
        if error == .unsupported, !found.contains(pattern) { found.append(pattern) }
      }
    }
    return found
  }

  private func visitPatterns(_ visit: (StringLiteral, RegularExpression.Options) -> Void) {
    if case .function(let name, let arguments) = self,
      case .literal(.string(let pattern))? = arguments.first?.unwrapped
    {
      let place: Int? =
        switch Function(name) {
        case .regExp, .regExpMember: 2
        case .regExps: 3
        case .listAttrRegEx: arguments.count
        default: nil
        }
      if let place {
        var letters: [UInt8] = []
        if case .literal(.string(let given))? = arguments.dropFirst(place).first?.unwrapped {
          letters = given.bytes
        }
        visit(pattern, .init(letters: letters))
      }
    }
    for part in parts { part.visitPatterns(visit) }
  }
}

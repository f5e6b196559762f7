import LDAPTypes

/// One of the requests of a search, and how far it is answered.
struct SnapshotQuery {
  let request: SearchRequest
  let program: FilterProgram
  let prefilter: Prefilter
  private var selection: AttributeSelection
  let base: PreparedName
  var result = SearchResult(resultCode: .success)
  /// The names of what was handed on, as hashes by a key of this process: no file can choose equal ones.
  private var known: Set<Int> = []
  /// Whether no more entries are wanted.
  var isDone = false

  /// - Parameter other: The query before: where both ask the same, of other entries, what was made ready
  ///   for it serves this one too.
  init(_ request: SearchRequest, _ schema: Schema, after other: SnapshotQuery?) {
    self.request = request
    if let other, other.request.filter == request.filter {
      program = other.program
      prefilter = other.prefilter
    } else {
      program = FilterProgram(request.filter, schema)
      prefilter = Prefilter(program)
    }
    if let other, other.request.attributes == request.attributes {
      selection = other.selection
    } else {
      selection = AttributeSelection(request.attributes, schema)
    }
    base = schema.prepared(request.base)
  }

  /// Whether an entry of that name is one of those that the scope takes in.
  func covers(_ name: PreparedName) -> Bool {
    // The root DSE stands above all entries, but is no part of the tree.
    if base.rdns.isEmpty { return name.rdns.isEmpty && request.scope == .base }
    let depth = name.rdns.count - base.rdns.count
    let isInScope =
      switch request.scope {
      case .base: depth == 0
      case .oneLevel: depth == 1
      case .subtree: depth >= 0
      case .children: depth > 0
      }
    return isInScope && base.isAtOrAbove(name)
  }

  /// What to hand on of an entry that the scope takes in; nil when the filter does not match.
  mutating func answer(with subject: FilterProgram.Subject) -> Entry? {
    program.evaluate(subject) == true ? selection.select(subject) : nil
  }

  /// Whether an entry is handed on: not one whose name was, nor more than are wanted.
  ///
  /// - Parameter name: Its name's hash.
  mutating func admits(_ name: Int) -> Bool {
    if isDone { return false }
    if request.sizeLimit > 0, result.entryCount == request.sizeLimit {
      if !known.contains(name) { finish(.sizeLimitExceeded) }
      return false
    }
    guard known.insert(name).inserted else { return false }
    result.entryCount += 1
    // There is but one entry of that name.
    if request.scope == .base { finish(.success) }
    return true
  }

  mutating func finish(_ code: ResultCode) {
    if result.resultCode == .success { result.resultCode = code }
    isDone = true
  }
}

import LDAPTypes

/// Searches one file after the other for what some requests ask.
struct SnapshotSearch {
  /// How many requests one search answers: a record has a bit for each.
  static let maximumCount = 64

  private var queries: [SnapshotQuery]
  /// One for each base that is asked for, and which one a query has.
  private var locators: [BaseLocator] = []
  private var locatorPlaces: [Int] = []
  /// The files of which only parts were read.
  private var partlyRead: [(path: String, map: NameMap)] = []
  private let deadlines: [ContinuousClock.Instant?]

  private let schema: Schema
  private let options: LDIFReadOptions
  private let files: SnapshotFiles
  private var marks: SnapshotMarks
  private var resolver: AttributeResolver
  /// The name that was read last.
  private var neighbor: (dn: DistinguishedName, name: PreparedName)?
  private var raw = RawRecord()
  private var findings = SnapshotFindings()
  /// Which run the record in question is in, and what is to be handed on of that run once all of it was read.
  private var runs = RecordRuns()
  private var kept = UpdateOrder<KeptAnswer>()
  private var keptRun = 0
  /// Whether the file that was read last ends before its end.
  private var isBroken = false

  /// An answer to one of the requests.
  private struct KeptAnswer {
    let request: Int
    let entry: Entry
    /// The hash of the entry's name.
    let name: Int
  }

  init(
    _ requests: [SearchRequest], of files: SnapshotFiles, schema: Schema, options: LDIFReadOptions
  ) {
    var queries: [SnapshotQuery] = []
    for request in requests {
      queries.append(SnapshotQuery(request, schema, after: queries.last))
    }
    self.queries = queries
    self.files = files
    self.schema = schema
    self.options = options
    let now = ContinuousClock.now
    deadlines = requests.map { $0.timeLimit.map { now + $0 } }
    marks = SnapshotMarks(queries, schema: schema)
    resolver = AttributeResolver(schema: schema)
    var places: [PreparedName: Int] = [:]
    for query in queries {
      if places[query.base] == nil {
        places[query.base] = locators.count
        locators.append(BaseLocator(query.request.base, schema))
      }
      let place = places[query.base] ?? 0
      locators[place].queries |= 1 << UInt64(locatorPlaces.count)
      locatorPlaces.append(place)
    }
  }

  /// Whether no request wants more entries.
  var isDone: Bool { queries.allSatisfy(\.isDone) }

  /// How each request ended.
  ///
  /// - Throws: What is wrong with the files when nothing in them is LDIF.
  func results() throws(LDIFReadError) -> [SearchResult] {
    try findings.requireLDIF()
    return queries.indices.map { place in
      var result = queries[place].result
      if queries[place].isDone { return result }
      let locator = locators[locatorPlaces[place]]
      if !locator.isFound {
        result.resultCode = .noSuchObject
        result.matchedDN = locator.matchedDN
      }
      findings.report(in: &result)
      return result
    }
  }

  /// Reads a file, or what of it is needed.
  mutating func read(
    _ path: String, receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws {
    let file = try files.open(path)
    let stamp = file.stamp
    runs = RecordRuns()
    if let map = files[path], map.stamp == stamp {
      if let names = nameFilter {
        try read(file, at: path, map, names, receive)
      } else {
        _ = try read(file, nil, receive)
      }
    } else {
      files[path] = try read(file, stamp.map { NameMap($0, options: options) }, receive)
    }
    try handOnKept(receive)
  }

  /// Reads a whole file, and makes a map of it when there is one to begin with.
  private mutating func read(
    _ file: consuming FileSource, _ map: consuming NameMap?,
    _ receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> NameMap? {
    let path = file.name
    var map = map
    let before = findings
    var content = ContentScan(path, options: options)
    var queue = ChunkQueue(ChunkSource(whole: file, options: options), options: options)
    var parser = RecordParser(options: options, holdsChanges: false)
    while !isDone {
      guard try advance(&queue, in: path) else {
        guard let problem = content.problem else { return isBroken ? nil : map }
        // That is what is wrong with each of its records. Without a map, the next search finds it too.
        findings = before
        findings.note { problem }
        return nil
      }
      let line = queue.line
      // A map has no gaps.
      if queue.chunk.skippedLines > 0 || map?.isFull == true { map = nil }
      let chunk = queue.chunk.bytes.span.extracting(..<queue.chunk.count)
      findings.lookForNames(in: chunk, queue.chunk.index)
      content.look(at: chunk, queue.chunk.index, line: line)
      marks.clear(queue.chunk)
      marks.mark(chunk, queue.chunk.index, for: queries)
      marks.markNames(chunk, queue.chunk.index, for: locators)
      map?.add(chunk, queue.chunk.index, line: line)
      runs.begin(chunk, queue.chunk.index)
      try take(chunk, queue.chunk.index, &parser, path, receive) { line }
      try checkDeadlines(receive)
    }
    return nil
  }

  /// Goes on to the next chunk, past records that are too long; false at the end, or where the rest cannot be read.
  private mutating func advance(_ queue: inout ChunkQueue, in path: String) throws -> Bool {
    isBroken = false
    while true {
      let outcome = queue.advance { marks.anchors(in: $0) }
      let problem: LDIFReadError.Problem
      switch outcome {
      case .chunk: return true
      case .end: return false
      case .recordTooLong: problem = .recordTooLong(limit: options.recordLimit)
      case .failure(let error): problem = .unreadable(error.reason)
      }
      let error = LDIFReadError(source: path, line: queue.line, column: 1, problem: problem)
      findings.note { error }
      guard case .recordTooLong = outcome else {
        // What stands before counts, as with a server that breaks off.
        isBroken = true
        return false
      }
    }
  }

  /// What tells records by their names; nil when some query's base cannot be told so.
  private var nameFilter: NameFilter? {
    let asking = queries.indices.filter { !queries[$0].isDone }
    return NameFilter(
      asking.map { (queries[$0].request.base, 1 << UInt64($0)) }, schema: schema, options: options)
  }

  /// Reads those parts of a file that can hold what the queries ask for.
  private mutating func read(
    _ file: consuming FileSource, at path: String, _ map: NameMap, _ names: NameFilter,
    _ receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws {
    let name = file.name
    // All of it was looked at before.
    findings.hasNames = true
    let parts = ChunkSource(map.stretches(holding: names.tokens), of: file)
    var queue = ChunkQueue(parts, names: names, options: options)
    var parser = RecordParser(options: options, holdsChanges: false)
    while !isDone, try advance(&queue, in: name) {
      let chunk = queue.chunk.bytes.span.extracting(..<queue.chunk.count)
      let stretch = queue.chunk.stretch
      marks.clear(queue.chunk)
      marks.mark(chunk, queue.chunk.index, for: queries)
      if let stretch { runs.begin(stretch) }
      try take(chunk, queue.chunk.index, &parser, name, receive) { [files] in
        try stretch.map { try Self.line(of: $0, in: files.open(path)) } ?? 0
      }
      try checkDeadlines(receive)
    }
    partlyRead.append((path, map))
  }

  /// Looks for what stands above bases that are not there, in files of which parts were read.
  mutating func findBases() throws {
    let known = findings
    for (path, map) in partlyRead where unlocated != 0 && !isDone {
      let file = try files.open(path)
      let name = file.name
      guard file.stamp == map.stamp else { continue }
      let parts = ChunkSource(map.stretches(holding: nil), of: file)
      var queue = ChunkQueue(parts, options: options)
      var parser = RecordParser(options: options, holdsChanges: false)
      while !isDone, try advance(&queue, in: name) {
        let chunk = queue.chunk.bytes.span.extracting(..<queue.chunk.count)
        marks.clear(queue.chunk)
        marks.markNames(chunk, queue.chunk.index, for: locators)
        try take(chunk, queue.chunk.index, &parser, name, { _, _ in }, line: { 0 })
        try checkDeadlines { _, _ in }
      }
    }
    // What matters to the answers was found before.
    findings = known
  }

  /// The queries whose bases are not found yet, as bits.
  private var unlocated: UInt64 {
    locators.reduce(0) { $1.isFound ? $0 : $0 | $1.queries }
  }

  /// The number of a stretch's first line.
  private static func line(
    of stretch: NameMap.Stretch, in file: borrowing FileSource
  ) throws(LDIFReadError) -> Int {
    var bytes: [UInt8] = []
    do throws(ByteSourceError) {
      try file.read(stretch.chunk.offset..<stretch.range.lowerBound, into: &bytes)
    } catch {
      throw LDIFReadError(
        source: file.name, line: 0, column: 0, problem: .unreadable(error.reason))
    }
    return stretch.chunk.line + bytes.span.feedCount
  }

  /// Reads the records that are marked, of a chunk whose first one's run was begun.
  ///
  /// - Parameter line: Tells the number of the first line.
  private mutating func take(
    _ chunk: Span<UInt8>, _ index: RecordIndex, _ parser: inout RecordParser, _ path: String,
    _ receive: (_ request: Int, _ entry: Entry) throws -> Void, line: () throws -> Int
  ) throws {
    for place in index.records.indices {
      runs.advance(to: place, of: index)
      if !kept.isEmpty, keptRun != runs.number { try handOnKept(receive) }
      let range = index.range(place, chunk.count)
      // Only a file's last line has no end: it may be half of what it was.
      let isCut =
        range.upperBound == chunk.count && chunk[range.upperBound - 1] != UInt8(ascii: "\n")
      if isCut { files.note(unended: path) }
      guard
        marks.wanted[place] != 0 || marks.named[place] & unlocated != 0 || isCut
      else { continue }
      let wanted = marks.wanted[place]
      let subject: FilterProgram.Subject?
      do throws(LDIFReadError) {
        subject = try read(chunk.extracting(range), wanted, isCut: isCut, &parser, path)
      } catch {
        try findings.note {
          let above = chunk.extracting(..<range.lowerBound).feedCount
          return error.moved(down: try line() - 1 + above)
        }
        continue
      }
      if let subject {
        try hand(
          on: subject, wanted, isAlone: RecordRuns.isAlone(place, of: index), receive)
      }
    }
  }

  /// Reads a record; nil when it is none, or when no query asks for entries of its name.
  ///
  /// - Parameters:
  ///   - wanted: The queries that want it, as bits.
  ///   - isCut: Whether it is read in any case, as far as it goes.
  private mutating func read(
    _ record: Span<UInt8>, _ wanted: UInt64, isCut: Bool, _ parser: inout RecordParser,
    _ path: String
  ) throws(LDIFReadError) -> FilterProgram.Subject? {
    var at = 0
    var number = 1
    raw.read(record, at: &at, number: &number, leniency: options.leniency)
    for error in raw.flawErrors(source: path) where !options.grants(error.problem) { throw error }
    do throws(RecordParser.Fault) {
      guard let dn = try parser.parseName(raw) else {
        _ = try parser.parse(raw)
        for case .searchTrailer(let text) in parser.warnings.map(\.problem) {
          findings.note(trailer: text, in: path)
        }
        return nil
      }
      findings.hasNames = true
      let name = schema.prepared(dn, like: neighbor)
      neighbor = (dn, name)
      for place in locators.indices where !locators[place].isFound {
        locators[place].see(dn, name)
      }
      let isAsked = queries.indices.contains { wanted.hasBit($0) && queries[$0].covers(name) }
      guard isAsked || isCut, case .content(let entry) = try parser.parse(raw), isAsked else {
        return nil
      }
      return FilterProgram.Subject(
        entry: entry, attributes: resolver.resolve(entry), name: name)
    } catch {
      throw raw.error(error, record, source: path)
    }
  }

  /// Hands an entry on, or keeps it until its run has come.
  ///
  /// - Parameter isAlone: Whether it is known to be all of its run.
  private mutating func hand(
    on subject: FilterProgram.Subject, _ wanted: UInt64, isAlone: Bool,
    _ receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws {
    for place in queries.indices
    where wanted.hasBit(place) && !queries[place].isDone && queries[place].covers(subject.name) {
      guard let entry = queries[place].answer(with: subject) else { continue }
      let name = subject.name.hashValue
      // One entry has no order.
      if isAlone || queries[place].request.scope == .base {
        if queries[place].admits(name) { try receive(place, entry) }
      } else {
        keptRun = runs.number
        kept.append(KeptAnswer(request: place, entry: entry, name: name), named: entry.dn)
      }
    }
  }

  /// Hands on what was kept of a run.
  private mutating func handOnKept(
    _ receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws {
    for answer in kept.take() where queries[answer.request].admits(answer.name) {
      try receive(answer.request, answer.entry)
    }
  }

  private mutating func checkDeadlines(
    _ receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws {
    let now = ContinuousClock.now
    for place in queries.indices where !queries[place].isDone {
      if let deadline = deadlines[place], now >= deadline {
        try handOnKept(receive)
        queries[place].finish(.timeLimitExceeded)
      }
    }
  }
}

extension UInt64 {
  fileprivate func hasBit(_ bit: Int) -> Bool { self & 1 << UInt64(bit) != 0 }
}

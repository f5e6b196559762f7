internal import GLUE
internal import LDAPTypes
public import LDIF

/// LDIF that is to be checked: entries and changes with their lines, and what is wrong with the
/// text.
public struct LDIFInput: Sendable {
  public private(set) var subjects: [Subject] = []
  public private(set) var findings: [Finding] = []
  /// What the text says of what is missing in it.
  public private(set) var gaps: [String] = []
  /// What those files are called whose last line has no end: they may have been cut off.
  public private(set) var unendedFiles: [String] = []

  /// Where the entries stand among the subjects.
  private var places: [PreparedName: Int] = [:]
  private var referrals = ReferralList()
  /// Where the entries begin that have no empty line between them and the one read last.
  private var run = 0

  public init() {}

  /// Reads all records. Where the source breaks off, what came before counts, and the rest is a gap.
  ///
  /// - Throws: When the source itself cannot be read, and nothing came of it.
  public mutating func read<Source: ByteSource & ~Copyable>(
    _ reader: consuming LDIFReader<Source>
  ) throws(LDIFReadError) {
    referrals = ReferralList()
    let known = subjects.count
    run = known
    defer { endRun() }
    while true {
      do throws(LDIFReadError) {
        let record = try reader.next()
        note(reader.warnings)
        if !reader.isJoined { endRun() }
        guard let record else {
          if reader.isUnended { unendedFiles.append(reader.name) }
          return noteReferrals(of: reader.name)
        }
        add(record, file: reader.name, line: reader.recordLine)
      } catch {
        guard error.mayContinueReading else {
          if subjects.count == known { throw error }
          gaps.append("\(error)")
          return noteReferrals(of: reader.name)
        }
        findings.append(
          Finding(.ldifUnreadable, file: error.source, line: error.line, "\(error)"))
      }
    }
  }

  /// How LDIF for checks is read: what other programs print passes, what is wrong is told.
  public static let options = LDIFReadOptions(
    leniency: [.dumps, .mixedRecords, .missingDash], trailingSpaces: .retain)

  private mutating func add(_ record: LDIFRecord, file: String, line: Int) {
    switch record {
    case .content(let entry) where entry.isPluginChange:
      let modifications = entry.merged.attributes.map {
        Modification(.replace, $0.description, $0.values)
      }
      apply(modifications, to: entry.dn, file: file, line: line)
    case .content(let entry), .change(.add(let entry), _):
      let name = EntrySet.schema.prepared(entry.dn)
      if places[name] == nil { places[name] = subjects.count }
      subjects.append(Subject(entry.merged, file: file, line: line))
    case .change(.modify(let dn, let modifications), _):
      apply(modifications, to: dn, file: file, line: line)
    case .change(let change, _):
      findings.append(
        Finding(
          .changeIgnored, dn: change.dn, file: file, line: line,
          "the entry is checked as if the change were not there"))
    }
  }

  /// Changes an entry that was read before, as bdii-update would; else keeps what is added to it.
  private mutating func apply(
    _ modifications: [Modification], to dn: DistinguishedName, file: String, line: Int
  ) {
    let name = EntrySet.schema.prepared(dn)
    guard let place = places[name] else {
      subjects.append(Subject(dn, modifications, file: file, line: line))
      return
    }
    let order: [Modification.Operation] = [.delete, .replace, .add]
    for operation in order {
      for modification in modifications where modification.operation == operation {
        subjects[place].entry.apply(modification)
      }
    }
  }

  /// Puts the subclusters of what `bdii-update -c` printed into the order in which a WMS gets them from the
  /// BDII.
  private mutating func endRun() {
    defer { run = subjects.count }
    guard subjects.count - run > 1 else { return }
    let range = run..<subjects.count
    let places = range.filter {
      !subjects[$0].isChange && subjects[$0].entry.dn.rdn?[GLUE1.subClusterUniqueID] != nil
    }
    var order = UpdateOrder<Subject>()
    for place in places { order.append(subjects[place], named: subjects[place].entry.dn) }
    for (place, subject) in zip(places, order.take()) {
      subjects[place] = subject
      let name = EntrySet.schema.prepared(subject.entry.dn)
      if let known = self.places[name], range.contains(known) { self.places[name] = place }
    }
  }

  private mutating func noteReferrals(of file: String) {
    let (urls, furtherCount) = (referrals.urls, referrals.furtherCount)
    if urls.isEmpty && furtherCount == 0 { return }
    gaps.append("\(file): \(ReferralList.words(urls, furtherCount: furtherCount))")
  }

  /// ldapsearch says at the end whether the search was whole, and where it did not ask.
  private mutating func note(_ warnings: [LDIFReadError]) {
    for warning in warnings {
      guard case .searchTrailer(let text) = warning.problem else { continue }
      let words = text.split(separator: " ")
      guard words.count > 1 else { continue }
      switch words[0].lowercased() {
      case "result:" where words[1] != "0":
        gaps.append("\(warning.source) ends with \"\(text)\"")
      case "ref:": referrals.append(String(words[1]))
      default: continue
      }
    }
  }
}

extension Entry {
  /// Whether it is what older GIP plugins print of another program's entry, the values that bdii-update
  /// puts in the place of those that an attribute has: every whole entry has a class.
  fileprivate var isPluginChange: Bool { self["objectClass"].isEmpty && !attributes.isEmpty }

  /// The entry with the values of each attribute in one place.
  fileprivate var merged: Entry {
    var merged = Entry(dn: dn)
    var places: [AttributeDescription: Int] = [:]
    for attribute in attributes {
      if let place = places[attribute.description] {
        merged.attributes[place].values += attribute.values
      } else {
        places[attribute.description] = merged.attributes.count
        merged.attributes.append(attribute)
      }
    }
    return merged
  }
}

extension Entry {
  /// Changes one attribute as bdii-update does it: an attribute that is absent is not replaced, and
  /// no value stands there twice.
  fileprivate mutating func apply(_ modification: Modification) {
    let name = modification.attribute
    let present = self[name]
    let values: [AttributeValue]
    switch modification.operation {
    case .add: values = present + modification.values.filter { !present.contains($0) }
    case .replace:
      values = present.isEmpty || modification.values.isEmpty ? present : modification.values
    case .delete:
      values =
        modification.values.isEmpty ? [] : present.filter { !modification.values.contains($0) }
    case .increment: values = present
    }
    attributes.removeAll { $0.description == name }
    if !values.isEmpty { attributes.append(Attribute(name, values)) }
  }
}

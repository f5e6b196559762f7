/// An ad: attributes by name, each a value or an expression.
public struct ClassAd: Sendable {
  private(set) var entries: [Entry] = []
  /// By hash: 1 + the index of an entry, 0 for none; its size is a power of two. Empty while the
  /// entries are few: then a look at all of them is faster.
  private var table: [UInt32] = []

  struct Entry: Sendable {
    let name: AttributeName
    var slot: Slot
  }

  /// What a name means.
  enum Slot: Sendable {
    case value(Value)
    case program(Program)
  }

  /// No attributes.
  public init() {}

  /// - Parameter attributes: The last one of a name counts.
  public init(_ attributes: [Expression.Attribute]) {
    for attribute in attributes { self[attribute.name] = attribute.value }
  }

  /// The names, in the order in which they came.
  public var names: [AttributeName] { entries.map(\.name) }

  public var count: Int { entries.count }

  /// The index of an attribute's entry.
  @inline(__always)
  func index(of name: AttributeName) -> Int? {
    if table.isEmpty { return entries.firstIndex { $0.name == name } }
    let mask = table.count - 1
    var at = Int(truncatingIfNeeded: name.hash) & mask
    while true {
      let index = Int(table[at]) - 1
      if index < 0 { return nil }
      if entries[index].name == name { return index }
      at = (at + 1) & mask
    }
  }

  func slot(of name: AttributeName) -> Slot? {
    index(of: name).map { entries[$0].slot }
  }

  /// Sets an attribute to a value that needs no evaluation.
  public mutating func set(_ name: AttributeName, to value: Value) {
    set(name, to: .value(value))
  }

  private mutating func set(_ name: AttributeName, to slot: Slot) {
    if let index = index(of: name) {
      entries[index].slot = slot
      return
    }
    entries.append(Entry(name: name, slot: slot))
    if entries.count * 2 > table.count { rebuildTable() } else { link(entries.count - 1) }
  }

  private mutating func rebuildTable() {
    guard entries.count > 8 else {
      table = []
      return
    }
    var size = 8
    while size < entries.count * 3 { size *= 2 }
    table = Array(repeating: 0, count: size)
    for index in entries.indices { link(index) }
  }

  private mutating func link(_ index: Int) {
    let mask = table.count - 1
    var at = Int(truncatingIfNeeded: entries[index].name.hash) & mask
    while table[at] != 0 { at = (at + 1) & mask }
    table[at] = UInt32(index + 1)
  }

  /// The expression of an attribute; nil when there is none.
  public subscript(name: AttributeName) -> Expression? {
    get {
      switch slot(of: name) {
      case .program(let program): program.expression
      case .value(let value): value.expression
      case nil: nil
      }
    }
    set {
      if let newValue {
        set(name, to: Program(newValue).slot)
      } else if let index = index(of: name) {
        entries.remove(at: index)
        rebuildTable()
      }
    }
  }

  /// Adds another ad's attributes, which replace those of the same name (`ClassAd::Update`).
  public mutating func update(with other: ClassAd) {
    for entry in other.entries { set(entry.name, to: entry.slot) }
  }
}

extension ClassAd: CustomStringConvertible {
  /// The ad as text, on one line.
  public var description: String { text(libraryForm: false) }

  func text(libraryForm: Bool) -> String {
    let attributes = entries.map { entry in
      let value =
        switch entry.slot {
        case .program(let program):
          ExpressionPrinter.print(program.expression, libraryForm: libraryForm)
        case .value(let value): value.text(libraryForm: libraryForm)
        }
      return ExpressionPrinter.identifier(entry.name) + " = " + value
    }
    return attributes.isEmpty && !libraryForm
      ? "[ ]" : "[ \(attributes.joined(separator: "; ")) ]"
  }
}

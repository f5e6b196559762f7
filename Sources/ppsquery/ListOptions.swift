import ArgumentParser
import CommandSupport
import Infosys
import Rollout

/// How a list is printed: what all commands share that print one. Which fields and formats there are
/// is the matter of each.
struct ListOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      How to print it: table for people; json and jsonl (one row a line) for programs; csv for \
      spreadsheets; and, of offers: ldif, the entries that say so; sites and ce, names, one a line; \
      mailto, one URL with everybody to ask. Else table.
      """, valueName: "format"), completion: Candidates.formats)
  var output: OfferFormat?

  @Option(
    help: ArgumentHelp(
      """
      What to tell of each, in table, csv, json and jsonl; of offers: \(OfferField.names). version, \
      where and found_by are told in csv as in a table, and in json by the keys that they are made of; of \
      all others csv has what json has, and IDs where that has objects. What is no field is told which \
      there are.
      """, valueName: "field,..."), completion: Candidates.fields)
  var fields: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Sort by these fields, with '-' before one that descends; else by site, product and version. \
      Contacts are in the order of their offers.
      """, valueName: "field,..."), completion: Candidates.sortFields)
  var sort: String?

  @Flag(help: "Print only how many there are: offers, or what --output would list.")
  var count = false

  var areDefault: Bool { output == nil && fields == nil && sort == nil && !count }

  /// The fields that are asked for; nil when none are.
  ///
  /// - Throws: `ValidationError` when one does not exist.
  func fields<Field: ListField>(_: Field.Type) throws -> [Field]? {
    try fields.map(Field.list(parsing:))
  }

  /// The order that is asked for; nil when none is.
  ///
  /// - Throws: `ValidationError` when a field does not exist.
  func order<Field: ListField>(by _: Field.Type) throws -> ListOrder<Field>? {
    try sort.map(ListOrder<Field>.init(parsing:))
  }

  /// - Throws: `ValidationError` when the options do not fit a list with these fields.
  func validate<Field: RowField>(for type: Field.Type) throws {
    _ = try fields(type)
    _ = try order(by: type)
    switch output {
    case .table, .json, .jsonl, .csv, nil: break
    case .ldif, .sites, .ce, .mailto:
      throw ValidationError("This list is printed as table, csv, json or jsonl.")
    }
  }

  /// Prints a list that is not one of offers.
  ///
  /// - Parameters:
  ///   - all: Whether what is over counts too.
  ///   - hidden: How many offers did not count, by what speaks against them; nil where that does not
  ///     matter.
  func print<Field: RowField>(
    _ items: [Field.Item], as type: Field.Type, _ origin: Origin, now: Timestamp,
    all: Bool = false, hidden: [Offer.Objection: Int]? = nil
  ) throws {
    let items = try order(by: type)?.sorted(items, now: now) ?? items
    let fields = try fields(type)
    if count { return try Output.write("\(items.count)\n") }
    switch output ?? .table {
    case .json:
      try Output.write(
        JSON.text(
          Report(ListReport<Field>(items, fields: fields, hidden: hidden), origin: origin)))
    case .jsonl:
      try Output.write(
        items.flatMap { try JSON.line(ListReport<Field>.Row($0, fields: fields)) })
    case .csv:
      let fields = fields ?? Array(Field.allCases)
      try Output.write(
        CSV.line(fields.map(\.rawValue))
          + items.map { item in
            CSV.line(fields.map { CSV.joined($0.value(of: item).texts) })
          }.joined())
    case .table, .ldif, .sites, .ce, .mailto:
      guard !items.isEmpty else { return }
      let table = Table(items, fields: fields ?? Field.ofTable(all: all))
      try table.print(diagnostics)
    }
  }
}

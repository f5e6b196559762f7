import ArgumentParser
import CommandSupport
import Infosys
import LDAPTypes
import Rollout

/// What a shell offers when the user presses Tab: names that are in the information system now.
///
/// It asks the BDIIs on the command line or in the environment, anonymously, all at once, for 3 s at the
/// most, and is silent when that fails. Of what sites publish, only plain names reach the shell.
///
/// ArgumentParser's script for bash looks at the word before the cursor's to know what is completed, and for
/// bash `--site=A` is three words: nobody is asked then, and nothing is offered.
enum Candidates {
  static let products = CompletionKind.custom { words, _, _ in
    names(words, of: "--product") { [$0.product].compactMap(\.self) }
  }
  static let versions = CompletionKind.custom { words, _, _ in
    names(words, of: "--version") { offer in
      let package = offer.packageVersion.flatMap { try? PackageVersion(parsing: $0) }
      return [offer.workingVersion, package?.description].compactMap(\.self)
    }
  }
  static let sites = CompletionKind.custom { words, _, _ in
    names(words, of: "--site") { [$0.site] }
  }
  static let vos = CompletionKind.custom { words, _, _ in
    names(words, of: "--vo") { $0.vos }
  }
  /// Those in which the list can be printed that the command line is about.
  static let formats = CompletionKind.custom { words, _, _ in
    let formats: [OfferFormat] =
      switch command(words) {
      case "releases", "sites", "values": [.table, .json, .jsonl, .csv]
      case "diff": [.table, .json, .jsonl]
      case nil where words.contains("--setenv"): []
      case nil where isAboutContacts(words): [.table, .json, .jsonl, .csv, .mailto]
      case nil: OfferFormat.allCases
      default: []
      }
    return formats.map(\.rawValue)
  }
  /// Those that can be shown; contacts have none.
  static let fields = CompletionKind.custom { words, _, prefix in
    isAboutContacts(words) ? [] : fieldNames(words, prefix)
  }
  static let sortFields = CompletionKind.custom { words, _, prefix in fieldNames(words, prefix) }

  /// Names of fields with commas between them: the last is completed.
  private static func fieldNames(_ words: [String], _ prefix: String) -> [String] {
    var head = prefix.lastIndex(of: ",").map { String(prefix[...$0]) } ?? ""
    let rest = prefix.dropFirst(head.count)
    let named = Set(head.split(separator: ",").map { $0.drop { $0 == "-" } })
    if rest.hasPrefix("-") { head += "-" }
    return fieldNames(words).filter { !named.contains($0[...]) }.map { head + $0 }
      .filter { $0.hasPrefix(prefix) }
  }
  static let attributes = CompletionKind.custom { _, _, prefix in
    // A shell compares with case; people do not.
    let names = GLUEAttribute.names.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
    return names.isEmpty ? GLUEAttribute.names : names
  }

  /// The command below `ppsquery` that a command line names.
  private static func command(_ words: [String]) -> String? {
    let commands = PPSQuery.configuration.subcommands.compactMap { $0.configuration.commandName }
    return words.dropFirst().first { commands.contains($0) }
  }

  /// Whether contacts are told instead of offers.
  private static func isAboutContacts(_ words: [String]) -> Bool {
    words.contains("--contacts")
      || values(words).contains { option, value in
        option == "--role" || option == "--output" && value == OfferFormat.mailto.rawValue
      }
  }

  /// The fields of the list that the command line is about.
  private static func fieldNames(_ words: [String]) -> [String] {
    switch command(words) {
    case "releases": return ReleaseField.allCases.map(\.rawValue)
    case "sites": return SiteField.allCases.map(\.rawValue)
    case "values": return ValueField.allCases.map(\.rawValue)
    case nil: return OfferField.allCases.map(\.rawValue)
    default: return []
    }
  }

  /// Names that offers have which are as the rest of the command line wants them.
  ///
  /// - Parameter option: What is being completed, and so does not narrow the offers.
  private static func names(
    _ words: [String], of option: String, _ name: (Offer) -> [String]
  ) -> [String] {
    Interruption.come(afterSeconds: 2)
    let words = joined(words)
    var query = query(values(words).filter { $0.option != option })
    // What sets a preview up asks for nothing else.
    if command(words) == "run" || words.contains("--setenv") { query.kind = .preview }
    guard let source = source(words),
      let found = try? MergedOffers(query, asking: source, now: .now)
    else { return [] }
    let offers = OfferSelection(found.list.offers, all: words.contains("--all")).offers
    return plain(offers.flatMap(name))
  }

  /// What is wanted, as far as it is typed and can be read.
  private static func query(_ values: [(option: String, value: String)]) -> OfferQuery {
    func value(_ option: String) -> String? {
      values.last { $0.option == option && !$0.value.isEmpty }?.value
    }
    return OfferQuery(
      versions: value("--version").flatMap { try? VersionRequirement(parsing: $0) },
      product: value("--product"), vo: value("--vo"), site: value("--site"),
      kind: value("--kind").flatMap(Offer.Kind.init(rawValue:)))
  }

  /// The options of a command line and what follows each, without the quotes of a shell.
  private static func values(_ words: [String]) -> [(option: String, value: String)] {
    words.enumerated().compactMap { index, word in
      guard word.hasPrefix("--") else { return nil }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      let value = parts.count > 1 ? parts[1] : words.dropFirst(index + 1).first ?? ""
      return (parts.first ?? word, value.filter { !"'\"\\".contains($0) })
    }
  }

  /// Each name once, in order; nothing that a shell could take for more than a word.
  static func plain(_ names: [String]) -> [String] {
    let plain = names.filter { name in
      (1...100).contains(name.utf8.count) && name.utf8.first?.isASCIIAlphanumeric == true
        && name.utf8.allSatisfy { $0.isASCIIAlphanumeric || "._+-".utf8.contains($0) }
    }
    return Array(Set(plain).sorted().prefix(500))
  }

  /// Whom the words of the command line name; nil when that cannot be told, needs a password, or is standard
  /// input, which is the shell's while somebody types.
  private static func source(_ words: [String]) -> (any EntrySource)? {
    var options: [String] = []
    for (option, value) in values(words) {
      switch option {
      case "--ldif" where value == "-": return nil
      case "--bdii", "--ldif", "--cacert":
        if !value.isEmpty { options += [option, value] }
      case "--starttls": options.append(option)
      case "--bind-dn", "--sasl", "--user", "--password-file": return nil
      default: break
      }
    }
    if !options.contains("--ldif") { options.append("--any") }
    return try? MergingSourceOptions.parse(options).source(patience: 1)
  }

  /// The words as they were typed: bash divides them at colons and equals signs ($COMP_WORDBREAKS), which
  /// become words of their own.
  static func joined(_ words: [String]) -> [String] {
    var joined: [String] = []
    var goesOn = false
    for word in words {
      let isBreak = !word.isEmpty && word.allSatisfy { ":=".contains($0) }
      if let last = joined.indices.last, isBreak || goesOn && !word.hasPrefix("-") {
        joined[last] += word
      } else {
        joined.append(word)
      }
      goesOn = isBreak
    }
    return joined
  }
}

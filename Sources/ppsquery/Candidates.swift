import ArgumentParser
import CommandSupport
import Infosys
import LDAPTypes
import Rollout

/// What a shell offers when the user presses Tab: names that are in the information system now.
///
/// It asks the BDIIs on the command line or in the environment, anonymously, all at once, for 2 s at the
/// most, and is silent when that fails. Of what sites publish, only plain names reach the shell.
///
/// ArgumentParser's script for bash looks at the word before the cursor's to know what is completed, and for
/// bash `--site=A` is three words: nobody is asked then, and nothing is offered.
enum Candidates {
  static let products = CompletionKind.custom { words, _, _ in
    names(words) { [$0.product].compactMap(\.self) }
  }
  static let versions = CompletionKind.custom { words, _, _ in
    names(words) { offer in
      let package = offer.packageVersion.flatMap { try? PackageVersion(parsing: $0) }
      return [offer.workingVersion, package?.description].compactMap(\.self)
    }
  }
  static let sites = CompletionKind.custom { words, _, _ in names(words) { [$0.site] } }
  static let vos = CompletionKind.custom { words, _, _ in names(words) { $0.vos } }
  static let attributes = CompletionKind.custom { _, _, prefix in
    // A shell compares with case; people do not.
    let names = GLUEAttribute.names.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
    return names.isEmpty ? GLUEAttribute.names : names
  }

  private static func names(_ words: [String], _ name: (Offer) -> [String]) -> [String] {
    Interruption.come(afterSeconds: 2)
    guard let source = source(words),
      let found = try? MergedOffers(OfferQuery(), asking: source, now: .now)
    else { return [] }
    let offers = OfferSelection(found.list.offers, all: false).offers
    return plain(offers.flatMap(name))
  }

  /// Each name once, in order; nothing that a shell could take for more than a word.
  static func plain(_ names: [String]) -> [String] {
    let plain = names.filter { name in
      (1...100).contains(name.utf8.count) && name.utf8.first.map(isAlphanumeric) == true
        && name.utf8.allSatisfy { isAlphanumeric($0) || "._+-".utf8.contains($0) }
    }
    return Array(Set(plain).sorted().prefix(500))
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Whom the words of the command line name; nil when that cannot be told, or needs a password.
  private static func source(_ words: [String]) -> (any EntrySource)? {
    var options: [String] = []
    let words = joined(words)
    for (index, word) in words.enumerated() {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let option = parts.first else { continue }
      switch option {
      case "--bdii", "--ldif", "--cacert":
        let value = parts.count > 1 ? parts[1] : words.dropFirst(index + 1).first
        if let value { options += [option, value.filter { !"'\"".contains($0) }] }
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

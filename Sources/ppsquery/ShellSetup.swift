import ArgumentParser
import CommandSupport
import Glibc
import Infosys
import LDAPTypes
import Rollout

/// What sets a shell up for one preview: variables, and a script of the site to read.
struct ShellSetup {
  /// All variables that are set, in order.
  static let names = ["PPS_SITE", "PPS_PRODUCT", "PPS_VERSION", "PPS_PATH", "PPS_SETENV"]

  /// Names and values, in order.
  let variables: [(name: String, value: String)]
  /// The folder that it is installed in.
  let path: String
  /// The setup script, in ``shell``'s language.
  let script: String?
  let shell: Shell
  /// What speaks against trusting them; nil when nothing does.
  let warning: String?

  /// - Parameters:
  ///   - selection: The previews found at the site.
  ///   - vo: The VO that asks; nil when none is named.
  ///   - shell: Whose language the script must have; nil for the one that it is published in.
  ///   - wanted: What was asked for, as a sentence wants it.
  ///   - isWhole: Whether nothing is missing from what was answered.
  /// - Throws: ``CommandFailure`` when there is not exactly one preview to use, or what the site
  ///   published about it is not safe to use.
  init(
    _ selection: OfferSelection, site: String, vo: String?, shell: Shell?, wanted: String,
    isWhole: Bool
  ) throws {
    let offer = try Self.offer(selection, site: site, wanted, isWhole: isWhole)
    let path = String(offer.path!.withoutFinalSlash)
    self.path = path
    for case (let field, let value?) in [("path", path), ("setup_script", offer.setupScript)] {
      if ["/dev", "/proc"].contains(where: { value == $0 || value.hasPrefix("\($0)/") }) {
        throw CommandFailure(
          .badData, "\(offer.site) publishes a \(field) where no release can be; it is not used",
          details: [TerminalText.visible(value)])
      }
      if let violation = Violation.ofPath(field, value) {
        throw CommandFailure(
          .badData, "\(offer.site) publishes what no path should hold; it is not used",
          details: [violation.description])
      }
    }
    self.shell = shell ?? (offer.setupScript?.hasSuffix(".csh") == true ? .csh : .sh)
    script = offer.setupScript.map { [shell = self.shell] in Self.script($0, for: shell) }
    var variables = [("PPS_SITE", offer.site)]
    if let product = offer.product { variables.append(("PPS_PRODUCT", product)) }
    if let version = Self.version(of: offer) {
      variables.append(("PPS_VERSION", version))
    }
    variables.append(("PPS_PATH", path))
    if let script { variables.append(("PPS_SETENV", script)) }
    if let (name, _) = variables.first(where: { !Self.isText($0.1) }) {
      throw CommandFailure(
        .badData,
        "\(offer.site) publishes a \(name) with characters that do not show; it is not used")
    }
    self.variables = variables
    warning =
      switch offer.freshness {
      case .fresh, .undated: Self.doubt(about: offer, vo: vo)
      case .expired(let moment):
        "what \(offer.site) published held until \(moment); it may be gone"
      case .heldOver(let moment):
        "\(offer.site) cannot make out its state now; this was true at \(moment)"
      case .unknown: "a BDII has lost its source for \(offer.site); it may be gone"
      }
  }

  /// A state that is none of a preview; what other entries say of where it is, or, where they alone name
  /// the VO that asks, for whom.
  private static func doubt(about offer: Offer, vo: String?) -> String? {
    if case .other(let state) = offer.state, !state.isEmpty {
      return
        "\(offer.site) says that its state is '\(TerminalText.visible(state))'; it may not work"
    }
    let isForVO = vo.map { vo in offer.vos.contains { $0.isSame(ignoringCaseOf: vo) } } ?? true
    let fields: [Offer.Contradiction.Field] = [.path, .setupScript] + (isForVO ? [] : [.vos])
    return offer.contradictions.first { fields.contains($0.field) }.map {
      "\(offer.site) contradicts itself: \($0.field.rawValue) is \(TerminalText.visible($0.told)), "
        + "and elsewhere \(TerminalText.visible($0.said))"
    }
  }

  /// Those that another preview may have set before, and this one does not have.
  var unsetNames: [String] {
    Self.names.filter { name in !variables.contains { $0.name == name } }
  }

  private static func isText(_ value: String) -> Bool {
    TerminalText.visible(value) == value
  }

  /// The one preview that can be used.
  private static func offer(
    _ selection: OfferSelection, site: String, _ wanted: String, isWhole: Bool
  ) throws -> Offer {
    let offers = selection.offers
    func isUsable(_ offer: Offer) -> Bool { offer.state != .closed && offer.path != nil }
    let usable = offers.filter(isUsable)
    guard let offer = usable.first else {
      let known = offers.isEmpty ? selection.hiddenOffers : offers
      let reason: String =
        if let hidden = selection.hiddenWords, known.contains(where: isUsable) {
          "what there is, is not to be relied upon (\(hidden)); --all takes it all the same"
        } else if known.contains(where: { $0.state == .closed }) {
          "it was withdrawn there"
        } else if known.isEmpty {
          isWhole ? "nobody offers \(wanted)" : "what was answered tells of none"
        } else if known.allSatisfy({ $0.evidence.allSatisfy { $0.source == .tag } }) {
          "the site publishes no path for it, only a tag"
        } else {
          "the site publishes no path for it"
        }
      throw CommandFailure(
        .nothingFound, "there is nothing to set up at \(site): \(reason)",
        details: known.compactMap(\.nearestContact).distinct.map { "ask \($0)" })
    }
    // Which of them it is does not matter where a shell is told the same.
    if usable.allSatisfy({ told(of: $0) == told(of: offer) }) {
      return usable.first { $0.freshness == .fresh } ?? offer
    }
    // Of a VO's release in several folders, a worker node has that of its own subcluster.
    let here = usable.filter { unsafe access($0.path!, F_OK) == 0 }
    let isOneRelease = usable.allSatisfy { release(of: $0) == release(of: offer) }
    if isOneRelease, let first = here.first, here.allSatisfy({ told(of: $0) == told(of: first) }) {
      return first
    }
    throw CommandFailure(
      .nothingFound, "there are \(usable.count) previews at \(site); choose one",
      details: usable.map { offer in
        [
          ("version", version(of: offer)), ("product", offer.product), ("vo", offer.vos.first),
          ("path", offer.path),
        ].compactMap { name, value in
          value.map { "--\(name) \(TerminalText.visible(Shell.word($0)))" }
        }.joined(separator: " ")
      })
  }

  private static func release(of offer: Offer) -> [String?] {
    [offer.product?.lowercased(), version(of: offer)?.lowercased()]
      + offer.vos.map { $0.lowercased() }.sorted()
  }

  private static func told(of offer: Offer) -> [String?] {
    [
      offer.site, offer.product, version(of: offer), offer.setupScript,
      offer.path.map { String($0.withoutFinalSlash) },
    ]
  }

  private static func version(of offer: Offer) -> String? {
    offer.workingVersion ?? offer.packageVersion
  }

  /// The script in a shell's language: `setenv.csh` stands beside `setenv.sh`, as in all of gLite.
  private static func script(_ script: String, for shell: Shell) -> String {
    let (wanted, other) = shell == .sh ? (".sh", ".csh") : (".csh", ".sh")
    return script.hasSuffix(other) ? script.dropLast(other.count) + wanted : script
  }

  /// What a user's shell is to evaluate.
  ///
  /// - Throws: ``CommandFailure`` when a value cannot be written for this shell.
  var lines: String {
    get throws {
      var text = ""
      for (name, value) in variables {
        guard let word = shell.quoted(value) else {
          throw CommandFailure(
            .badData, "\(name) holds a character that cannot be given to a \(shell.rawValue)",
            details: [TerminalText.visible(value)])
        }
        text +=
          shell == .sh ? "\(name)=\(word); export \(name)\n" : "setenv \(name) \(word);\n"
      }
      for name in unsetNames { text += shell == .sh ? "unset \(name)\n" : "unsetenv \(name);\n" }
      guard let script, let word = shell.quoted(script) else { return text }
      switch shell {
      case .sh:
        // A shell ends when it cannot read what '.' names, so that is asked first.
        return text + """
          if [ -f "$PPS_SETENV" ] && [ -r "$PPS_SETENV" ]; then . "$PPS_SETENV"; else
          echo "$PPS_SETENV cannot be read: is this a worker node of $PPS_SITE?" >&2; false; fi

          """
      case .csh:
        // csh's eval puts all lines on one, where its 'else' cannot stand.
        return text + """
          if ( -f \(word) && -r \(word) ) source \(word);
          if ( ! -f \(word) || ! -r \(word) ) sh -c \
          'echo "$PPS_SETENV cannot be read: is this a worker node of $PPS_SITE?" >&2; false';

          """
      }
    }
  }
}

package import LDAPTypes

/// What keeps an answer from being whole, in words that stand behind the name of who was asked.
package enum Gap {
  /// What came before it broke off counts.
  package static func brokenOff(by error: any Error) -> String { "it broke off: \(error)" }

  /// The places are there in every BDII that was filled.
  package static func holdsNone(of bases: [DistinguishedName]) -> String {
    let held =
      bases.count == 1
      ? "does not hold \(bases[0])"
      : "holds neither \(bases.map(\.description).joined(separator: " nor "))"
    return "it \(held); is it a BDII, and has it been filled yet?"
  }

  package static let holdsNoSite = "it holds nothing of any site; has it been filled yet?"

  package static let namesNoSite = "it has what is asked for, and does not tell of which site"
}

extension [SearchResult] {
  /// What is missing, in words: searches that ended before their end, those that ended alike in one line.
  package var gaps: [String] {
    var ends: [End] = []
    for result in self where result.resultCode != .success {
      // Of a base that is not there nothing is missing; but then there is nothing below it.
      if result.resultCode == .noSuchObject && result.entryCount == 0 { continue }
      let same = ends.firstIndex {
        $0.code == result.resultCode && $0.words == result.diagnosticMessage
      }
      if let same {
        ends[same].searches += 1
        ends[same].entries += result.entryCount
      } else {
        ends.append(End(result))
      }
    }
    return ends.map(\.text)
  }
}

extension SearchResult {
  /// How it ended, in words.
  package var end: String { End(self).text }
}

/// How searches ended that ended alike.
private struct End {
  let code: ResultCode
  let words: String
  var searches = 1
  var entries: Int

  init(_ result: SearchResult) {
    code = result.resultCode
    words = result.diagnosticMessage
    entries = result.entryCount
  }

  var text: String {
    "it ended \(searches == 1 ? "a search" : "\(searches) searches") after \(entries) "
      + "\(entries == 1 ? "entry" : "entries"): \(code)" + (words.isEmpty ? "" : " (\(words))")
  }
}

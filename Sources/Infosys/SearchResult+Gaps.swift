internal import LDAPTypes

extension [SearchResult] {
  /// What is missing, in words: searches that ended before their end, those that ended alike in one line.
  package var gaps: [String] {
    var ends: [End] = []
    for result in self where result.resultCode != .success && result.resultCode != .noSuchObject {
      let same = ends.firstIndex {
        $0.code == result.resultCode && $0.words == result.diagnosticMessage
      }
      if let same {
        ends[same].searches += 1
        ends[same].entries += result.entryCount
      } else {
        ends.append(
          End(
            code: result.resultCode, words: result.diagnosticMessage, searches: 1,
            entries: result.entryCount))
      }
    }
    return ends.map(\.text)
  }

  private struct End {
    let code: ResultCode
    let words: String
    var searches: Int
    var entries: Int

    var text: String {
      "it ended \(searches == 1 ? "a search" : "\(searches) searches") after \(entries) entries: \(code)"
        + (words.isEmpty ? "" : " (\(words))")
    }
  }
}

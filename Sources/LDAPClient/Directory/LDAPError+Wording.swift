extension LDAPError: CustomStringConvertible {
  /// What went wrong with each server that was tried, and what had been received before.
  public var description: String {
    var text: String
    switch failures.count {
    case 0: text = "no server is named"
    case 1: text = "\(failures[0])"
    case let count:
      text = "none of \(count) attempts succeeded: "
      text += failures.map(\.description).joined(separator: "; ")
    }
    let count = progress.reduce(0) { $0 + $1.entryCount }
    if isPartial { text += "; \(count) \(count == 1 ? "entry" : "entries") came before" }
    return text
  }
}

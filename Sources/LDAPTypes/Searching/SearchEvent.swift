/// What is heard of a search while it goes on.
public enum SearchEvent: Hashable, Sendable {
  /// An entry that it found.
  case entry(Entry)
  /// How it ended; nothing more comes.
  case end(SearchResult)
}

extension Table {
  /// What nobody reads on a terminal to its end.
  private static let longest = 300

  /// Prints what others published, as wide as the terminal is. A value that is too long to be looked at is
  /// cut, and that is told.
  public func print(hasColors: Bool = false, _ diagnostics: Diagnostics) throws {
    let (table, count) = cut(at: Self.longest)
    try Output.write(table.text(width: Terminal.width, hasColors: hasColors))
    if count > 0 {
      let values = count == 1 ? "1 value is" : "\(count) values are"
      diagnostics.note(
        "\(values) longer than \(Self.longest) characters and cut here (…); "
          + "--output json has the whole")
    }
  }
}

/// What an `LDIFWriter` prints, and what it refuses to print.
public enum LDIFWritePolicy: Hashable, Sendable {
  /// LDIF as RFC 2849 has it.
  case standard(Style = Style())

  /// The text that a provider or plugin of the Generic Information Provider may print to
  /// `bdii-update`, which does not read LDIF but slices text at every substring `dn:`.
  ///
  /// Nothing is wrapped or encoded, there is no comment and no version line, and whatever could be
  /// misread there is refused; see `LDIFWriteError.Reason`.
  case gip

  /// The choices that RFC 2849 leaves to the writer.
  public struct Style: Hashable, Sendable {
    /// The longest line, in bytes without the line end (RFC 2849 note 2 folds at 76); nil prints
    /// every value on one line. Less than 2 counts as 2.
    public var wrapWidth: Int?
    /// Whether the output begins with `version: 1`.
    public var hasVersion: Bool
    /// Whether values with control characters are base64 too, as ldapsearch has it: RFC 2849
    /// allows them in the plain, but a terminal obeys them.
    public var encodesControls: Bool

    public init(wrapWidth: Int? = 76, hasVersion: Bool = false, encodesControls: Bool = false) {
      self.wrapWidth = wrapWidth
      self.hasVersion = hasVersion
      self.encodesControls = encodesControls
    }
  }
}

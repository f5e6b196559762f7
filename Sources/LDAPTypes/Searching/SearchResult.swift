/// How a search ended (RFC 4511 section 4.1.9). Its entries were handed on before.
public struct SearchResult: Hashable, Sendable {
  public var resultCode: ResultCode
  /// The deepest entry found on the way to a base that does not exist.
  public var matchedDN: String
  /// The server's own words.
  public var diagnosticMessage: String
  /// LDAP URLs of servers that hold more, each once; never followed.
  public var referrals: [String]
  /// How many came besides, which are not kept: a server can send any number.
  public var furtherReferralCount: Int
  /// How many entries were handed on.
  public var entryCount: Int

  public init(
    resultCode: ResultCode, matchedDN: String = "", diagnosticMessage: String = "",
    referrals: [String] = [], furtherReferralCount: Int = 0, entryCount: Int = 0
  ) {
    self.resultCode = resultCode
    self.matchedDN = matchedDN
    self.diagnosticMessage = diagnosticMessage
    self.referrals = referrals
    self.furtherReferralCount = furtherReferralCount
    self.entryCount = entryCount
  }
}

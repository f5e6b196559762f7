/// The outcome of an operation (RFC 4511 section 4.1.9 and appendix A). Open: a server may send
/// others.
public struct ResultCode: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  public static let success = ResultCode(rawValue: 0)
  public static let operationsError = ResultCode(rawValue: 1)
  public static let protocolError = ResultCode(rawValue: 2)
  public static let timeLimitExceeded = ResultCode(rawValue: 3)
  public static let sizeLimitExceeded = ResultCode(rawValue: 4)
  public static let compareFalse = ResultCode(rawValue: 5)
  public static let compareTrue = ResultCode(rawValue: 6)
  public static let authMethodNotSupported = ResultCode(rawValue: 7)
  public static let strongerAuthRequired = ResultCode(rawValue: 8)
  public static let referral = ResultCode(rawValue: 10)
  public static let adminLimitExceeded = ResultCode(rawValue: 11)
  public static let unavailableCriticalExtension = ResultCode(rawValue: 12)
  public static let confidentialityRequired = ResultCode(rawValue: 13)
  public static let saslBindInProgress = ResultCode(rawValue: 14)
  public static let noSuchAttribute = ResultCode(rawValue: 16)
  public static let undefinedAttributeType = ResultCode(rawValue: 17)
  public static let inappropriateMatching = ResultCode(rawValue: 18)
  public static let constraintViolation = ResultCode(rawValue: 19)
  public static let attributeOrValueExists = ResultCode(rawValue: 20)
  public static let invalidAttributeSyntax = ResultCode(rawValue: 21)
  public static let noSuchObject = ResultCode(rawValue: 32)
  public static let aliasProblem = ResultCode(rawValue: 33)
  public static let invalidDNSyntax = ResultCode(rawValue: 34)
  public static let aliasDereferencingProblem = ResultCode(rawValue: 36)
  public static let inappropriateAuthentication = ResultCode(rawValue: 48)
  public static let invalidCredentials = ResultCode(rawValue: 49)
  public static let insufficientAccessRights = ResultCode(rawValue: 50)
  public static let busy = ResultCode(rawValue: 51)
  public static let unavailable = ResultCode(rawValue: 52)
  public static let unwillingToPerform = ResultCode(rawValue: 53)
  public static let loopDetect = ResultCode(rawValue: 54)
  public static let namingViolation = ResultCode(rawValue: 64)
  public static let objectClassViolation = ResultCode(rawValue: 65)
  public static let notAllowedOnNonLeaf = ResultCode(rawValue: 66)
  public static let notAllowedOnRDN = ResultCode(rawValue: 67)
  public static let entryAlreadyExists = ResultCode(rawValue: 68)
  public static let objectClassModsProhibited = ResultCode(rawValue: 69)
  public static let affectsMultipleDSAs = ResultCode(rawValue: 71)
  public static let other = ResultCode(rawValue: 80)
}

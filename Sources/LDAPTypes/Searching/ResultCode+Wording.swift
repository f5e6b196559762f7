extension ResultCode: CustomStringConvertible {
  /// What the code means, and its number: `no such object (32)`.
  public var description: String {
    "\(wording ?? "unknown result code") (\(rawValue))"
  }

  private var wording: String? {
    switch self {
    case .success: "success"
    case .operationsError: "operations error"
    case .protocolError: "protocol error"
    case .timeLimitExceeded: "time limit exceeded"
    case .sizeLimitExceeded: "size limit exceeded"
    case .compareFalse: "compare false"
    case .compareTrue: "compare true"
    case .authMethodNotSupported: "authentication method not supported"
    case .strongerAuthRequired: "stronger authentication required"
    case .referral: "referral"
    case .adminLimitExceeded: "administrative limit exceeded"
    case .unavailableCriticalExtension: "unavailable critical extension"
    case .confidentialityRequired: "confidentiality required"
    case .saslBindInProgress: "SASL bind in progress"
    case .noSuchAttribute: "no such attribute"
    case .undefinedAttributeType: "undefined attribute type"
    case .inappropriateMatching: "inappropriate matching"
    case .constraintViolation: "constraint violation"
    case .attributeOrValueExists: "attribute or value exists"
    case .invalidAttributeSyntax: "invalid attribute syntax"
    case .noSuchObject: "no such object"
    case .aliasProblem: "alias problem"
    case .invalidDNSyntax: "invalid DN syntax"
    case .aliasDereferencingProblem: "alias dereferencing problem"
    case .inappropriateAuthentication: "inappropriate authentication"
    case .invalidCredentials: "invalid credentials"
    case .insufficientAccessRights: "insufficient access rights"
    case .busy: "busy"
    case .unavailable: "unavailable"
    case .unwillingToPerform: "unwilling to perform"
    case .loopDetect: "loop detected"
    case .namingViolation: "naming violation"
    case .objectClassViolation: "object class violation"
    case .notAllowedOnNonLeaf: "not allowed on a non-leaf entry"
    case .notAllowedOnRDN: "not allowed on the RDN"
    case .entryAlreadyExists: "entry already exists"
    case .objectClassModsProhibited: "object class modifications prohibited"
    case .affectsMultipleDSAs: "affects multiple DSAs"
    case .other: "other"
    default: nil
    }
  }
}

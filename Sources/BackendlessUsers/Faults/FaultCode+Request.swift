/// Codes of mail, requests and limits.
extension FaultCode {
    /// The e-mail settings are missing.
    public static let emailNotConfigured = FaultCode(rawValue: 5050)
    /// A value is out of range or too long.
    public static let valueOutOfRange = FaultCode(rawValue: 8000)
    /// The request gives something twice.
    public static let requestDuplicate = FaultCode(rawValue: 8001)
    /// The request cannot be read.
    public static let requestUnparsable = FaultCode(rawValue: 8002)
    /// A date cannot be read.
    public static let wrongDate = FaultCode(rawValue: 8003)
    /// The request is empty.
    public static let requestEmpty = FaultCode(rawValue: 8004)
    /// The request holds null.
    public static let requestNull = FaultCode(rawValue: 8005)
    /// A parameter is missing.
    public static let requestParameterMissing = FaultCode(rawValue: 8006)
    /// A parameter has a value that is not allowed.
    public static let invalidParameter = FaultCode(rawValue: 8007)
    /// A parameter has the wrong type.
    public static let invalidParameterType = FaultCode(rawValue: 8008)
    /// The request is not valid.
    public static let invalidRequest = FaultCode(rawValue: 8009)
    /// A field is missing.
    public static let fieldMissing = FaultCode(rawValue: 8010)
    /// The limit of API calls is reached.
    public static let callLimit = FaultCode(rawValue: 11009)
    /// The application is blocked.
    public static let applicationBlocked = FaultCode(rawValue: 11033)
}

/// Codes of applications and roles.
extension FaultCode {
    /// The operation is not allowed.
    public static let operationNotAllowed = FaultCode(rawValue: 2000)
    /// The operation is wrong.
    public static let operationWrong = FaultCode(rawValue: 2001)
    /// The service does not know this application.
    public static let applicationNotFound = FaultCode(rawValue: 2002)
    /// The role does not support this.
    public static let roleUnsupported = FaultCode(rawValue: 2003)
    /// The data of the role is wrong.
    public static let wrongRoleData = FaultCode(rawValue: 2004)
    /// No role has that name.
    public static let roleNotFound = FaultCode(rawValue: 2005)
    /// A role of that name exists.
    public static let roleExists = FaultCode(rawValue: 2006)
    /// A system role cannot be assigned.
    public static let systemRoleAssigned = FaultCode(rawValue: 2007)
    /// A system role cannot be taken away.
    public static let systemRoleUnassigned = FaultCode(rawValue: 2008)
    /// Roles can be changed from server code only.
    public static let roleChangeRefused = FaultCode(rawValue: 2011)
    /// Logging in by objectId needs the CloudCode key.
    public static let objectIDLoginRefused = FaultCode(rawValue: 2014)
}

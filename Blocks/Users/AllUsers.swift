import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let userBlocks: [BlockDefinition] = [
        .userLogin, .userLogout, .getCurrentUser, .findUser, .userRegister, .userUpdate, .userLoginAsGuest, .userLoginWithOauth1,
        .userLoginWithOauth2, .userGetAuthorizationUrl, .userIsValidSession, .userRestorePassword, .userResendConfirmation,
        .userCreateConfirmationUrl, .userSetCurrent, .userGetToken, .userSetToken, .userGetId, .userRemove, .userGetRoles,
        .userAssignRole, .userUnassignRole, .usersByRole, .userSetStatus, .userDescribeClass, .userVerifyPassword,
    ]
}

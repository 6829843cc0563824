public import OrderedJSON

extension UsersSettings {
    /// All settings under their names, as the `settings` of a fixture has them.
    public var json: JSONObject {
        [
            "unknownProperty": .string(unknownProperty.rawValue),
            "updateOther": .string(updateOther.rawValue),
            "updateAnonymous": .string(updateAnonymous.rawValue),
            "userRegistrationEnabled": .bool(userRegistrationEnabled),
            "loginsEnabled": .bool(loginsEnabled),
            "enableMultipleLogins": .bool(enableMultipleLogins),
            "logoutLastUser": .bool(logoutLastUser),
            "maxConcurrentLogins": Self.json(maxConcurrentLogins),
            "failedLoginsLock": Self.json(failedLoginsLock),
            "unlockAfterSeconds": Self.json(unlockAfterSeconds),
            "sessionTimeoutSeconds": Self.json(sessionTimeoutSeconds),
            "sessionTimeoutCode": Self.json(sessionTimeoutCode),
            "emailConfirmationRequired": .bool(emailConfirmationRequired),
            "emailConfigured": .bool(emailConfigured),
            "passwordRecoveryEnabled": .bool(passwordRecoveryEnabled),
            "identityIgnoresCase": .bool(identityIgnoresCase),
            "passwordRounds": Self.json(passwordRounds),
        ]
    }

    /// The texts that a setting of a few choices may have; `nil` for any other setting.
    public static func choices(of name: String) -> [String]? {
        switch name {
        case "unknownProperty": UnknownProperty.allCases.map(\.rawValue)
        case "updateOther", "updateAnonymous": Permission.allCases.map(\.rawValue)
        default: nil
        }
    }

    /// These settings with some of them changed.
    ///
    /// - Parameter changes: JSON of new values under the settings' names, as the `settings` of a fixture has them.
    /// - Throws: everything that is wrong with the changes.
    public func changed(by changes: JSONObject) throws(UsersFixtureError) -> UsersSettings {
        let positioned: PositionedJSON
        do throws(JSONSyntaxError) {
            positioned = try JSONParser.parsePositioned(JSONWriter.bytes(.object(changes)))
        } catch {
            let place = JSONPosition(line: error.line, column: error.column)
            throw UsersFixtureError(file: nil, problems: [.init(position: place, message: error.message, hint: error.hint)])
        }
        var reader = FixtureReader()
        let settings = reader.settings(positioned, over: self)
        guard reader.problems.isEmpty else { throw UsersFixtureError(file: nil, problems: reader.problems) }
        return settings
    }

    private static func json(_ number: Int?) -> JSONValue { number.map { .number(Double($0)) } ?? .null }
}

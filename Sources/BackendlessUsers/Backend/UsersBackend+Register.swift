import OrderedJSON

extension UsersBackend {
    /// Makes a user, or turns the guest whose objectId is given into one.
    func register(_ body: JSONObject, _ context: Context) throws -> JSONValue {
        guard settings.userRegistrationEnabled else { throw UserFault.registrationDisabled }
        switch body["password"] {
        case nil, .null?, .string("")?: throw UserFault.passwordMissing
        case .string?: break
        default: throw UserFault.passwordNotText
        }
        if body["created"] != nil { throw UserFault.reservedInRegistration("created") }
        if body["updated"] != nil { throw UserFault.reservedInRegistration("updated") }
        var user = try rowToRegister(body, context)
        try checkRequired(body)
        if settings.emailConfirmationRequired {
            guard let email = body["email"], email != "", !email.isNull else { throw UserFault.emailNeededForConfirmation }
        }
        if let offset = identityOffset, let identity = body[store.columns[offset].name], let key = identityKey(identity),
            let holder = try store.userID(identityKey: key), holder != user.objectID
        {
            // What is wrong with the properties comes first, that the user exists last.
            try change(&user, body.without(store.columns[offset].name), .register)
            throw UserFault.userExists(key)
        }
        for (offset, column) in store.columns.enumerated() where user.value(at: offset).isNull && !column.defaultValue.isNull {
            user.setValue(column.defaultValue, at: offset)
        }
        try change(&user, body, .register)
        user.status = settings.emailConfirmationRequired ? .confirmationPending : .enabled
        try store.put(user, identityKey: identityKey(of: user))
        if settings.emailConfirmationRequired { try sendConfirmation(user) }
        return .object(user.json(store.columns))
    }

    private func rowToRegister(_ body: JSONObject, _ context: Context) throws -> UserRow {
        guard let id = body["objectId"], !id.isNull else { return UserRow(objectID: identifiers.identifier(), created: context.now) }
        guard case .string(let id) = id, let guest = try store.user(id: id), guest.status == .guest else {
            throw UserFault.objectIDInRegistration
        }
        return guest
    }

    private func checkRequired(_ body: JSONObject) throws {
        for column in store.columns where column.isRequired || column.isIdentity {
            let value = body[column.name] ?? column.defaultValue
            guard value.isNull || value == "" else { continue }
            throw column.isIdentity ? UserFault.identityMissing(column.name) : UserFault.requiredMissing(column.name)
        }
    }

    /// Makes a guest and logs it in.
    func registerGuest(_ context: Context) throws -> JSONValue {
        guard settings.userRegistrationEnabled else { throw UserFault.registrationDisabled }
        var guest = UserRow(objectID: identifiers.identifier(), created: context.now)
        guest.status = .guest
        guest.lastLogin = context.now
        try store.put(guest, identityKey: nil)
        let token = try startSession(guest.objectID, context.now)
        return ["objectId": .string(guest.objectID), "user-token": .string(token), "userStatus": .string(guest.status.rawValue)]
    }
}

extension JSONObject {
    /// The object without one member.
    func without(_ name: String) -> JSONObject {
        var copy = self
        copy[name] = nil
        return copy
    }
}

import OrderedJSON

extension UsersBackend {
    /// Changes the properties of a user that the body names.
    ///
    /// - Source: order of the checks: facts of the service where known; the rest is ours.
    func update(_ id: String, _ body: JSONObject, _ context: Context) throws -> JSONValue {
        if context.user == nil, !context.isServerCode, settings.updateAnonymous == .reject { throw UserFault.updateNeedsLogin }
        guard var user = try store.user(id: id) else { throw UserFault.updateUserNotFound }
        if let caller = context.user, caller.objectID != id {
            guard context.isServerCode || settings.updateOther == .allow else { throw UserFault.updateOfOther }
            user.ownerID = caller.objectID
        }
        try change(&user, body, .update)
        try beforeUpdate?(user, body)
        user.updated = context.now
        try store.put(user, identityKey: identityKey(of: user))
        return .object(user.json(store.columns))
    }

    /// The most columns, as of any table.
    private static let maximumColumnCount = 300

    /// Which codes a wrong property gets.
    enum Purpose {
        case register, update
    }

    /// Checks and applies the properties of a body to a user. Nothing is stored when a check fails.
    func change(_ user: inout UserRow, _ body: JSONObject, _ purpose: Purpose) throws {
        var assignments: [(offset: Int, value: JSONValue)] = []
        assignments.reserveCapacity(body.count)
        var newColumns: [UserColumn] = []
        var password: String?
        var isRequiredEmpty = false
        let columns = store.columns
        for (name, value) in body {
            if name == "password" {
                switch value {
                case .string(let text) where !text.isEmpty: password = text
                case .string, .null: isRequiredEmpty = true
                default: throw UserFault.passwordNotText
                }
                continue
            }
            if let offset = columns.firstIndex(where: { $0.name == name }) {
                let column = columns[offset]
                guard column.type.isWritable else { continue }
                if value.isNull || value == "" {
                    if column.isRequired { isRequiredEmpty = true }
                    assignments.append((offset, value))
                } else {
                    assignments.append((offset, try checked(value, column, purpose)))
                }
                continue
            }
            // No column has the name of a property that the service makes itself.
            if Self.isSystemProperty(name) { continue }
            switch settings.unknownProperty {
            case .drop: continue
            case .reject: throw purpose == .update ? UserFault.updateUnknownProperty(name) : UserFault.registerUnknownProperty(name)
            case .create:
                guard columns.count + newColumns.count < Self.maximumColumnCount else { throw UserFault.tooManyColumns("Users") }
                let column = UserColumn(name, UserColumn.type(of: value))
                assignments.append((columns.count + newColumns.count, try checked(value, column, purpose)))
                newColumns.append(column)
            }
        }
        if isRequiredEmpty, purpose == .update { throw UserFault.requiredFieldsEmpty }
        try checkUniqueness(user, assignments, columns)
        for column in newColumns { try store.addColumn(column) }
        for (offset, value) in assignments { user.setValue(value, at: offset) }
        if let password {
            user.password = PasswordHash(password, salt: identifiers.salt(), rounds: settings.passwordRounds)
        }
    }

    /// A value in the form in which its column stores it.
    private func checked(_ value: JSONValue, _ column: UserColumn, _ purpose: Purpose) throws -> JSONValue {
        var wrongType: UserFault { .wrongType(column.name, column.type.rawValue) }
        if value.isNull { return value }
        switch column.type {
        case .string, .text, .stringID, .fileReference:
            guard case .string(let text) = value else {
                // An identity may be a number.
                if column.isIdentity, case .number = value { return value }
                throw wrongType
            }
            guard text.utf16.count <= column.maximumLength else { throw UserFault.valueTooLong(column.name) }
            if column.name == "email", !Self.isEmail(text) { throw UserFault.wrongEmail }
            if let pattern = column.pattern, try !Self.isWhole(text, pattern) { throw UserFault.patternMismatch(column.name) }
        case .int:
            guard case .number(let number) = value, number == number.rounded() else { throw wrongType }
            guard abs(number) <= 2_147_483_648 else { throw UserFault.valueTooLong(column.name) }
        case .double: guard case .number = value else { throw wrongType }
        case .boolean: guard case .bool = value else { throw wrongType }
        case .dateTime:
            if case .string(let text) = value {
                guard let instant = UserDate.milliseconds(text) else { throw wrongType }
                return .number(Double(instant))
            }
            guard case .number = value else { throw wrongType }
        default: break
        }
        return value
    }

    /// Whether a whole text matches a pattern; by itself, so that columns without one do not set up regular expressions.
    @inline(never)
    private static func isWhole(_ text: String, _ pattern: String) throws -> Bool {
        try Regex(pattern).wholeMatch(in: text) != nil
    }

    /// Whether no other user has the identity or a unique value that is to be set.
    private func checkUniqueness(
        _ user: UserRow, _ assignments: [(offset: Int, value: JSONValue)], _ columns: [UserColumn]
    ) throws {
        for (offset, value) in assignments where offset < columns.count {
            if columns[offset].isIdentity {
                guard let key = identityKey(value), let holder = try store.userID(identityKey: key), holder != user.objectID else {
                    continue
                }
                throw UserFault.identityTaken(value.stringValue ?? JSONWriter.text(value))
            }
            guard columns[offset].isUnique, !value.isNull, value != user.value(at: offset) else { continue }
            var isTaken = false
            try store.forEachUser { other in
                isTaken = other.objectID != user.objectID && other.value(at: offset) == value
                return !isTaken
            }
            if isTaken { throw UserFault.duplicateValue(columns[offset].name) }
        }
    }

    /// Whether the service makes this property itself and ignores what clients send.
    static func isSystemProperty(_ name: String) -> Bool {
        switch name {
        case "objectId", "ownerId", "created", "updated", "lastLogin", "userStatus", "socialAccount", "accountType", "oAuthIdentities",
            "___class", "user-token", "__meta", "___jsonclass":
            true
        default: false
        }
    }

    /// Whether a text looks like an address: something, one `@`, and a domain, without spaces.
    ///
    /// Ours: the service's grammar is not documented.
    static func isEmail(_ text: String) -> Bool {
        var text = text
        return text.withUTF8(isEmail)
    }

    private static func isEmail(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isInDomain = false
        // Whether the next unit begins the name or a part of the domain.
        var isAtStart = true
        for unit in bytes {
            switch unit {
            case ...0x20, UInt8(ascii: ","): return false
            case UInt8(ascii: "@"):
                if isInDomain || isAtStart { return false }
                (isInDomain, isAtStart) = (true, true)
            case UInt8(ascii: ".") where isInDomain:
                if isAtStart { return false }
                isAtStart = true
            default: isAtStart = false
            }
        }
        return isInDomain && !isAtStart
    }
}

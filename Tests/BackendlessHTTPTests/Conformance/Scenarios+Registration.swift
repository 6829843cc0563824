import BackendlessUsers
import OrderedJSON
import Testing

extension Scenario {
    static let registration: [Scenario] = [
        Scenario("registering gives the user without password and does not log in") { world in
            let service = try await world.client()
            let user = try await service.join("a@b.c", ["name": "Ann"])
            #expect(user.objectID?.utf8.count == 36)
            #expect(user.email == "a@b.c")
            #expect(user.name == "Ann")
            #expect(user.password == nil)
            #expect(user.userToken == nil)
            #expect(user.userStatus == "ENABLED")
            #expect(user["lastLogin"] == .null)
            #expect(user["updated"] == .null)
            #expect(user["ownerId"]?.stringValue == user.objectID)
            #expect(try await service.currentUser() == nil)
        },
        Scenario("an empty user lacks the password first") { world in
            let service = try await world.client()
            await expectCode(3011) { try await service.register(BackendlessUser()) }
            await expectCode(3013) { try await service.register(BackendlessUser(properties: ["password": "p"])) }
            await expectCode(3050) { try await service.register(BackendlessUser(properties: ["email": "a@b.c", "password": 7])) }
            await expectCode(3040) { try await service.join("no address") }
        },
        Scenario("an identity registers once") { world in
            let service = try await world.client()
            try await service.join("a@b.c")
            await expectCode(3033) { try await service.join("a@b.c") }
            await expectCode(3033) { try await service.join("A@B.C") }
        },
        Scenario("registration can be switched off", #"{"settings": {"userRegistrationEnabled": false}}"#) { world in
            let service = try await world.client()
            let fault = await #expect(throws: UserFault.self) { try await service.join("a@b.c") }
            #expect(fault?.code == 3009)
            #expect(fault?.httpStatus == 403)
            #expect(fault?.message == "User registration is denied for this version of application")
        },
        Scenario("unknown properties make columns with dynamic schema") { world in
            let service = try await world.client()
            let user = try await service.join("a@b.c", ["age": 7, "vip": true, "tags": ["x"]])
            #expect(user["age"] == 7)
            #expect(user["vip"] == true)
            #expect(user["tags"] == ["x"])
            let columns = try await service.describeUserClass()
            let types = Dictionary(uniqueKeysWithValues: columns.map { ($0["name"]?.stringValue ?? "", $0["type"]?.stringValue ?? "") })
            #expect(types["age"] == "INT")
            #expect(types["vip"] == "BOOLEAN")
            #expect(types["tags"] == "JSON")
            #expect(types["password"] == "STRING")
            #expect(columns.filter { $0["identity"] == true }.map { $0["name"] } == ["email"])
        },
        Scenario("unknown properties are dropped when servers do so", #"{"settings": {"unknownProperty": "drop"}}"#) { world in
            let user = try await world.client().join("a@b.c", ["age": 7])
            #expect(user["age"] == nil)
        },
        Scenario("unknown properties are refused as documented", #"{"settings": {"dynamicSchema": false}}"#) { world in
            let service = try await world.client()
            await expectCode(3010) { try await service.join("a@b.c", ["age": 7]) }
        },
        Scenario(
            "required and default values",
            #"{"columns": [{"name": "nick", "required": true}, {"name": "level", "type": "INT", "defaultValue": 1}]}"#
        ) {
            world in
            let service = try await world.client()
            await expectCode(3012) { try await service.join("a@b.c") }
            #expect(try await service.join("a@b.c", ["nick": "n"])["level"] == 1)
        },
        Scenario("what the service makes itself cannot be registered") { world in
            let service = try await world.client()
            await expectCode(3039) { try await service.join("a@b.c", ["objectId": "X"]) }
            await expectCode(3077) { try await service.join("a@b.c", ["created": 1]) }
            await expectCode(3076) { try await service.join("a@b.c", ["updated": 1]) }
        },
        Scenario("a guest has a token and an id and nothing else") { world in
            let service = try await world.client()
            let guest = try await service.loginAsGuest()
            #expect(guest.userStatus == "GUEST")
            #expect(guest.userToken != nil)
            #expect(Set(guest.properties.keys) == ["___class", "objectId", "user-token", "userStatus"])
            #expect(try await service.roles() == ["GuestUser", "JSUser"])
            #expect(try await service.isValidLogin())
        },
        Scenario("a guest that registers keeps its id") { world in
            let service = try await world.client()
            let guest = try await service.loginAsGuest()
            let user = try await service.join("a@b.c", ["objectId": .string(guest.objectID ?? "")])
            #expect(user.objectID == guest.objectID)
            #expect(user.userStatus == "ENABLED")
            #expect(try await service.enter("a@b.c").objectID == guest.objectID)
        },
        Scenario("an idle guest is forgotten") { world in
            let service = try await world.client()
            let guest = try await service.loginAsGuest()
            world.advance(seconds: 3601)
            #expect(try await service.isValidLogin() == false)
            await expectCode(3064) { _ = try await service.roles() }
            let other = try await world.client()
            await expectCode(1000) { _ = try await other.user(id: guest.objectID ?? "") }
        },
        Scenario("the e-mail must be confirmed", #"{"settings": {"emailConfirmationRequired": true}}"#) { world in
            let service = try await world.client()
            #expect(try await service.join("a@b.c").userStatus == "EMAIL_CONFIRMATION_PENDING")
            await expectCode(3087) { try await service.enter("a@b.c") }
            try await service.resendEmailConfirmation(identity: "a@b.c")
            let link = try #require(try await service.createEmailConfirmationURL(identity: "a@b.c"))
            #expect(!link.isEmpty)
            try world.open(link)
            try await service.enter("a@b.c")
            await expectCode(3102) { try await service.resendEmailConfirmation(identity: "a@b.c") }
            await expectCode(3104) { try await service.resendEmailConfirmation(identity: "x@b.c") }
        },
        Scenario("confirmation can be off") { world in
            let service = try await world.client()
            await expectCode(3103) { _ = try await service.createEmailConfirmationURL(identity: "a@b.c") }
        },
    ]
}

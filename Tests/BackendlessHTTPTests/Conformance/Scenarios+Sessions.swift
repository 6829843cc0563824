import BackendlessUsers
import OrderedJSON
import Testing

extension Scenario {
    static let sessions: [Scenario] = [
        Scenario("logging out ends the session") { world in
            let service = try await world.client()
            let user = try await service.join("a@b.c")
            let token = try await service.enter("a@b.c").userToken
            try await service.logout()
            #expect(try await service.currentUser() == nil)
            #expect(try await service.currentUserToken() == nil)
            #expect(try await service.isValidLogin() == false)
            let other = try await world.client()
            try await other.setCurrentUser(BackendlessUser(properties: ["objectId": .string(user.objectID ?? "")]))
            try await other.setCurrentUserToken(token)
            #expect(try await other.isValidLogin() == false)
            let fault = await #expect(throws: UserFault.self) { _ = try await other.roles() }
            #expect(fault?.code == 3064)
            #expect(fault?.redactedMessage == "Not existing user token - [redacted]. Relogin user to update your user token")
        },
        Scenario("a logout that the service refuses clears the session and says so") { world in
            let service = try await world.client()
            try await service.join("a@b.c")
            try await service.enter("a@b.c")
            world.advance(seconds: 3601)
            await expectCode(3064) { try await service.logout() }
            #expect(try await service.currentUser() == nil)
            try await service.enter("a@b.c")
        },
        Scenario("every call restarts the idle clock", #"{"settings": {"sessionTimeoutSeconds": 60, "sessionTimeoutCode": 3091}}"#) {
            world in
            let service = try await world.client()
            try await service.join("a@b.c")
            try await service.enter("a@b.c")
            for _ in 0..<3 {
                world.advance(seconds: 60)
                _ = try await service.roles()
            }
            world.advance(seconds: 61)
            await expectCode(3091) { _ = try await service.roles() }
        },
        Scenario("reloading the current user keeps the token") { world in
            let service = try await world.client()
            try await service.join("a@b.c", ["name": "Ann"])
            let user = try await service.enter("a@b.c")
            try await service.update(BackendlessUser(properties: ["objectId": .string(user.objectID ?? ""), "name": "New"]))
            #expect(try await service.currentUser()?.name == "Ann")
            let reloaded = try await service.currentUser(reload: true)
            #expect(reloaded?.name == "New")
            #expect(reloaded?.userToken == user.userToken)
            #expect(try await service.currentUser()?.name == "New")
        },
        Scenario("a token without a user is not taken") { world in
            let service = try await world.client()
            try await service.setCurrentUserToken("T")
            #expect(try await service.currentUserToken() == nil)
        },
        Scenario("roles tell who asks") { world in
            let service = try await world.client()
            #expect(try await service.roles() == ["NotAuthenticatedUser", "JSUser"])
            try await service.join("a@b.c")
            try await service.enter("a@b.c")
            #expect(try await service.roles() == ["AuthenticatedUser", "JSUser"])
        },
        Scenario("passwords are verified for server code") { world in
            let client = try await world.client()
            let server = try await world.client(.cloudCode)
            try await client.join("a@b.c")
            try await client.enter("a@b.c")
            let fault = await #expect(throws: UserFault.self) { _ = try await client.verifyPassword("p") }
            #expect(fault?.code == 3122)
            #expect(fault?.message == "Password verification allowed only from CloudCode")
            try await server.enter("a@b.c")
            #expect(try await server.verifyPassword("p"))
            #expect(try await server.verifyPassword("x") == false)
            world.advance(seconds: 3601)
            await expectCode(3064) { _ = try await server.verifyPassword("p") }
        },
        Scenario("passwords are restored by mail") { world in
            let service = try await world.client()
            try await service.join("a@b.c")
            try await service.restorePassword(identity: "a@b.c")
            await expectCode(3020) { try await service.restorePassword(identity: "x@b.c") }
        },
        Scenario("mail can be unset", #"{"settings": {"emailConfigured": false}, "users": [{"email": "a@b.c"}]}"#) { world in
            let service = try await world.client()
            await expectCode(5050) { try await service.restorePassword(identity: "a@b.c") }
        },
        Scenario("restoring can be off", #"{"settings": {"passwordRecoveryEnabled": false}}"#) { world in
            let service = try await world.client()
            await expectCode(3101) { try await service.restorePassword(identity: "a@b.c") }
        },
    ]
}

import BackendlessUsers
import OrderedJSON
import Testing

extension Scenario {
    static let login: [Scenario] = [
        Scenario("a login gives the registered user and a token") { world in
            let service = try await world.client()
            let registered = try await service.join("a@b.c")
            let user = try await service.enter("a@b.c")
            #expect(user.objectID == registered.objectID)
            #expect(user.email == "a@b.c")
            #expect(user.userToken != nil)
            #expect(user.password == nil)
            #expect(try await service.currentUser() == user)
            #expect(try await service.currentUserToken() == user.userToken)
            #expect(try await service.loggedInUserID() == user.objectID)
            #expect(try await service.isValidLogin())
        },
        Scenario("wrong identity and wrong password answer alike and keep the session") { world in
            let service = try await world.client()
            try await service.join("a@b.c")
            let user = try await service.enter("a@b.c")
            for (identity, password) in [("x@b.c", "p"), ("a@b.c", "x")] {
                let fault = await #expect(throws: UserFault.self) { try await service.enter(identity, password) }
                #expect(fault?.code == 3003)
                #expect(fault?.httpStatus == 401)
                #expect(fault?.message == "Invalid login or password")
            }
            #expect(try await service.currentUser()?.userToken == user.userToken)
        },
        Scenario("a disabled user cannot log in", #"{"users": [{"email": "a@b.c", "password": "p", "userStatus": "DISABLED"}]}"#) { world in
            let service = try await world.client()
            await expectCode(3090) { try await service.enter("a@b.c") }
        },
        Scenario("a new login ends the old session") { world in
            let first = try await world.client()
            let second = try await world.client()
            try await first.join("a@b.c")
            let user = try await first.enter("a@b.c")
            try await second.enter("a@b.c")
            #expect(try await first.isValidLogin() == false)
            #expect(try await second.isValidLogin())
            await expectCode(3064) { try await first.update(BackendlessUser(properties: ["objectId": .string(user.objectID ?? "")])) }
        },
        Scenario("the old session can win", #"{"settings": {"logoutLastUser": true}}"#) { world in
            let first = try await world.client()
            let second = try await world.client()
            try await first.join("a@b.c")
            try await first.enter("a@b.c")
            await expectCode(3002) { try await second.enter("a@b.c") }
            #expect(try await first.isValidLogin())
            try await first.logout()
            try await second.enter("a@b.c")
        },
        Scenario("several sessions have a limit", #"{"settings": {"enableMultipleLogins": true, "maxConcurrentLogins": 2}}"#) { world in
            let clients = [try await world.client(), try await world.client(), try await world.client()]
            try await clients[0].join("a@b.c")
            try await clients[0].enter("a@b.c")
            try await clients[1].enter("a@b.c")
            await expectCode(3044) { try await clients[2].enter("a@b.c") }
            #expect(try await clients[0].isValidLogin())
            #expect(try await clients[1].isValidLogin())
        },
        Scenario("without a limit failures do not lock") { world in
            let service = try await world.client()
            try await service.join("a@b.c")
            for _ in 0..<3 { await expectCode(3003) { try await service.enter("a@b.c", "x") } }
            try await service.enter("a@b.c")
        },
        Scenario("failures in a row lock", #"{"settings": {"failedLoginsLock": 2, "unlockAfterSeconds": 60}}"#) { world in
            let service = try await world.client()
            try await service.join("a@b.c")
            await expectCode(3003) { try await service.enter("a@b.c", "x") }
            try await service.enter("a@b.c")
            await expectCode(3003) { try await service.enter("a@b.c", "x") }
            await expectCode(3003) { try await service.enter("a@b.c", "x") }
            await expectCode(3036) { try await service.enter("a@b.c") }
            world.advance(seconds: 60)
            try await service.enter("a@b.c")
        },
        Scenario("logging in by objectId is for server code") { world in
            let client = try await world.client()
            let server = try await world.client(.cloudCode)
            let id = try await client.join("a@b.c").objectID ?? ""
            let fault = await #expect(throws: UserFault.self) { try await client.login(objectID: id) }
            #expect(fault?.code == 2014)
            #expect(fault?.message == "Login by object id is allowed only for Code Runner API key")
            #expect(try await server.login(objectID: id).email == "a@b.c")
            await expectCode(3057) { try await server.login(objectID: "X") }
        },
        Scenario("logins can be switched off", #"{"settings": {"loginsEnabled": false}}"#) { world in
            let service = try await world.client()
            try await service.join("a@b.c")
            await expectCode(3034) { try await service.enter("a@b.c") }
        },
        Scenario("a wrong application is refused everywhere") { world in
            let service = try await world.client(application: "OTHER")
            await expectCode(2002) { try await service.enter("a@b.c") }
            await expectCode(2002) { try await service.join("a@b.c") }
            await expectCode(2002) { try await service.logout() }
            await expectCode(2002) { _ = try await service.describeUserClass() }
            await expectCode(2002) { try await service.update(BackendlessUser(properties: ["objectId": "A"])) }
        },
        Scenario(
            "sign-in with a provider makes a user once",
            #"{"socialAccounts": [{"provider": "google", "accessToken": "G", "fields": {"email": "a@b.c", "given": "Ann"}}]}"#
        ) { world in
            let service = try await world.client()
            let user = try await service.login(provider: "Google", accessToken: "G", fieldsMapping: ["given": "name"])
            #expect(user.name == "Ann")
            #expect(user["socialAccount"] == "GOOGLE")
            try await service.logout()
            #expect(try await service.login(provider: "google", accessToken: "G").objectID == user.objectID)
            await expectCode(3052) { try await service.login(provider: "google", accessToken: "X") }
            #expect(try await service.authorizationURL(provider: "google")?.isEmpty == false)
            let other = try await world.client()
            await expectCode(3072) { try await other.enter("a@b.c") }
            await expectCode(3075) { try await other.restorePassword(identity: "a@b.c") }
        },
    ]
}

import BackendlessUsers
import OrderedJSON
import Testing

extension Scenario {
    private static let staff =
        #"{"roles": ["Editor", "Trial User"], "users": [{"objectId": "A", "email": "a@b.c", "password": "p", "name": "Ann"}, {"objectId": "B", "email": "b@b.c", "password": "p", "roles": ["Editor"]}]}"#

    static let management: [Scenario] = [
        Scenario("roles are given and taken by server code", staff) { world in
            let client = try await world.client()
            let server = try await world.client(.cloudCode)
            await expectCode(2011) { try await client.assignRole("Editor", to: "a@b.c") }
            await expectCode(2007) { try await server.assignRole("AuthenticatedUser", to: "a@b.c") }
            await expectCode(2008) { try await server.unassignRole("JSUser", from: "a@b.c") }
            await expectCode(2005) { try await server.assignRole("Nobody", to: "a@b.c") }
            await expectCode(3057) { try await server.assignRole("Editor", to: "x@b.c") }
            try await server.assignRole("Editor", to: "a@b.c")
            try await server.assignRole("Trial User", to: "A")
            try await client.enter("a@b.c")
            #expect(try await client.roles() == ["AuthenticatedUser", "Editor", "Trial User", "JSUser"])
            #expect(try await server.roles(ofUser: "A") == ["AuthenticatedUser", "Editor", "Trial User"])
            await expectCode(2011) { _ = try await client.roles(ofUser: "A") }
            try await server.unassignRole("Editor", from: "a@b.c")
            #expect(try await client.roles() == ["AuthenticatedUser", "Trial User", "JSUser"])
        },
        Scenario("users are found by role", staff) { world in
            let client = try await world.client()
            let server = try await world.client(.cloudCode)
            try await server.assignRole("Trial User", to: "a@b.c")
            try await server.assignRole("Trial User", to: "b@b.c")
            let users = try await client.users(withRole: "Trial User", loadRoles: true)
            #expect(users.map(\.objectID) == ["A", "B"])
            #expect(users.map { $0["roles"] } == [["Trial User"], ["Editor", "Trial User"]])
            let query: JSONObject = ["pageSize": 1, "offset": 1, "properties": ["email"], "sortBy": ["email desc"], "where": "email > 'a'"]
            let page = try await client.users(withRole: "Trial User", loadRoles: false, query: query)
            #expect(page.map(\.properties) == [["___class": "Users", "email": "a@b.c"]])
            await expectCode(2005) { _ = try await client.users(withRole: "Nobody") }
        },
        Scenario("users are disabled and enabled by server code", staff) { world in
            let client = try await world.client()
            let server = try await world.client(.cloudCode)
            let fault = await #expect(throws: UserFault.self) { try await client.disableUser(id: "A") }
            #expect(fault?.code == 3054)
            #expect(fault?.message == "Operation allowed only for BL logic.")
            try await client.enter("a@b.c")
            try await server.disableUser(id: "A")
            await expectCode(3085) { try await server.disableUser(id: "A") }
            #expect(try await server.user(id: "A").userStatus == "DISABLED")
            #expect(try await client.isValidLogin() == false)
            await expectCode(3090) { _ = try await client.roles() }
            try await server.enableUser(id: "A")
            await expectCode(3086) { try await server.enableUser(id: "A") }
            await expectCode(3057) { try await server.enableUser(id: "Z") }
            let fresh = try await world.client()
            try await fresh.enter("a@b.c")
        },
        Scenario("a deleted user is gone with its sessions", staff) { world in
            let client = try await world.client()
            try await client.enter("a@b.c")
            let other = try await world.client()
            try await other.removeUser(id: "A")
            await expectCode(1000) { try await other.removeUser(id: "A") }
            await expectCode(1000) { _ = try await other.user(id: "A") }
            #expect(try await client.isValidLogin() == false)
            await expectCode(3003) { try await other.enter("a@b.c") }
            try await other.join("a@b.c")
        },
        Scenario("users in bulk") { world in
            let service = try await world.client()
            let users = (1...5).map {
                BackendlessUser(properties: ["email": .string("u\($0)@b.c"), "password": "p", "age": .number(Double($0))])
            }
            let ids = try await service.createUsers(users)
            #expect(ids.count == 5)
            await expectCode(3033) { _ = try await service.createUsers([BackendlessUser(email: "new@b.c", password: "p"), users[0]]) }
            #expect(try await service.userCount() == 5)
            #expect(try await service.updateUsers(where: "age > 3", changes: ["name": "old"]) == 2)
            #expect(try await service.userCount(where: "name = 'old'") == 2)
            await expectCode(3098) { try await service.updateUsers(where: "age > 3", changes: ["email": "x@b.c"]) }
            await expectCode(1036) { try await service.updateUsers(where: "age > 3", changes: ["created": 1]) }
            #expect(try await service.removeUsers(where: "age <= 2") == 2)
            #expect(try await service.perform(UserCall(.bulkDelete, ["where": .array([.string(ids[2])])])) == 1)
            #expect(try await service.userCount() == 2)
        },
    ]

    static let finding: [Scenario] = [
        Scenario("users are found by identity and id", staff) { world in
            let service = try await world.client()
            #expect(try await service.user(identity: "A@b.c")?.objectID == "A")
            #expect(try await service.user(identity: "it's nobody") == nil)
            #expect(try await service.perform(UserCall(.find, ["selector": "objectId", "selector_value": "B"]))["email"] == "b@b.c")
            #expect(try await service.user(id: "B").email == "b@b.c")
            await expectCode(1000) { _ = try await service.user(id: "Z") }
        },
        Scenario("users are listed by condition and order", staff) { world in
            let service = try await world.client()
            world.advance(seconds: 1)
            try await service.join("c@b.c", ["name": "Cy"])
            #expect(try await service.users().map(\.email) == ["a@b.c", "b@b.c", "c@b.c"])
            #expect(try await service.users(matching: ["sortBy": ["email desc"], "pageSize": 2]).map(\.email) == ["c@b.c", "b@b.c"])
            #expect(try await service.users(matching: ["where": "name like '%y'"]).map(\.email) == ["c@b.c"])
            #expect(try await service.perform(UserCall(.findFirst))["email"] == "a@b.c")
            #expect(try await service.perform(UserCall(.findLast))["email"] == "c@b.c")
            await expectCode(1017) { _ = try await service.users(matching: ["where": "name ="]) }
        },
        Scenario("saving makes and changes users", staff) { world in
            let service = try await world.client()
            let made = try await service.perform(UserCall(.save, ["user": ["email": "d@b.c", "password": "p"]]))
            #expect(made["objectId"] != nil)
            try await service.enter("a@b.c")
            #expect(try await service.perform(UserCall(.save, ["user": ["objectId": "A", "name": "N"]]))["name"] == "N")
            await expectCode(1000) { _ = try await service.perform(UserCall(.save, ["user": ["objectId": "Z"]])) }
        },
        Scenario("dates go as text and come as milliseconds", #"{"columns": [{"name": "born", "type": "DATETIME"}]}"#) { world in
            let service = try await world.client()
            let user = try await service.join("a@b.c", ["born": ["$date": 1000]])
            #expect(user.date("born") == 1000)
            #expect(user["born"] == 1000)
        },
    ]
}

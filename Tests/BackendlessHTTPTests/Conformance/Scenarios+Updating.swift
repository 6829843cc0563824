import BackendlessUsers
import OrderedJSON
import Testing

extension Scenario {
    private static let two =
        #""users": [{"objectId": "A", "email": "a@b.c", "password": "p", "name": "Ann"}, {"objectId": "B", "email": "b@b.c", "password": "p"}]"#

    private static func withTwo(_ settings: String = "{}", _ rest: String = "") -> String { "{\"settings\": \(settings), \(two)\(rest)}" }

    private static func user(_ properties: JSONObject) -> BackendlessUser { BackendlessUser(properties: properties) }

    static let updating: [Scenario] = [
        Scenario("an update gives everything that is stored", withTwo()) { world in
            let service = try await world.client()
            let login = try await service.enter("a@b.c")
            world.advance(seconds: 5)
            let updated = try await service.update(user(["objectId": "A", "name": "New"]))
            #expect(updated.name == "New")
            #expect(updated.email == "a@b.c")
            #expect(updated.updated == login.lastLogin.map { $0 + 5000 })
            #expect(updated.userToken == nil)
            #expect(try await service.user(id: "A") == updated.unchanged)
        },
        Scenario("a whole user can be sent back", withTwo()) { world in
            let service = try await world.client()
            var whole = try await service.enter("a@b.c")
            whole.name = "New"
            #expect(try await service.update(whole).name == "New")
            whole.name = "Newer"
            #expect(try await service.update(whole, sending: .changes).name == "Newer")
        },
        Scenario("unknown properties: created", withTwo()) { world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            #expect(try await service.update(user(["objectId": "A", "age": 7]))["age"] == 7)
        },
        Scenario("unknown properties: dropped", withTwo(#"{"unknownProperty": "drop"}"#)) { world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            let updated = try await service.update(user(["objectId": "A", "age": 7]))
            #expect(updated["age"] == nil)
            #expect(updated.objectID == "A")
            #expect(updated.email == "a@b.c")
        },
        Scenario("unknown properties: refused", withTwo(#"{"unknownProperty": "reject"}"#)) { world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            await expectCode(3031) { try await service.update(user(["objectId": "A", "age": 7])) }
        },
        Scenario("another user: allowed", withTwo(#"{"updateOther": "allow"}"#)) { world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            #expect(try await service.update(user(["objectId": "B", "name": "Bo"])).name == "Bo")
            #expect(try await service.currentUser()?.objectID == "A")
        },
        Scenario("another user: refused", withTwo()) { world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            await expectCode(3029) { try await service.update(user(["objectId": "B", "name": "Bo"])) }
            let server = try await world.client(.cloudCode)
            #expect(try await server.update(user(["objectId": "B", "name": "Bo"])).name == "Bo")
        },
        Scenario("without a session: refused or allowed", withTwo()) { world in
            let service = try await world.client()
            await expectCode(3028) { try await service.update(user(["objectId": "A", "name": "x"])) }
        },
        Scenario("a user that is not there", withTwo()) { world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            await expectCode(3030) { try await service.update(user(["objectId": "Z", "name": "x"])) }
            await expectCode(3030) { try await service.update(user(["name": "x"])) }
        },
        Scenario("an identity that is taken", withTwo()) { world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            await expectCode(3018) { try await service.update(user(["objectId": "A", "email": "B@b.c"])) }
            #expect(try await service.update(user(["objectId": "A", "email": "A@b.c"])).email == "A@b.c")
        },
        Scenario("a required value that is emptied", withTwo()) { world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            await expectCode(3045) { try await service.update(user(["objectId": "A", "email": nil])) }
            await expectCode(3045) { try await service.update(user(["objectId": "A", "password": ""])) }
            #expect(try await service.update(user(["objectId": "A", "name": nil]))["name"] == .null)
        },
        Scenario("new e-mail and password at the next login", withTwo()) { world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            try await service.update(user(["objectId": "A", "email": "new@b.c", "password": "n"]))
            try await service.logout()
            await expectCode(3003) { try await service.enter("a@b.c", "p") }
            await expectCode(3003) { try await service.enter("new@b.c", "p") }
            #expect(try await service.enter("new@b.c", "n").objectID == "A")
        },
        Scenario("types and lengths", withTwo("{}", #", "columns": [{"name": "age", "type": "INT"}, {"name": "nick", "size": 3}]"#)) {
            world in
            let service = try await world.client()
            try await service.enter("a@b.c")
            await expectCode(3049) { try await service.update(user(["objectId": "A", "age": "x"])) }
            await expectCode(8000) { try await service.update(user(["objectId": "A", "nick": "long"])) }
            await expectCode(3040) { try await service.update(user(["objectId": "A", "email": "x"])) }
            await expectCode(3050) { try await service.update(user(["objectId": "A", "password": 7])) }
        },
    ]
}

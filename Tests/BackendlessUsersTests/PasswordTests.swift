@testable import BackendlessUsers
import Testing

@Suite struct PasswordTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
    ])
    func hashesAsPublished(text: String, hash: String) { #expect(SessionFingerprint.text(text) == hash) }

    @Test(arguments: [1, 2, 100])
    func aPasswordMatchesItselfAlone(rounds: Int) {
        let hash = PasswordHash("wonderland", salt: SIMD2(1, 2), rounds: rounds)
        #expect(hash.matches("wonderland"))
        #expect(!hash.matches("wonderlanD"))
        #expect(!hash.matches(""))
        #expect(hash != PasswordHash("wonderland", salt: SIMD2(1, 3), rounds: rounds))
        #expect("\(hash)" == "[redacted]")
    }

    @Test func seedsGiveTheSameIdsAndNoSeedGivesOthers() {
        var (first, second, free) = (IdentifierSource(seed: 1), IdentifierSource(seed: 1), IdentifierSource())
        let id = first.identifier()
        #expect(id == second.identifier())
        #expect(id != first.identifier())
        #expect(id != free.identifier())
        #expect(id.utf8.count == 36)
        #expect(id == id.uppercased())
    }
}

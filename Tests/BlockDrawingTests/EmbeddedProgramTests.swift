import Foundation
import Testing

@testable import BlockDrawing
import SecureHash

@Suite struct EmbeddedProgramTests {
    private func picture(with program: EmbeddedProgram) throws -> String {
        try draw("<xml>\(Piece.text("x"))</xml>") { $0.program = program }
    }

    @Test func theProgramComesOutAsItWentIn() throws {
        for count in [0, 1, 2, 3, 56, 57, 58, 1_000] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let program = EmbeddedProgram(name: "folder/a \"b\".xml", bytes: bytes)
            let document = Array(try picture(with: program).utf8)
            #expect(EmbeddedProgram.isPicture(document))
            #expect(try EmbeddedProgram(picture: document).bytes == bytes)
        }
    }

    @Test func aPictureWithoutAProgramSaysSo() throws {
        let document = Array(try draw("<xml/>").utf8)
        #expect(throws: EmbeddedProgram.Failure.missing) { try EmbeddedProgram(picture: document) }
    }

    @Test func aChangedProgramIsNotRun() throws {
        let document = try picture(with: EmbeddedProgram(name: "a.xml", bytes: Array("<xml><block/></xml>".utf8)))
        let changed = document.replacingOccurrences(of: "PHhtbD48", with: "PHhtbD49")
        #expect(changed != document)
        #expect(throws: EmbeddedProgram.Failure.damaged) { try EmbeddedProgram(picture: Array(changed.utf8)) }
        let cut = document.replacingOccurrences(of: "PHhtbD48", with: "PHhtbD")
        #expect(throws: EmbeddedProgram.Failure.damaged) { try EmbeddedProgram(picture: Array(cut.utf8)) }
    }

    @Test func programsAreNoPictures() {
        #expect(!EmbeddedProgram.isPicture(Array("<xml><block type='text'/></xml>".utf8)))
        #expect(!EmbeddedProgram.isPicture([]))
    }

    private func sha256(_ bytes: [UInt8]) -> String { SHA256.text(SHA256.hash(bytes)) }

    // FIPS 180-4's examples, and one of more than a block.
    @Test func checksumsAreThoseOfTheStandard() {
        #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            sha256(Array(repeating: UInt8(ascii: "a"), count: 1_000))
                == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
    }

    @Test(arguments: ["A", "A=", "AA=A", "A*==", "AAA", "===="])
    func whatIsNoBase64IsRefused(_ text: String) { #expect(Base64.decode(text.utf8) == nil) }
}

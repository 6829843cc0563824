import BlockModel
import BlockXML
import Testing

@Suite struct EncodingTests {
    private static let text = "<xml><block type='a'><field name='F'>ä€😀</field></block></xml>"

    private func field(of bytes: [UInt8]) throws -> String {
        try WorkspaceXMLReader().read(bytes, file: "test.xml").workspace.blocks[0].fields[0].text
    }

    private func utf16(_ text: String, lowByteFirst: Bool) -> [UInt8] {
        text.utf16.flatMap { lowByteFirst ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }

    @Test(arguments: [true, false], ["\u{FEFF}", ""])
    func utf16IsRead(lowByteFirst: Bool, mark: String) throws {
        #expect(try field(of: utf16(mark + Self.text, lowByteFirst: lowByteFirst)) == "ä€😀")
    }

    @Test func utf16WithADeclarationIsRead() throws {
        #expect(try field(of: utf16("\u{FEFF}<?xml version='1.0' encoding='UTF-16'?>" + Self.text, lowByteFirst: true)) == "ä€😀")
    }

    @Test func unpairedSurrogatesBecomeReplacementCharacters() throws {
        var bytes = utf16("\u{FEFF}<block type='a'><field name='F'>x", lowByteFirst: true)
        bytes += [0x00, 0xD8] + utf16("y</field></block>", lowByteFirst: true)
        #expect(try field(of: bytes) == "x\u{FFFD}y")
    }

    @Test func aMarkBeforeUTF8IsSkipped() throws {
        #expect(try field(of: Array(("\u{FEFF}" + Self.text).utf8)) == "ä€😀")
    }

    @Test(arguments: ["ISO-8859-1", "windows-1252", "latin1"])
    func westernEncodingsAreRead(name: String) throws {
        let bytes = Array("<?xml version='1.0' encoding=\"\(name)\" ?><block type='a'><field name='F'>".utf8) + [0xE4, 0x80, 0xFF]
        #expect(try field(of: bytes + Array("</field></block>".utf8)) == "ä€ÿ")
    }

    @Test func otherEncodingsAreRefusedByName() {
        #expect(
            failure(of: "<?xml version='1.0' encoding='Shift_JIS'?><xml/>") == """
                test.xml:1:1: error: the encoding 'Shift_JIS' is not supported [xml-encoding]
                  hint: save the file as UTF-8

                """)
    }

    @Test(arguments: [[0xFF], [0xC0, 0x80], [0xE4, 0x41], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
    func bytesThatAreNotUTF8AreRefused(bytes: [UInt8]) {
        let text = Array("<xml>\n<block type='a'>ä</block>".utf8) + bytes
        let hex = String(bytes[0], radix: 16, uppercase: true)
        #expect(
            failure(of: text) == """
                test.xml:2:27: error: the byte 0x\(hex) is not UTF-8 [xml-encoding]
                  hint: save the file as UTF-8, or name its encoding in the XML declaration

                """)
    }

    @Test func nulBytesAreRefused() {
        #expect(
            failure(of: Array("<xml>12345678\n".utf8) + [0])
                == "test.xml:2:1: error: a NUL byte, which no text file holds [xml-character]\n")
    }
}

import Testing

@testable import BlockRecording

/// Small files that say they are large, and what chunks share.
@Suite struct RecordingLimitsTests {
    private func file(_ sections: [(RecordingFormat.Section, [UInt8])]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(RecordingFormat.magic)
        writer.write(RecordingFormat.version)
        for (section, content) in sections { writer.write(section: section, content) }
        return writer.bytes
    }

    private func chunk(textCount: Int, packed: [UInt8], eventCount: Int = 0, events: [UInt8] = []) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(UInt8(0))
        writer.write(varint: eventCount)
        writer.write(varint: textCount)
        writer.write(varint: packed.count)
        writer.write(packed)
        writer.write(events)
        return writer.bytes
    }

    private var ending: [UInt8] {
        var writer = ByteWriter()
        writer.write(text: "finished")
        writer.write(text: "")
        for _ in 0..<4 { writer.write(varint: 0) }
        return writer.bytes
    }

    @Test func aSmallFileOfManyEmptyTextsIsRefused() {
        let bytes = file([(.chunk, chunk(textCount: 64_000_000, packed: [0, 0, 0, 0])), (.ending, ending)])
        #expect(bytes.count < 53)
        #expect(RecordingError.reading(bytes)?.message == "its texts are too long")
    }

    @Test func emptyTextsCountForWhatTheyTake() throws {
        let packed = TextPacking.pack([UInt8](repeating: TextPacking.end, count: 100), dictionary: [][...])
        let reader = ByteReader(chunk(textCount: 100, packed: packed))
        // Each has the byte that ends it, while it is unpacked.
        let read = try ChunkReader(reader, dictionary: [], mostTextBytes: 3_300, siteCount: 0, variableCount: 0)
        #expect(read.textByteCount == 3_200)
        #expect(throws: RecordingError.self) {
            _ = try ChunkReader(reader, dictionary: [], mostTextBytes: 3_299, siteCount: 0, variableCount: 0)
        }
    }

    @Test func oneCopyCannotTellMoreTextsThanThereAre() {
        let packed = TextPacking.pack([UInt8](repeating: TextPacking.end, count: 100), dictionary: [][...])
        #expect(throws: RecordingError.self) {
            _ = try TextPacking.unpack(ByteReader(packed), count: 50, mostBytes: 1_000, dictionary: [][...])
        }
    }

    /// The phrases are longer than what is used of them.
    @Test(arguments: [true, false]) func textsAreToldByPhrasesAndTheMainFile(isFileFirst: Bool) throws {
        let phrases = Array(String(repeating: "the phrases of a file, ", count: 3_000).utf8) + Array("ada@example.com".utf8)
        let main = Array("<xml>the main file</xml>".utf8)
        let dictionary: [UInt8] = TextPacking.phrases + phrases + [TextPacking.end] + main
        let texts = ["ada@example.com", "the main file", "the phrases of a file, the phrases"]
        let packed = TextPacking.pack(texts.flatMap { Array($0.utf8) + [TextPacking.end] }, dictionary: dictionary[...])
        let console = RecordingFormat.Rare.console.rawValue << 3 | RecordingFormat.Event.rare.rawValue
        let content = chunk(textCount: 3, packed: packed, eventCount: 3, events: [console, 0, console, 1, console, 2])
        var name = ByteWriter()
        name.write(text: "main.xml")
        var sections: [(RecordingFormat.Section, [UInt8])] = [(.file, name.bytes + main), (.phrases, phrases)]
        if !isFileFirst { sections.reverse() }
        sections.append((.chunk, chunk(textCount: 0, packed: [])))
        for _ in 0..<2 { sections.append((.chunk, content)) }
        sections.append((.ending, ending))
        let recording = try Recording(file(sections))
        #expect(recording.console(upTo: 5) == texts + texts)
    }

    @Test func phrasesComeOnce() {
        #expect(RecordingError.reading(file([(.phrases, [0x61]), (.ending, ending)]))?.message == nil)
        #expect(RecordingError.reading(file([(.phrases, [0x61]), (.phrases, []), (.ending, ending)]))?.message == "its phrases come twice")
    }
}

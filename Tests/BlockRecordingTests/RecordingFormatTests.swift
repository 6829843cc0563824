import BlockHost
import BlockRecording
import BlockRuntime
import Testing

/// The file: small, bounded, and read without harm whatever it holds.
@Suite struct RecordingFormatTests {
    private let loop = Block.program(
        Block.stack(
            Block.set("x", Block.number(0)), Block.repeating(20_000, Block.set("x", Block.add(Block.get("x"), Block.number(0.5))))),
        Block.sumProcedure)

    @Test func eventsTakeLessThanThreeBytesInALoop() throws {
        let recording = try RecordedRun(xml: loop, isRecorded: true).recording()
        #expect(recording.count > 150_000)
        #expect(recording.eventByteCount < recording.count * 3)
    }

    @Test func samplesTakeLessThanEightBytesAnEvent() throws {
        for path in Folders.programs("Samples") {
            let recording = try RecordedRun(xml: try Folders.text(path), isRecorded: true).recording()
            #expect(recording.eventByteCount < recording.count * 8, "\(path)")
        }
    }

    @Test func numbersComeBackBitByBit() throws {
        let numbers = [
            0, 1, 19, 18, -1, 16_383, 16_384, -16_384, 0.1, -2.5, 1e300, 9_007_199_254_740_991, 9_007_199_254_740_992, 1e-300,
        ]
        let text = numbers.map { "\($0)" }
        let xml = Block.program(Block.repeating(2, stack(text.map { Block.set("x", Block.number(Double($0) ?? 0)) })))
        let recording = try RecordedRun(xml: xml, isRecorded: true).recording()
        let values = recording.events(setting: 0).map { recording[$0].value?.description }
        #expect(values == (numbers + numbers).map { TracedValue.number($0).description })
    }

    private func stack(_ blocks: [String]) -> String {
        blocks.dropLast().reversed().reduce(blocks[blocks.count - 1]) { Block.stack($1, $0) }
    }

    @Test func fullRecordingSaysSo() throws {
        var settings = RecordingSettings()
        settings.eventLimit = 10_000
        let run = try RecordedRun(xml: loop, isRecorded: true, settings: settings)
        let recording = try run.recording()
        #expect(run.report.status == .finished)
        #expect(recording.ending.isCut)
        #expect((10_000..<20_000).contains(recording.count))
        #expect(recording.ending.totalEventCount > 150_000)
    }

    @Test func lastEventsKnowWhatWasBefore() throws {
        let whole = try RecordedRun(xml: loop, isRecorded: true).recording()
        var settings = RecordingSettings()
        settings.keptEventCount = 1_000
        let recording = try RecordedRun(xml: loop, isRecorded: true, settings: settings).recording()
        #expect(recording.ending.totalEventCount == whole.count)
        #expect(!recording.ending.isCut)
        let kept = recording.count - recording.prologueCount
        #expect(kept >= 1_000)
        #expect(kept + recording.ending.droppedEventCount == whole.count)
        for distance in [1, 10, 500, 1_000] {
            let (last, wholeLast) = (recording.count - distance, whole.count - distance)
            #expect(recording[last] == whole[wholeLast])
            #expect(recording.stack(at: last).map(\.site) == whole.stack(at: wholeLast).map(\.site))
            let (values, wholeValues) = (recording.variables(at: last), whole.variables(at: wholeLast))
            #expect(values.map(\.value) == wholeValues.map(\.value))
            #expect(values.map(\.writer) == wholeValues.map(\.writer))
        }
    }

    @Test func lastEventsOfARecursionKnowTheOuterCalls() throws {
        let xml = Block.program(Block.print(Block.call("sum", Block.number(5_000))), Block.sumProcedure)
        let whole = try RecordedRun(xml: xml, isRecorded: true).recording()
        var settings = RecordingSettings()
        settings.keptEventCount = 100
        let recording = try RecordedRun(xml: xml, isRecorded: true, settings: settings).recording()
        let kept = recording.count - recording.prologueCount
        #expect(kept < whole.count)
        for distance in stride(from: 3, to: kept, by: 997) {
            let (last, wholeLast) = (recording.count - distance, whole.count - distance)
            #expect(recording.state(at: last).depth == whole.state(at: wholeLast).depth)
            #expect(recording.variables(at: last).map(\.value) == whole.variables(at: wholeLast).map(\.value))
        }
    }

    // MARK: Broken files

    @Test func otherFilesAreRefused() {
        #expect(RecordingError.reading([])?.description == "the recording cannot be read: it does not begin as recordings do (byte 0)")
        #expect(
            RecordingError.reading(Array("<xml></xml>".utf8))?.description
                == "the recording cannot be read: it does not begin as recordings do (byte 0)")
    }

    @Test func newerVersionIsNamed() throws {
        var bytes = try RecordedRun(xml: Block.program(), isRecorded: true).bytes
        bytes[7] = 9
        #expect(
            RecordingError.reading(bytes)?.description
                == "the recording cannot be read: it is of version 9, and this program reads version 2 (byte 8)")
    }

    @Test func everyCutFileIsRefused() throws {
        let bytes = try RecordedRun(xml: Block.program(Block.print(Block.text("a"))), isRecorded: true).bytes
        #expect(RecordingError.reading(bytes)?.description == nil)
        for count in 0..<bytes.count { #expect(RecordingError.reading(Array(bytes[..<count]))?.description != nil, "\(count) bytes") }
    }

    @Test func changedBytesDoNoHarm() throws {
        let xml = Block.program(
            Block.stack(Block.set("x", Block.number(0.5)), Block.print(Block.call("sum", Block.number(3)))), Block.sumProcedure)
        let bytes = try RecordedRun(xml: xml, isRecorded: true).bytes
        var random = SplitMix(state: 7)
        for offset in bytes.indices {
            for _ in 0..<4 {
                var broken = bytes
                broken[offset] = UInt8(truncatingIfNeeded: random.next())
                guard let recording = try? Recording(broken), recording.count > 0 else { continue }
                // What is read can be looked at everywhere.
                for event in stride(from: 0, to: recording.count, by: 7) {
                    _ = recording[event]
                    _ = recording.state(at: event)
                }
            }
        }
    }

    /// A generator of the same numbers in every run.
    private struct SplitMix {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}

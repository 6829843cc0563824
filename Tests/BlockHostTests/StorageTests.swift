import BlockHost
import BlockRuntime
import OrderedJSON
import Testing

@Suite struct StorageTests {
    @Test func textsAreKeptUntilTheyAreDeleted() throws {
        var script = CallScript()
        script.call("storage.set", ["key": .text("b"), "text": .text("[1]")])
        script.call("storage.delete", ["key": .text("a")])
        script.call("storage.get", ["key": .text("b")])
        let report = try script.run(context: #"{"localStorage": {"a": 1, "c": {}}}"#).report
        #expect(report.result == .text("[1]"))
        #expect(JSONWriter.text(.object(report.localStorage)) == #"{"c":{},"b":[1]}"#)
        #expect(report.calls.isEmpty)
    }

    @Test func aMissingKeyReadsAsNull() throws {
        var script = CallScript()
        script.call("storage.get", ["key": .text("b")])
        #expect(try script.run().report.result == .null)
    }

    @Test func undefinedIsStoredAsTextAndReadAsNull() throws {
        var script = CallScript()
        script.call("storage.set", ["key": .text("a"), "text": .constant(.undefined)])
        script.call("storage.get", ["key": .text("a")])
        let report = try script.run().report
        #expect(report.result == .null)
        #expect(JSONWriter.text(.object(report.localStorage)) == #"{"a":{"$raw":"undefined"}}"#)
    }
}

import BlockHost
import BlockRuntime
import OrderedJSON
import Testing

@Suite struct ValueCodingTests {
    private func written(_ value: HostValue) -> String { JSONWriter.text(ValueCoding.json(value)) }
    private func read(_ text: String) throws -> HostValue { ValueCoding.value(try JSONParser.parse(text)) }

    @Test func plainJSONIsItself() throws {
        let text = #"{"a":[1,true,null,"x"],"b":{}}"#
        #expect(written(try read(text)) == text)
    }

    @Test(arguments: [
        #"{"$undefined":true}"#, #"{"$number":"NaN"}"#, #"{"$number":"Infinity"}"#, #"{"$number":"-Infinity"}"#, #"{"$date":1500}"#,
        #"{"$date":null}"#, #"{"$regexp":{"source":"a+","flags":"gi"}}"#, #"{"$error":{"name":"TypeError","message":"no","code":7}}"#,
        #"{"$error":{"name":"Error","message":""}}"#, #"{"$ref":"dataModels/af01"}"#, #"{"$cycle":2}"#,
    ])
    func specialFormsAreReadAndWrittenAlike(_ text: String) throws { #expect(written(try read(text)) == text) }

    @Test func undefinedPropertiesAreLeftOutAndItemsAreKept() {
        #expect(written(.object(["a": .undefined, "b": .null])) == #"{"b":null}"#)
        #expect(written(.list([.undefined])) == #"[{"$undefined":true}]"#)
    }

    @Test func negativeZeroIsWrittenAsZero() { #expect(written(.number(-0.0)) == "0") }

    @Test func unknownFormsAreOrdinaryObjects() throws {
        #expect(try read(#"{"$price":3}"#) == .object(["$price": .number(3)]))
        #expect(try read(#"{"$date":"soon"}"#) == .object(["$date": .text("soon")]))
        #expect(try read(#"{"$date":0,"x":1}"#) == .object(["$date": .number(0), "x": .number(1)]))
    }

    @Test func errorsAreNamedErrorUnlessTheyAreNamed() throws {
        #expect(try read(#"{"$error":{"message":"m"}}"#) == .error(HostError(name: "Error", message: "m")))
    }

    @Test func eventHandlesAreGivenToTheReader() throws {
        var seen: [HostObject] = []
        let value = ValueCoding.value(try JSONParser.parse(#"[{"$event":{"x":1}}]"#)) { content in
            seen.append(content)
            return .reference("event/1")
        }
        #expect(value == .list([.reference("event/1")]))
        #expect(seen == [["x": .number(1)]])
    }

    @Test func plainJSONLeavesOutWhatServicesCannotTake() {
        let value = HostValue.object([
            "a": .undefined, "b": .number(.nan), "c": .date(5), "d": .list([.undefined]), "e": .reference("pageData"),
        ])
        let json = PlainJSON.json(value) { $0 == "pageData" ? .object(["p": .number(1)]) : nil }
        #expect(json.map { JSONWriter.text($0) } == #"{"b":null,"c":{"$date":5},"d":[null],"e":{"p":1}}"#)
    }

    @Test func sharedObjectsThatContainThemselvesAreNullInside() {
        let objects: [String: HostValue] = [
            "a": .object(["b": .reference("b"), "again": .reference("b")]), "b": .object(["a": .reference("a"), "n": .number(1)]),
        ]
        let json = PlainJSON.json(.reference("a")) { objects[$0] }
        #expect(json.map { JSONWriter.text($0) } == #"{"b":{"a":null,"n":1},"again":{"a":null,"n":1}}"#)
    }

    /// Forty objects that each hold the next one twice: written out they would be 2⁴⁰.
    @Test func sharedObjectsThatDoubleEnd() {
        var resolved = 0
        let json = PlainJSON.json(.reference("0")) { name in
            resolved += 1
            let next = HostValue.reference(String((Int(name) ?? 0) + 1))
            return Int(name) == 40 ? .number(1) : .list([next, next])
        }
        #expect(json != nil)
        #expect(resolved <= 100_000)
    }
}

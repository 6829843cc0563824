import BlockHost
import BlockRuntime
import OrderedJSON
import Testing

@Suite struct PageTests {
    private func section(_ report: RunReport, _ name: String) -> String {
        report.page.first { $0.section == name }.map { JSONWriter.text($0.value) } ?? "none"
    }

    @Test func pageObjectsAreShared() throws {
        var script = CallScript()
        script.set(.result(script.call("page.pageData")), "x", to: .number(1))
        script.set(.result(script.call("page.dataModel", ["uid": .text("u")])), "y", to: .result(script.call("page.pageData")))
        let report = try script.run(context: #"{"pageData": {"a": 0}}"#).report
        #expect(section(report, "pageData") == #"{"a":0,"x":1}"#)
        #expect(section(report, "dataModels") == #"{"u":{"y":{"$ref":"pageData"}}}"#)
    }

    @Test func objectsThatWereOnlyLookedAtAreNotReported() throws {
        var script = CallScript()
        for name in ["page.component", "page.style", "page.classes", "page.dataStore"] { script.call(name, ["componentUid": .text("u")]) }
        let report = try script.run(context: #"{"components": {"gone": null}}"#).report
        #expect(section(report, "components") == #"{"gone":null}"#)
        #expect(section(report, "classes") == "{}")
        #expect(section(report, "styles") == "{}")
    }

    @Test func aDataStoreIsReplacedByTheObjectItself() throws {
        var script = CallScript()
        let object = script.object()
        script.call("page.setDataStore", ["componentUid": .text("u"), "dataModel": .result(object)])
        script.set(.result(object), "late", to: .number(1))
        #expect(section(try script.run().report, "dataModels") == #"{"u":{"late":1}}"#)
    }

    @Test func anObjectWithTwoNamesIsWrittenUnderTheFirst() throws {
        var script = CallScript()
        script.call("page.setDataStore", ["componentUid": .text("u"), "dataModel": .result(script.call("page.appData"))])
        #expect(section(try script.run(context: #"{"appData": {"a": 1}}"#).report, "dataModels") == #"{"u":{"$ref":"appData"}}"#)
    }

    @Test func repeaterItemsAreTheListItself() throws {
        var script = CallScript()
        script.set(.result(script.call("page.dynamicListItems", ["componentUid": .text("u")])), "1", to: .number(2))
        let report = try script.run(context: #"{"components": {"u": {"dynamicListItems": [1]}}}"#).report
        #expect(section(report, "components") == #"{"u":{"dynamicListItems":[1,2]}}"#)
    }

    @Test func repeaterItemsOfAComponentThatIsNotThereAreATypeError() throws {
        var script = CallScript()
        script.call("page.dynamicListItems", ["componentUid": .text("u")])
        let report = try script.run(context: #"{"components": {"u": null}}"#).report
        guard case .error(let error)? = report.thrown else { return #expect(Bool(false)) }
        #expect(error.name == "TypeError")
    }

    @Test(arguments: [
        (#"{}"#, "true", "true"), (#"{}"#, "false", "false"), (#"{}"#, "null", "true"), (#"{"display": true}"#, "null", "false"),
        (#"{"display": false}"#, "null", "true"),
    ])
    func visibilityIsSetByBooleansAndToggledByTheRest(_ component: String, _ visible: String, _ expected: String) throws {
        var script = CallScript()
        let constant: Constant = visible == "null" ? .null : .boolean(visible == "true")
        script.call("page.toggleVisibility", ["componentUid": .text("u"), "visible": .constant(constant)])
        let report = try script.run(context: "{\"components\": {\"u\": \(component)}}").report
        #expect(section(report, "components") == "{\"u\":{\"display\":\(expected)}}")
    }

    @Test func locationAndSizesComeFromTheContext() throws {
        var script = CallScript()
        script.call("console.log", ["value": .result(script.call("page.currentUrl"))])
        script.call("console.log", ["value": .result(script.get(.result(script.call("page.windowLocation")), "search"))])
        script.call("console.log", ["value": .result(script.call("page.documentSize", ["typeSize": .text("clientWidth")]))])
        let context = #"{"location": {"search": "?a=1"}, "document": {"clientWidth": 5}}"#
        #expect(try script.run(context: context).output == "https://app.example.com/index.html\n?a=1\n5\n")
    }

    @Test func stoppingPropagationNeedsAnEvent() throws {
        var script = CallScript()
        script.call("ui.stopPropagation", ["event": .result(script.object())])
        let report = try script.run().report
        #expect(report.calls.isEmpty)
        #expect(report.engineMessages == ["stopPropagation is not a function"])
    }

    @Test func focusNeedsAComponent() throws {
        var script = CallScript()
        script.call("ui.focus", ["component": .result(script.call("page.component", ["componentUid": .text("u")]))])
        let focus = RunReport.Call(name: "ui.focus", arguments: [HostProperty("component", .reference("components/u"))])
        #expect(try script.run().report.calls == [focus])
        var wrong = CallScript()
        wrong.call("ui.focus", ["component": .number(1)])
        #expect(try wrong.run().report.calls.isEmpty)
    }
}

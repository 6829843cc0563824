public import BlockRuntime
public import OrderedJSON

/// A page without a browser: plain objects for data, components, styles and classes.
///
/// A uid that the context does not list is there as soon as it is used, empty.
public final class InMemoryPage: Page {
    private let shared: SharedContext
    private var context: RunContext { _read { yield shared.context } }
    /// The window's location.
    private var location: HostObject { Self.merge(Self.usualLocation, context.location) }
    /// The document's sizes.
    private var document: HostObject { Self.merge(Self.usualDocument, context.document) }

    private static let usualLocation: JSONObject = [
        "href": "https://app.example.com/index.html", "origin": "https://app.example.com", "protocol": "https:",
        "host": "app.example.com", "hostname": "app.example.com", "port": "", "pathname": "/index.html", "search": "", "hash": "",
    ]
    private static let usualDocument: JSONObject = ["clientWidth": 1280, "clientHeight": 720]

    /// Makes a page of what a context says of it.
    public convenience init(_ context: RunContext = RunContext()) { self.init(SharedContext(context)) }

    init(_ shared: SharedContext) { self.shared = shared }

    private static func merge(_ usual: JSONObject, _ given: JSONObject) -> HostObject {
        var all = usual
        for (key, value) in given { all[key] = value }
        return HostObject(all.map { HostProperty($0.key, ValueCoding.value($0.value)) })
    }

    public func open(in machine: Machine) throws(LimitStop) {
        if shared.isPageEmpty { return }
        // An empty object is made as soon as it is looked at.
        for (name, data) in [("pageData", context.pageData), ("appData", context.appData)] {
            if case .object(let object) = data, object.isEmpty { continue }
            try machine.share(name, ValueCoding.value(data))
        }
        let sections = [
            ("dataModels", context.dataModels), ("components", context.components), ("styles", context.styles),
            ("classes", context.classes),
        ]
        for (section, entries) in sections {
            for (uid, value) in entries { try machine.share("\(section)/\(uid)", ValueCoding.value(value)) }
        }
    }

    public func answer(_ call: HostCall, in machine: Machine) throws(LimitStop) -> HostAnswer? {
        switch call.name {
        case "page.pageData": return .value(.reference("pageData"))
        case "page.appData": return .value(.reference("appData"))
        case "page.dataModel", "page.dataStore": return .value(.reference("dataModels/\(uid(of: call))"))
        case "page.component": return .value(.reference("components/\(uid(of: call))"))
        case "page.style": return .value(.reference("styles/\(uid(of: call))"))
        case "page.classes": return .value(.reference("classes/\(uid(of: call))"))
        case "page.dynamicListItems": return .property("dynamicListItems", ofShared: "components/\(uid(of: call))")
        case "page.setDataStore":
            machine.share("dataModels/\(uid(of: call))", argument: "dataModel")
            return .value(.undefined)
        case "page.setDynamicListItems":
            try machine.setProperty("dynamicListItems", ofShared: "components/\(uid(of: call))", toArgument: "listItems")
            return .value(.undefined)
        case "page.toggleVisibility":
            let component = "components/\(uid(of: call))"
            var isShown = !(machine.property("display", ofShared: component) ?? .undefined).isTruthy
            if case .boolean(let flag) = call["visible"] { isShown = flag }
            try machine.setProperty("display", ofShared: component, to: .boolean(isShown))
            return .value(.undefined)
        case "page.documentSize": return .value(document[call["typeSize"].textValue ?? ""] ?? .undefined)
        case "page.currentUrl": return .value(location["href"] ?? .undefined)
        case "page.windowLocation": return .value(.object(location))
        default: return nil
        }
    }

    /// The component that a call is about; without one, the owner of the handler.
    private func uid(of call: HostCall) -> String {
        let named = call.name == "page.dataModel" ? call["uid"] : call["componentUid"]
        if named.isMissing, let other = call.arguments.first(where: { $0.name == "uid" || $0.name == "componentUid" })?.value,
            !other.isMissing
        {
            return other.javaScriptText()
        }
        return named.isMissing ? context.componentUID ?? "page" : named.javaScriptText()
    }

    public func state(in machine: Machine) -> [(section: String, value: JSONValue)] {
        var state: [(section: String, value: JSONValue)] = []
        for section in ["pageData", "appData"] {
            state.append((section, ValueCoding.json(machine.sharedValue(section) ?? .object(HostObject()))))
        }
        let names = machine.sharedNames
        for section in ["dataModels", "components", "styles", "classes"] {
            var entries: JSONObject = [:]
            for name in names where name.hasPrefix(section + "/") {
                guard let value = machine.sharedValue(name) else { continue }
                let json = ValueCoding.json(value)
                // What was only looked at stays out of the report.
                if json.objectValue?.isEmpty ?? false || json.arrayValue?.isEmpty ?? false { continue }
                entries[String(name.dropFirst(section.count + 1))] = json
            }
            state.append((section, .object(entries)))
        }
        return state
    }
}

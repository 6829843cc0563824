import BackendlessTables
import BackendlessUsers
import BlockHost
import BlockJSON
import BlockModel
import BlockRecording
import BlockRuntime
import BlockXML
import FlowTesting

/// What is fed with bytes. No target compares anything: it is enough that none crashes, hangs, leaks or reads what it must not.
///
/// The fuzzer feeds them with what it makes up, the tests with the files in `Fuzz/Corpus`.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// A file in Blockly's XML: read, written again, compiled and run.
    case xml
    /// A file in Blockly's JSON: the same.
    case json
    /// Bytes that choose blocks, fields and connections: a program of all blocks, run.
    case program
    /// A regular expression, its flags and a text, between zeros.
    case regexp
    /// A recording, and how things stood at some of its moments.
    case recording
    /// What a server answered: a status, then a body.
    case reply
    /// A request to the user service as a server gets it: method, path, query and body, a line each.
    case request
    /// Requests to the tables of one application, each in four lines as above.
    case tables
    /// A condition of a query, then an object in JSON on a line of its own.
    case condition
    /// A flow file.
    case flow
    /// A context, a users fixture, a tables fixture and a cassette.
    case context
    /// A date in any of its spellings.
    case date
    /// A stream of the Debug Adapter Protocol, or its messages in lines.
    case adapter

    /// Feeds the target.
    ///
    /// - Returns: whether the bytes were taken for what they are to be; otherwise they were refused with an error.
    @discardableResult
    public func run(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .xml: return Self.runFile { () throws(LoadFailure) in try WorkspaceXMLReader().read(bytes, file: "fuzz.xml").workspace }
        case .json: return Self.runFile { () throws(LoadFailure) in try WorkspaceJSONReader().read(bytes, file: "fuzz.json").workspace }
        case .program:
            var maker = ProgramMaker(bytes)
            let xml = maker.xml()
            return Self.runFile { () throws(LoadFailure) in try WorkspaceXMLReader().read(Array(xml.utf8), file: "fuzz.xml").workspace }
        case .regexp: return Self.runExpression(bytes)
        case .recording: return Self.look(at: bytes)
        case .reply: return Self.takeReply(bytes)
        case .request: return Self.takeRequest(bytes)
        case .tables: return Self.takeTableRequests(bytes)
        case .condition: return Self.testCondition(bytes)
        case .flow: return (try? FlowFile.read(text: String(decoding: bytes, as: UTF8.self), file: "/nowhere/fuzz.flow.yaml")) != nil
        case .context:
            let isContext = (try? RunContext(bytes, file: "context.json")) != nil
            let isUsers = (try? UsersFixture.parse(bytes, file: "users.json")) != nil
            let isTables = (try? TablesFixture.parse(bytes, file: "tables.json")) != nil
            let isCassette = (try? Cassette.parse(bytes, file: "cassette.json")) != nil
            return isContext || isUsers || isTables || isCassette
        case .date: return parseDate(Array(String(decoding: bytes, as: UTF8.self).utf16), in: .utc).isFinite
        case .adapter: return Self.serveEditor(bytes)
        }
    }

    /// Reads a recording and looks at its beginning, middle and end.
    private static func look(at bytes: [UInt8]) -> Bool {
        guard let recording = try? Recording(bytes) else { return false }
        for event in Set([0, recording.count / 2, recording.count - 1]) where event >= 0 && event < recording.count {
            _ = recording[event]
            _ = recording.state(at: event)
            _ = recording.users(at: event)
            _ = recording.console(upTo: event)
            for call in recording.calls(upTo: event).suffix(3) { _ = recording[call] }
        }
        return true
    }
}

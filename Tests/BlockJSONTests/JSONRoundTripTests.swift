import BlockJSON
import BlockModel
import BlockXML
import Testing

@Suite struct JSONRoundTripTests {
    /// JSON cannot leave coordinates out without meaning 0,0, so the top blocks get some.
    private func workspace(seed: UInt64) -> Workspace {
        var random = RandomWorkspace(seed: seed)
        var workspace = random.workspace()
        for block in workspace.topBlocks {
            var extra = workspace[block].extra ?? BlockExtra()
            (extra.x, extra.y) = (extra.x ?? "12", extra.y ?? "-3.5")
            workspace[block].extra = extra
        }
        return workspace
    }

    @Test(arguments: 0..<60)
    func xmlToJSONAndBackSaysTheSame(seed: UInt64) throws {
        let workspace = workspace(seed: seed)
        let json = WorkspaceJSONWriter().write(workspace)
        let again = try readJSON(json).workspace
        #expect(workspace.firstDifference(from: again) == nil, "seed \(seed)")
        #expect(WorkspaceXMLWriter().write(again) == WorkspaceXMLWriter().write(workspace), "seed \(seed)")
    }

    @Test(arguments: 0..<60)
    func jsonToXMLAndBackIsTheSameText(seed: UInt64) throws {
        let json = WorkspaceJSONWriter().write(workspace(seed: seed))
        let xml = WorkspaceXMLWriter().write(try readJSON(json).workspace)
        #expect(WorkspaceJSONWriter().write(try readXML(xml)) == json, "seed \(seed)")
    }

    @Test func theOutputIsWhatBlocklySaves() throws {
        let text = """
            {"blocks":{"languageVersion":0,"blocks":[{"type":"controls_if","id":"a","x":1,"y":2.5,"deletable":false,"inline":true,\
            "enabled":false,"data":"d","extraState":{"hasElse":true},"icons":{"comment":{"text":"c","pinned":false,"height":80,"width":160},\
            "other":{"n":[1]}},"fields":{"NUM":12,"VAR":{"id":"v"}},"inputs":{"IF0":{"shadow":{"type":"s"},"block":{"type":"b"}},"DO0":{}},\
            "next":{"block":{"type":"n","disabledReasons":["A"]}}}]},"variables":[{"name":"x","id":"v"}],\
            "workspaceComments":[{"text":"t","id":"7","x":1,"collapsed":true}]}
            """
        #expect(WorkspaceJSONWriter().write(try readJSON(text).workspace) == text)
    }

    @Test func aLongChainAndADeepNestAreReadAndWritten() throws {
        let count = 100_000
        let chain =
            String(repeating: #"{"type":"a","next":{"block":"#, count: count) + #"{"type":"b"}"# + String(repeating: "}}", count: count)
        let nest =
            String(repeating: #"{"type":"a","inputs":{"V":{"block":"#, count: count) + #"{"type":"b"}"#
            + String(repeating: "}}}", count: count)
        let text = #"{"blocks":{"languageVersion":0,"blocks":[\#(chain),\#(nest)]}}"#
        let workspace = try readJSON(text).workspace
        #expect(workspace.blocks.count == 2 * count + 2 && workspace.depth == count + 1)
        let placed = text.replacing(#"[{"type":"a","#, with: #"[{"type":"a","x":0,"y":0,"#, maxReplacements: 1)
        #expect(WorkspaceJSONWriter().write(workspace).utf8.count == placed.utf8.count + #""x":0,"y":0,"#.utf8.count)
    }
}

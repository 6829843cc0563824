import FlowTesting
import Foundation
import Testing

@Suite struct SnapshotTests {
    private func flow(_ folder: String) throws -> FlowSuite {
        for name in ["login-then-update.xml", "login-then-update.users.json"] {
            try FileManager.default.copyItem(atPath: "\(samples)/\(name)", toPath: "\(folder)/\(name)")
        }
        let flow = "program: login-then-update.xml\nusers: login-then-update.users.json\nname: all\nexpect: snapshot\n"
        return FlowSuite(try FlowFile.read(text: flow, file: folder + "/a.flow.yaml"))
    }

    @Test func aSnapshotIsWrittenAndCompared() throws {
        try withFolder { folder in
            let suite = try flow(folder)
            #expect(run(suite)[0].problem == "there is no snapshot '\(folder)/a.snapshots/all.json'; --update writes it")
            #expect(run(suite) { $0.updatesSnapshots = true }[0].verdict == .passed)
            #expect(run(suite)[0].verdict == .passed)
            #expect(!(try text("\(folder)/a.snapshots/all.json")).contains("analytical"))
        }
    }

    @Test func aDifferenceNamesTheBlockThatMadeIt() throws {
        try withFolder { folder in
            let suite = try flow(folder)
            _ = run(suite) { $0.updatesSnapshots = true }
            let file = "\(folder)/a.snapshots/all.json"
            let changed = try text(file).replacingOccurrences(of: "\"27 Rose Street\"", with: "\"28 Rose Street\"")
            try changed.write(toFile: file, atomically: true, encoding: .utf8)
            let mismatches = run(suite)[0].mismatches
            #expect(mismatches.map(\.path) == ["snapshot.console[1][0]", "snapshot.calls[1].arguments.user.address"])
            #expect(mismatches[0].place?.hasSuffix("(text_print 'printAddress')") == true)
            #expect(mismatches[1].place?.hasSuffix("(user_update 'updateUser')") == true)
        }
    }

    @Test func aRecordedFlowPasses() throws {
        try withFolder { folder in
            _ = try flow(folder)
            let text = try FlowRecorder.record(folder + "/login-then-update.xml")
            #expect(!text.contains("analytical"))
            let recorded = FlowSuite(try FlowFile.read(text: text, file: folder + "/login-then-update.flow.yaml"))
            #expect(run(recorded).map(\.mismatches) == [[]])
        }
    }
}

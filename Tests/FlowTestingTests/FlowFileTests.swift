import BlockHost
import BlockRuntime
import Foundation
import Testing

@testable import FlowTesting

@Suite struct FlowFileTests {
    @Test func anUnknownKeyIsNamedWithThePlaceAndTheNearestKnownOne() {
        #expect(problems("program: hello.xml\nexpct: {}\n") == ["2:1: there is no key 'expct' in a flow | did you mean 'expect'?"])
        #expect(
            problems("program: hello.xml\ncases:\n  - expect:\n      consol: []\n") == [
                "4:7: there is no key 'consol' in 'expect' | did you mean 'console'?"
            ])
    }

    @Test func aWrongTypeSaysWhatWasExpected() {
        #expect(problems("program: 3\n") == ["1:10: 'program' must be a text, not 3"])
        #expect(problems("program: hello.xml\nanswers: yes\n") == ["2:10: 'answers' must be a list of texts, not text"])
        #expect(problems("program: hello.xml\nseed: 1.5\n") == ["2:7: 'seed' must be a whole number, not 1.5"])
        #expect(
            problems("program: hello.xml\nexpect: {status: finishd}\n") == [
                "2:18: 'status' must be one of 'finished', 'failed', 'stopped', not 'finishd' | did you mean 'finished'?"
            ])
        #expect(problems("- 1\n") == ["1:1: a flow must be an object with keys such as 'program', not list"])
    }

    @Test func badYAMLSaysWhere() {
        #expect(problems("program: [a\n").first?.hasPrefix("2:1: this is no YAML: ") == true)
        #expect(problems("").first == "1:1: the file is empty | a flow names a program: 'program: login.xml'")
        #expect(problems("program: a\nprogram: b\n").first?.contains("'program'") == true)
    }

    @Test func problemsOfContextsAndFixturesHavePlacesInTheFlow() {
        #expect(
            problems("program: hello.xml\ncontext:\n  pagedata: {}\n") == [
                "3:3: a context has no key 'pagedata' | did you mean 'pageData'?"
            ])
        #expect(problems("program: hello.xml\ncontext:\n  pageData:\n    [1]\n") == ["4:5: 'pageData' must be an object, not list"])
        #expect(problems("program: hello.xml\nusers:\n  - {objectId: [1]}\n").first?.hasPrefix("3:") == true)
        #expect(problems("program: hello.xml\nfaults:\n  - updat=3029\n").first?.hasPrefix("3:5: ") == true)
    }

    @Test func aMissingProgramIsAnErrorAtItsName() {
        #expect(problems("program: none.xml\n") == ["1:10: there is no file '\(samples)/none.xml'"])
        #expect(problems("expect: {}\n").first?.hasPrefix("1:1: the key 'program' is missing in a flow") == true)
    }

    @Test func aCaseAddsToTheKeysOfItsFile() throws {
        let suite = try suite(
            """
            name: base
            program: repeat.xml
            limits: {steps: 50, depth: 7}
            answers: ["1"]
            cases:
              - {name: one, limits: {steps: 60}}
              - {name: two, answers: ["2"], program: hello.xml}
            """)
        let first = try suite.makeCase(0)
        #expect(first.name == "base: one")
        #expect(first.settings.limits.steps == 60)
        #expect(first.settings.limits.depth == 7)
        #expect(first.answers == ["1"])
        let second = try suite.makeCase(1)
        #expect(second.answers == ["2"])
        #expect(second.program.file.hasSuffix("/hello.xml"))
    }

    @Test func examplesFillPlaceholdersWithValuesOfTheirKind() throws {
        let suite = try suite(
            """
            program: hello.xml
            name: "seed ${seed} in row ${row}"
            seed: ${seed}
            examples: [{seed: 5}, {seed: 7}]
            """)
        #expect(suite.caseCount == 2)
        #expect(try suite.makeCase(1).name == "seed 7 in row 2")
        #expect(try suite.makeCase(1).context.seed == 7)
    }

    @Test func aPlaceholderWithoutColumnBreaksItsCase() throws {
        let results = try run("program: hello.xml\nname: ${nam}\nexamples: [{name: a}]\n")
        #expect(results.map(\.verdict) == [.broken])
        #expect(results[0].problem?.contains("there is no column 'nam' in the examples") == true)
    }

    @Test func aFolderIsSearchedButNotWhatIsHiddenInIt() throws {
        try withFolder { folder in
            for name in ["b/c", "b/.build"] {
                try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            }
            for name in ["z.flow.yaml", "b/c/a.flow.yaml", "b/.build/x.flow.yaml", "b/other.yaml"] {
                #expect(FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: nil))
            }
            #expect(FlowSuite.files(in: [folder, "x"]) == ["\(folder)/b/c/a.flow.yaml", "\(folder)/z.flow.yaml", "x"])
        }
    }

    @Test func plainScalarsAreThoseOfYAML12() throws {
        let node = try FlowYAML.read("[yes, 010, 1e3, 2026-01-31, null, ~, true, '1', -2]", file: "a")
        #expect("\(node.json)" == #"["yes","010",1000,"2026-01-31",null,null,true,"1",-2]"#)
    }

    @Test func mergeKeysAndAliasesAreReplaced() throws {
        let node = try FlowYAML.read("a: &x {k: 1, l: 2}\nb: {<<: *x, k: 3}", file: "a")
        #expect("\(node.json)" == #"{"a":{"k":1,"l":2},"b":{"k":3,"l":2}}"#)
    }
}

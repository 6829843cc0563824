import BlockDrawing
import BlockLibrary
import Foundation
import Testing

@testable import CodelessCommands

@Suite struct DrawingCommandTests {
    private let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Samples").path

    private func draw(_ file: String, in bench: Workbench, _ change: (inout PictureRequest) -> Void = { _ in }) -> CommandStatus {
        var request = PictureRequest()
        request.output = bench.folder + "/picture.svg"
        change(&request)
        let terminal = bench.terminal
        defer { terminal.flush() }
        return PictureMaker(catalog: .builtIn, terminal: terminal).draw(file, request)
    }

    @Test func aPictureRunsAsItsProgram() throws {
        let bench = try Workbench()
        #expect(draw(try bench.file("a.xml", Programs.printing("drawn")), in: bench) == .success)
        _ = try bench.text(bench.folder + "/picture.svg")
        #expect(bench.run(bench.folder + "/picture.svg") == .success)
        #expect(bench.output == "drawn\n")
        #expect(bench.errors == "")
    }

    @Test func aPictureWithoutItsProgramSaysThatItHasNone() throws {
        let bench = try Workbench()
        #expect(draw(try bench.file("a.xml", Programs.printing("x")), in: bench) { $0.embedsProgram = false } == .success)
        _ = try bench.text(bench.folder + "/picture.svg")
        #expect(bench.run(bench.folder + "/picture.svg") == .unloadable)
        #expect(
            bench.errors
                == "picture.svg: error: this picture holds no program [no-program]\n  hint: 'codeless render FILE -o picture.svg' makes pictures that do\n"
        )
    }

    @Test func anUnknownIdIsWrongUsage() throws {
        let bench = try Workbench()
        #expect(draw(try bench.file("a.xml", Programs.printing("x")), in: bench) { $0.options.highlighted = ["nope"] } == .usage)
        #expect(bench.errors == "error: no block of a.xml has the id 'nope'\n  hint: 'codeless tree a.xml' shows the ids\n")
    }

    @Test func coverageOfAnotherProgramIsWrongUsage() throws {
        let bench = try Workbench()
        let lcov = try bench.file("lcov.info", "TN:\nSF:b.xml\nDA:1,2\nend_of_record\n")
        #expect(draw(try bench.file("a.xml", Programs.printing("x")), in: bench) { $0.coverageFile = lcov } == .usage)
        #expect(bench.errors == "error: lcov.info says nothing of a.xml\n  hint: it knows: b.xml\n")
        let status = draw(try bench.file("b.xml", Programs.printing("x")), in: bench) { $0.coverageFile = lcov }
        #expect(status == .success)
        #expect(try bench.text(bench.folder + "/picture.svg").contains("heat2"))
    }

    @Test func aPasswordInTheEmbeddedProgramIsWarnedOf() throws {
        let bench = try Workbench()
        #expect(draw(try bench.file("a.xml", Programs.login(password: "s3cret")), in: bench) == .success)
        #expect(try !bench.text(bench.folder + "/picture.svg").contains("s3cret"))
        #expect(
            bench.errors == """
                warning: the program in the picture holds a password or token as it is written in a.xml
                  hint: --no-program leaves the program out

                """)
    }

    @Test func aPNGPictureNeedsItsTool() throws {
        let bench = try Workbench()
        bench.environment["PATH"] = "/nonexistent"
        #expect(
            draw(try bench.file("a.xml", Programs.printing("x")), in: bench) {
                $0.output = nil; $0.png = "/dev/null"
            } == .unloadable)
        #expect(
            bench.errors
                == "error: /dev/null: PNG pictures need 'rsvg-convert', which is not installed (Debian: apt-get install librsvg2-bin)\n")
    }

    @Test func thePicturesOfTheSamplesAreCurrent() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: samples).filter { $0.hasSuffix(".xml") }
        #expect(names.count >= 8)
        for name in names {
            let bench = try Workbench()
            #expect(draw("\(samples)/\(name)", in: bench) == .success)
            let drawn = try Data(contentsOf: URL(fileURLWithPath: bench.folder + "/picture.svg"))
            _ = try bench.text(bench.folder + "/picture.svg")
            let kept = try? Data(contentsOf: URL(fileURLWithPath: "\(samples)/\(name.dropLast(4)).svg"))
            #expect(drawn == kept, "draw it again: codeless render Samples/\(name) -o Samples/\(name.dropLast(4)).svg")
        }
    }

    @Test func programsAreListedWithoutColoursAndSecrets() throws {
        let bench = try Workbench()
        let file = try bench.file("a.xml", Programs.login(password: "s3cret"))
        let terminal = bench.terminal
        let lister = ProgramLister(catalog: .builtIn, terminal: terminal, showsSecrets: false)
        #expect(lister.show(file) == .success)
        #expect(lister.tree(file) == .success)
        terminal.flush()
        #expect(bench.output.hasPrefix("set user to (login user with identity “ada@example.com” password “••••••” stay logged in ?)\n"))
        #expect(bench.output.contains("\nvariables_set 2:3 VAR=user\n    VALUE: user_login id login 5:7\n"))
        #expect(!bench.output.contains("s3cret"))
    }
}

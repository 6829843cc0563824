import BlockDrawing
import BlockLibrary
import BlockModel
import BlockXML
import Foundation
import Testing

@Suite struct GeometryTests {
    private static func programs(in folder: String) -> [String] {
        let url = URL(fileURLWithPath: folder, relativeTo: package)
        let names = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)?.compactMap { ($0 as? URL)?.path } ?? []
        return names.filter { $0.hasSuffix(".xml") }.sorted()
    }

    /// Further programs that nobody of this package wrote, where the variable names a folder of them.
    private static let furtherFolder = ProcessInfo.processInfo.environment["CODELESS_DRAWN_PROGRAMS"]

    private func faults(of file: String, isCollapsedShown: Bool) throws -> [String] {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        guard let workspace = try? WorkspaceXMLReader().read(bytes, file: file).workspace else { return [] }
        var options = WorkspaceDrawing.Options()
        options.showsCollapsed = isCollapsedShown
        let drawing = try WorkspaceDrawing(workspace: workspace, catalog: .builtIn, options: options)
        let picture = try #require(PictureElement.read(String(decoding: drawing.svg(), as: UTF8.self)), "\(file) is no picture")
        var checker = PictureChecker()
        checker.check(picture)
        return checker.faults + missing(in: picture, of: drawing.workspace, isCollapsedShown: isCollapsedShown)
    }

    /// The blocks that should be drawn and are not, or twice; and values of text and number fields that no block shows.
    private func missing(in picture: PictureElement, of workspace: Workspace, isCollapsedShown: Bool) -> [String] {
        var faults: [String] = []
        var shown: [Int: [PictureElement]] = [:]
        for block in picture.all where block.isA("block") { shown[block["data-block"].flatMap(Int.init) ?? -1, default: []].append(block) }
        var pending = workspace.topBlocks
        while let reference = pending.popLast() {
            let block = workspace[reference]
            if let next = block.next ?? block.nextShadow { pending.append(next) }
            guard let drawn = shown[reference.offset], drawn.count == 1 else {
                faults.append("block \(reference.offset) of type '\(block.type)' is drawn \(shown[reference.offset]?.count ?? 0) times")
                continue
            }
            if block.state.isCollapsed && !isCollapsedShown { continue }
            // An input given twice counts once, as an editor reads it.
            for name in Set(block.inputs.map(\.name)) { if let content = block.input(name)?.content { pending.append(content) } }
            let words = drawn[0].words.joined()
            if block.type == "text", let text = block.field("TEXT")?.text {
                let visible = text.split(whereSeparator: \.isNewline).joined()
                if !visible.isEmpty && !words.contains(visible) {
                    faults.append("block \(reference.offset) does not show '\(visible)' but '\(words)'")
                }
            }
        }
        return faults
    }

    @Test(arguments: programs(in: "Tests/Programs") + programs(in: "Tests/Drawings") + programs(in: "Samples"))
    func nothingLiesOnSomethingElseOrIsCutOrMissing(_ file: String) throws {
        #expect(try faults(of: file, isCollapsedShown: false) == [])
        #expect(try faults(of: file, isCollapsedShown: true) == [])
    }

    @Test(.enabled(if: furtherFolder != nil))
    func norInFurtherPrograms() throws {
        for file in Self.programs(in: Self.furtherFolder ?? "") {
            let faults = try faults(of: file, isCollapsedShown: true)
            #expect(faults.isEmpty, "\(file): \(faults.prefix(3))")
        }
    }

    @Test func theCheckerSeesWhatIsWrong() throws {
        let good = try draw("<xml><block type='text_print' x='10' y='0'/><block type='text_print' x='300' y='0'/></xml>")
        func faults(_ document: String) throws -> [String] {
            var checker = PictureChecker()
            checker.check(try #require(PictureElement.read(document)))
            return checker.faults
        }
        #expect(try faults(good) == [])
        let words = try #require(
            good.range(of: "<text x=\"", range: (good.range(of: "outline\" d=")?.upperBound ?? good.startIndex)..<good.endIndex))
        let moved = try faults(good.replacingCharacters(in: words, with: "<text x=\"9"))
        #expect(moved.contains { $0.hasPrefix("block 0: 'print' at (9") && $0.contains("sticks out") })
        let cut = try faults(good.replacingOccurrences(of: "viewBox=\"", with: "viewBox=\"0 0 20 20\" data-whole=\""))
        #expect(cut.map { $0.prefix(14) } == ["block 0 is cut", "block 1 is cut"])
        let stacked = good.replacingOccurrences(of: "d=\"M300 4a4 4 0 0 1 4 -4H315", with: "d=\"M12 12a4 4 0 0 1 4 -4H315")
        #expect(stacked != good)
        #expect(try faults(stacked).contains("block 0 lies on block 1"))
    }

    @Test func stacksOnTheSamePlaceAreMovedApart() throws {
        let picture = try picture(
            """
            <xml><block type='text_print' id='a' x='10' y='10'/><block type='text_print' id='b' x='20' y='15'/>\
            <block type='text_print' id='c' x='400' y='15'/><block type='text_print' id='d'/></xml>
            """)
        var checker = PictureChecker()
        checker.check(picture)
        #expect(checker.faults == [])
        func corner(_ id: String) throws -> [Int] {
            let outline = Frame(path: try #require(try picture.block(id).children.first?["d"]))
            return [Int(outline.left), Int(outline.top)]
        }
        #expect(try corner("a") == [10, 10])
        #expect(try corner("b") == [20, 66])
        #expect(try corner("c") == [400, 15])
        #expect(try corner("d") == [10, 122])
    }

    /// A mutation of a few bytes asks for them. Time in the square of their number would be hours.
    @Test(.timeLimit(.minutes(5))) func aBlockOfTensOfThousandsOfInputsIsDrawn() throws {
        let picture = try picture("<xml><block type='controls_if' id='wide'><mutation elseif='60000'/></block></xml>")
        #expect(try picture.block("wide").words.count == 2 * 60_001)
    }
}

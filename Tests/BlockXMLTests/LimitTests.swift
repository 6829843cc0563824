import BlockModel
import BlockXML
import Testing

@Suite struct LimitTests {
    @Test func aMillionChainedStatementsLoad() throws {
        let count = 1_000_000
        var text = "<xml>" + String(repeating: "<block type='a'><next>", count: count - 1) + "<block type='b'/>"
        text += String(repeating: "</next></block>", count: count - 1) + "</xml>"
        let workspace = try read(text).workspace
        #expect(workspace.blocks.count == count && workspace.depth == 1 && workspace.topBlocks.count == 1)
        #expect(workspace.blocks[count - 2].next?.offset == count - 1)
        #expect(workspace.blocks[count - 1].parent?.offset == count - 2)
    }

    @Test func aHundredThousandNestedValuesLoad() throws {
        let count = 100_000
        var text = String(repeating: "<block type='a'><value name='V'>", count: count - 1) + "<block type='b'/>"
        text += String(repeating: "</value></block>", count: count - 1)
        let workspace = try read(text).workspace
        #expect(workspace.blocks.count == count && workspace.depth == count)
        let again = try read(WorkspaceXMLWriter().write(workspace)).workspace
        #expect(workspace.firstDifference(from: again) == nil)
    }

    @Test func aBlockOfManyInputsLoads() throws {
        let inputs = (0..<20_000).map { "<value name='V\($0)'/>" }.joined()
        #expect(try read("<block type='a'>\(inputs)</block>").workspace.blocks[0].inputs.count == 20_000)
        #expect(
            failure(of: "<block type='a'>\(inputs)<value name='V3'/></block>").contains(
                "the input 'V3' of 'a' is given twice [repeated-input]"))
    }

    /// Only long tags are looked at; what comes before one must not hide it.
    @Test func aTagOfTooManyAttributesIsFoundWhereverItStands() {
        let overloaded = "<block type='a'" + (0..<257).map { " a\($0)='some value'" }.joined() + "/>"
        for shortTags in [0, 1, 7, 60, 300, 1_000] {
            let before = "<xml>" + String(repeating: "<block type='b'/>", count: shortTags)
            let text = "test.xml:1:\(before.utf8.count + 1): error: a tag with more than 256 attributes [xml-attributes]\n"
            #expect(failure(of: before + overloaded + "<block type='c'/></xml>") == text)
            #expect(failure(of: before + overloaded) == text)
        }
    }

    @Test(arguments: 2_030...2_070) func aLongTagOfFewAttributesIsFine(length: Int) throws {
        let text = "<xml><block type='\(String(repeating: "=", count: length - 16))'/><block type='b'/></xml>"
        #expect(try read(text).workspace.blocks.count == 2)
    }

    @Test func aHundredThousandElementsOfNoMeaningAreKept() throws {
        let text = "<block type='a'>" + String(repeating: "<z/>", count: 100_000) + "</block>"
        #expect(try read(text).workspace.blocks[0].extra?.elements.count == 100_000)
    }

    @Test func tooManyBlocksAreRefused() {
        var limits = ReadingLimits()
        limits.maximumBlockCount = 2
        #expect(failure(of: "<xml><block type='a'/><block type='b'/></xml>", limits: limits) == "loaded 2 blocks")
        #expect(
            failure(of: "<xml><block type='a'/><block type='b'/><block type='c'/><block/></xml>", limits: limits)
                == "test.xml:1:40: error: the program has more than 2 blocks [too-many-blocks]\n")
    }

    @Test func tooLargeFilesAreRefused() {
        var limits = ReadingLimits()
        limits.maximumByteCount = 10
        #expect(
            failure(of: "<xml></xml>", limits: limits) == "test.xml: error: the file has 11 bytes; at most 10 are read [file-too-large]\n")
        #expect(failure(of: "<xml/>", limits: limits) == "loaded 0 blocks")
        limits.maximumByteCount = 0
        #expect(failure(of: "<xml></xml>", limits: limits) == "loaded 0 blocks")
    }

    @Test func tooDeepElementsAreRefused() {
        var limits = ReadingLimits()
        limits.maximumElementDepth = 3
        #expect(failure(of: "<xml><block type='a'><next/></block></xml>", limits: limits) == "loaded 1 blocks")
        #expect(
            failure(of: "<xml><block type='a'><next><block type='b'/></next></block></xml>", limits: limits)
                == "test.xml:1:28: error: elements are nested deeper than 3 [nesting-too-deep]\n")
    }

    @Test func tooDeepMutationsAreRefused() {
        func text(_ depth: Int) -> String {
            "<block type='a'><mutation>" + String(repeating: "<a>", count: depth - 1) + String(repeating: "</a>", count: depth - 1)
                + "</mutation></block>"
        }
        #expect(failure(of: text(64)) == "loaded 1 blocks")
        #expect(
            failure(of: text(65))
                == "test.xml:1:216: error: the elements inside <mutation> are nested deeper than 64 [markup-too-deep]\n")
        #expect(failure(of: text(100_000)).contains("markup-too-deep"))
    }

    @Test func aBombOfUnknownElementsInAFieldIsOnlyText() throws {
        let depth = 100_000
        let text =
            "<block type='a'><field name='F'>" + String(repeating: "<b>", count: depth) + "x" + String(repeating: "</b>", count: depth)
        #expect(try read(text + "</field></block>").workspace.blocks[0].fields[0].text == "x")
    }

    @Test func errorsAreCapped() {
        let text = failure(of: "<xml>" + String(repeating: "<block/>", count: 1000) + "</xml>")
        #expect(text.split(separator: "\n").filter { $0.contains("missing-type") }.count == 100)
        #expect(text.hasSuffix("and 900 more\n"))
    }

    @Test func manyDistinctNamesLoad() throws {
        let count = 4_000
        let text = (0..<count).map { "<block type='type_of_some_length_\($0)' attribute\($0)=''><element\($0)/></block>" }.joined()
        let result = try read("<xml>\(text)</xml>")
        #expect(result.workspace.blocks.last?.type == "type_of_some_length_\(count - 1)")
        #expect(result.warnings.items.count == 100 && result.warnings.omittedCount == 2 * count - 100)
    }

    @Test(arguments: ["<e# />", "<block type='a' a#=''/>", "<u a#=''/>", "<x xmlns:p#='u'/>", "<x xmlns='u#'/>"])
    func tooManyDistinctNamesAreRefused(pattern: String) {
        let parts = pattern.split(separator: "#")
        let text = (0...10_000).map { "\(parts[0])\($0)\(parts[1])" }.joined(separator: "\n")
        #expect(
            failure(of: "<xml>\n\(text)\n</xml>").contains("error: the file has more than 10000 different names of elements and attributes")
        )
    }

    @Test func tooManyAttributesAreRefused() {
        func text(_ count: Int) -> String {
            "<xml>\n<block type='a' " + (1..<count).map { "attribute\($0)='=>'" }.joined(separator: " ") + "/></xml>"
        }
        #expect(failure(of: text(256)) == "loaded 1 blocks")
        #expect(failure(of: text(257)) == "test.xml:2:1: error: a tag with more than 256 attributes [xml-attributes]\n")
    }

    /// What is longer than a chunk must not be gone through again with every chunk.
    @Test func longTokensAreReadInLinearTime() throws {
        let long = String(repeating: "x", count: 8_000_000)
        let workspace = try read("<xml><!--\(long)--><block type='a' id='\(long)'><field name='F'>\(long)</field></block></xml>").workspace
        #expect(workspace.blocks[0].id?.utf8.count == 8_000_000 && workspace.blocks[0].fields[0].text.utf8.count == 8_000_000)
    }

    @Test func allErrorsAreToldAtOnce() {
        #expect(
            failure(of: "<xml><shadow type='a'/>\n<block type='b'><next><block/></next></block>\n<block type='c'></xml>") == """
                test.xml:1:6: error: a shadow block cannot stand on its own [shadow-at-top-level]
                  hint: a shadow is the default of an input; make it a <block>
                test.xml:2:23: error: <block> has no type [missing-type]
                  hint: every block names its type, as in type="controls_if"; attribute names are written in lower case
                test.xml:3:23: error: </xml> closes <block> opened at 3:1 [xml-syntax]
                  note: 3:1: <block> is opened here
                  hint: close every element in the order opposite to opening

                """)
    }
}

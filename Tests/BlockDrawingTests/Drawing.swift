import BlockCompiler
import BlockDrawing
import BlockLibrary
import BlockModel
import BlockXML
import Foundation
import Testing

/// The folder of this package.
let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Reads a text that must load.
func workspace(_ text: String) throws -> Workspace { try WorkspaceXMLReader().read(Array(text.utf8), file: "test.xml").workspace }

/// Draws a text that must load.
func draw(_ text: String, _ change: (inout WorkspaceDrawing.Options) -> Void = { _ in }) throws -> String {
    var options = WorkspaceDrawing.Options()
    options.title = "test"
    change(&options)
    let drawing = try WorkspaceDrawing(workspace: try workspace(text), catalog: .builtIn, options: options)
    return String(decoding: drawing.svg(), as: UTF8.self)
}

/// Draws a text and reads the picture.
func picture(_ text: String, _ change: (inout WorkspaceDrawing.Options) -> Void = { _ in }) throws -> PictureElement {
    try #require(PictureElement.read(try draw(text, change)))
}

extension PictureElement {
    /// The block of an id.
    func block(_ id: String) throws -> PictureElement { try #require(all.first { $0["data-id"] == id }) }

    /// What stands on a block itself, in the order of the file.
    var words: [String] { children.filter { $0.name == "text" }.map(\.text) }

    /// All that stands on the blocks in it.
    var allWords: [String] { all.filter { $0.name == "text" }.map(\.text) }
}

/// Shorthands for programs of a few blocks.
enum Piece {
    static func text(_ text: String) -> String { "<block type='text'><field name='TEXT'>\(text)</field></block>" }
    static func number(_ number: String) -> String { "<block type='math_number'><field name='NUM'>\(number)</field></block>" }
    static func variable(_ name: String) -> String { "<block type='variables_get'><field name='VAR'>\(name)</field></block>" }

    static func print(_ value: String, next: String = "") -> String {
        "<block type='text_print'><value name='TEXT'>\(value)</value><next>\(next)</next></block>"
    }
}

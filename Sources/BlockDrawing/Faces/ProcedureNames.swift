import BlockCompiler
import BlockModel

/// The names of procedures that an editor changes when it opens the file: of two of one name, the later one gets a number.
///
/// - Source: Blockly, core/procedures.ts, `findLegalName`.
struct ProcedureNames {
    private var taken: Set<String> = []
    private var renamed: [Int: String] = [:]

    /// Takes the definition of a procedure, in the order of the file.
    ///
    /// - Parameters:
    ///   - written: the name in the file.
    ///   - offset: the block's offset in `Workspace.blocks`.
    mutating func define(_ written: String, at offset: Int) {
        let words = written.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        var name = words.isEmpty ? "unnamed" : String(words)
        while !taken.insert(name.lowercased()).inserted { name = Self.next(after: name) }
        if name != written { renamed[offset] = name }
    }

    /// What the definition at an offset is called; nil where it keeps the name in the file.
    subscript(offset: Int) -> String? { renamed[offset] }

    private static func next(after name: String) -> String {
        let stem = name.reversed().drop { $0.isASCII && $0.isNumber }.reversed()
        guard let number = Int(name.dropFirst(stem.count)), number < Int.max else { return name + "2" }
        return String(stem) + String(number + 1)
    }
}

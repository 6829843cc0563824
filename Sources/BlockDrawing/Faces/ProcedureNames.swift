import BlockCompiler
import BlockModel

/// The names of procedures that an editor changes when it opens the file: of two of one name, the later one gets a number.
///
/// - Source: Blockly, core/procedures.ts, `findLegalName`.
struct ProcedureNames {
    /// The names that are taken, in lower case, each with the number that a procedure of that name was given last.
    private var taken: [String: Int] = [:]
    private var renamed: [Int: String] = [:]

    /// Takes the definition of a procedure, in the order of the file.
    ///
    /// - Parameters:
    ///   - written: the name in the file.
    ///   - offset: the block's offset in `Workspace.blocks`.
    mutating func define(_ written: String, at offset: Int) {
        let words = written.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        var name = words.isEmpty ? "unnamed" : String(words)
        var passed: [String] = []
        while let last = taken[name.lowercased()] {
            // All numbers up to the last one are taken too.
            passed.append(name.lowercased())
            name = Self.parts(of: name).stem + String(last + 1)
        }
        let number = Self.parts(of: name).number
        for key in passed + [name.lowercased()] { taken[key] = number }
        if name != written { renamed[offset] = name }
    }

    /// What the definition at an offset is called; nil where it keeps the name in the file.
    subscript(offset: Int) -> String? { renamed[offset] }

    /// A name without the number at its end, and the number; 1 where there is none.
    private static func parts(of name: String) -> (stem: String, number: Int) {
        let stem = name.reversed().drop { $0.isASCII && $0.isNumber }.reversed()
        guard let number = Int(name.dropFirst(stem.count)), number < Int.max else { return (name, 1) }
        return (String(stem), number)
    }
}

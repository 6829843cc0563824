public import BlockCompiler
import BlockDefinitions
public import BlockModel

/// Blocks that users define themselves: a folder of definitions in Blockly's JSON format, with the programs that say what the blocks do beside them.
public struct OwnBlockFolder: Sendable {
    /// A program that says what a block does.
    public struct Body: Sendable {
        /// Its file.
        public var file: String
        /// The block.
        public var definition: BlockDefinition
    }

    /// The blocks, in the order of their files' names.
    public let definitions: [BlockDefinition]
    /// What was ignored in their files.
    public let warnings: Diagnostics
    /// The texts of their files.
    public let sources: [String: [UInt8]]
    private let bodies: [String: Body]

    /// Reads every definition of a folder: each `.json` file in it holds one, or a list of them.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - known: the blocks that are there already; none of them can be defined again.
    /// - Throws: everything that is wrong with the files.
    public init(_ path: String, addingTo known: Catalog) throws(UnloadableFile) {
        var definitions: [BlockDefinition] = []
        var types: Set<String> = []
        var bodies: [String: Body] = [:]
        var warnings = Diagnostics(), errors = Diagnostics()
        var sources: [String: [UInt8]] = [:]
        for file in try FolderListing.files(in: path, endingWith: ".json") {
            let bytes: [UInt8]
            do throws(FileFailure) { bytes = try FileBytes.readFound(file) } catch { throw UnloadableFile(error) }
            sources[file] = bytes
            do throws(LoadFailure) {
                let read = try DefinitionReader().read(bytes, file: file)
                warnings.append(contentsOf: read.warnings)
                for block in read.blocks {
                    let type = block.definition.type
                    if known.definition(of: type) != nil || !types.insert(type).inserted {
                        errors.append(
                            Diagnostic(
                                .error, code: "block-definition", "there is a block '\(type)' already", file: file, at: block.position,
                                hint: "give it another type; `codeless blocks` lists those that are known"))
                    }
                    definitions.append(block.definition)
                    if let body = block.body { bodies[block.call] = Body(file: "\(path)/\(body)", definition: block.definition) }
                }
            } catch {
                errors.append(contentsOf: error.diagnostics)
            }
        }
        if errors.hasErrors { throw UnloadableFile(diagnostics: errors, sources: sources) }
        if definitions.isEmpty {
            throw UnloadableFile(
                Diagnostic(
                    .error, code: "unreadable-file", "the folder has no block definitions", file: path,
                    hint: "a definition is a .json file as Blockly's block factory writes it (docs/blocks.md)"))
        }
        self.definitions = definitions
        self.bodies = bodies
        self.warnings = warnings
        self.sources = sources
    }

    /// The body that answers a call; nil when there is none.
    func body(answering call: String) -> Body? { bodies[call] }

    /// A catalogue with these blocks added.
    public func added(to catalog: Catalog) -> Catalog {
        var catalog = catalog
        for definition in definitions { catalog.add(definition) }
        return catalog
    }
}

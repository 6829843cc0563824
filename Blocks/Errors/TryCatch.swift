import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let tryCatch = BlockDefinition(
        "try_catch", category: .errors, dialects: [.codeless],
        message: "try %try\ncatch %catch\nfinally %finally",
        help: "Runs statements; an error in them is the variable 'error' of the catch part; the finally part runs in any case.",
        source: "Codeless, generated code: try { } catch (error) { }, and finally { } where the block has that input.",
        shape: .statement,
        inputs: [.statements("try"), .statements("catch"), .statements("finally")],
        localVariables: { _ in ["error"] },
        meaning: .statement { lowering in
            let hasFinally = lowering.block.input("finally") != nil
            lowering.tryCatch(
                { lowering.statements("try") }, error: "error", catchBody: { lowering.statements("catch") },
                finallyBody: hasFinally ? { lowering.statements("finally") } : nil)
        })
}

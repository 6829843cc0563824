import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let textBlocks: [BlockDefinition] = [
        .text, .textMultiline, .textJoin, .textAppend, .textLength, .textIsEmpty, .textIndexOf, .textCharAt, .textGetSubstring,
        .textChangeCase, .textTrim, .textCount, .textReplace, .textReverse, .textPrint, .textPrompt, .textPromptExt,
        .textCreateJoinContainer, .textCreateJoinItem, .dynamicTextJoin, .rawText, .createDynamicRegexp, .testRegexp, .textPrettyPrint,
    ]
}

import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let serviceBlocks: [BlockDefinition] = [
        .putDataIntoCache, .getDataFromCache, .checkDataInCache, .deleteDataFromCache, .getCounterValue, .decrementCounter,
        .incrementCounter, .resetCounter, .createFile, .publishPubSubMsg, .pushNotificationWithTemplate, .logMessage,
        .codelessFunctionBlock, .codelessApiServiceMethodBlock, .getSdkApiUrl, .httpRequestMethod, .httpRequest,
    ]
}

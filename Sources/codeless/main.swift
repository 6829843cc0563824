import CodelessCommands

Codeless.start(Array(CommandLine.arguments.dropFirst()))

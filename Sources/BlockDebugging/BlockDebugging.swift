/// The target's namespace, until its first type.
enum BlockDebuggingTarget {}

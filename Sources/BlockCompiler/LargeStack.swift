#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Blocks nested deeper than this are compiled on a thread with a stack of its own.
private let depthOnCallersStack = 60
/// What one level of nesting may need of a stack in a debug build, with room to spare.
private let bytesPerLevel = 8 << 10

/// Runs `body` where the stack is large enough for its recursion over blocks nested `depth` deep.
///
/// Lowering recurses through the definitions' meanings; the stack of a caller's thread may be as small as 512 KB.
func withStack(forDepth depth: Int, _ body: () -> Void) {
    guard depth > depthOnCallersStack else { return body() }
    withoutActuallyEscaping(body) { escaping in
        let box = Unmanaged.passRetained(Box(escaping))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, (depth * bytesPerLevel + (1 << 20)) & ~0xFFFF)
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, &attributes,
            { argument in
                // Invariant: the argument is the box that the caller passed.
                Unmanaged<Box>.fromOpaque(argument.unsafelyUnwrapped).takeUnretainedValue().body()
                return nil
            }, box.toOpaque())
        if failure == 0 { pthread_join(thread, nil) } else { escaping() }
        pthread_attr_destroy(&attributes)
        box.release()
    }
}

private final class Box {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
}

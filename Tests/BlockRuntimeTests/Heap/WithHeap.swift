import Testing

@testable import BlockRuntime

/// Calls `body` with a heap that is there for it alone.
func withHeap(_ body: (Heap) throws -> Void) rethrows {
    let fuel = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    fuel.initialize(to: 0)
    let heap = Heap(byteLimit: .max, fuel: fuel, programKeys: nil)
    defer {
        heap.destroy()
        fuel.deallocate()
    }
    try body(heap)
}

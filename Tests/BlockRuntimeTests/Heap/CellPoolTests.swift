import Testing

@testable import BlockRuntime

@Suite struct CellPoolTests {
    @Test func cellsKeepWhatIsWrittenToThem() {
        var pool = CellPool()
        defer { pool.destroy() }
        var random = RandomGenerator(seed: 7)
        var taken: [(cell: UnsafeMutableRawPointer, byteCount: Int, mark: UInt8)] = []
        for round in 0..<50_000 {
            if random.nextUnit() < 0.55 || taken.isEmpty {
                let byteCount = 1 + Int(random.nextUnit() * Double(CellPool.largestCell))
                guard let cell = pool.take(byteCount: byteCount, for: .part) else { return #expect(Bool(false), "there is memory") }
                #expect(UInt(bitPattern: cell) % 16 == 0)
                let mark = UInt8(truncatingIfNeeded: round)
                cell.initializeMemory(as: UInt8.self, repeating: mark, count: byteCount)
                taken.append((cell, byteCount, mark))
            } else {
                let entry = taken.remove(at: Int(random.nextUnit() * Double(taken.count)))
                let bytes = UnsafeRawBufferPointer(start: entry.cell, count: entry.byteCount)
                #expect(bytes.allSatisfy { $0 == entry.mark })
                pool.giveBack(entry.cell)
            }
            if round % 5_000 == 0 { pool.collectEmptyPages() }
        }
        for entry in taken {
            #expect(UnsafeRawBufferPointer(start: entry.cell, count: entry.byteCount).allSatisfy { $0 == entry.mark })
        }
    }

    @Test func emptyPagesServeCellsOfOtherSizes() {
        var pool = CellPool()
        defer { pool.destroy() }
        for cell in take(20_000, of: 48, from: &pool) { pool.giveBack(cell) }
        pool.collectEmptyPages()
        let before = pool.spareBytes
        let cells = take(10_000, of: 64, from: &pool)
        #expect(pool.spareBytes == before - cells.count * 64)
    }

    @Test func slabsWithoutCellsAreGivenBackBeyondWhatIsKept() {
        var pool = CellPool()
        defer { pool.destroy() }
        for cell in take(500_000, of: 128, from: &pool) { pool.giveBack(cell) }
        #expect(pool.spareBytes > 60 << 20)
        pool.collectEmptyPages()
        #expect(pool.spareBytes <= CellPool.keptByteCount + 1 << 20)
    }

    @Test func oneLiveCellKeepsItsPage() {
        var pool = CellPool()
        defer { pool.destroy() }
        var cells = take(100_000, of: 256, from: &pool)
        let kept = cells.remove(at: 50_000)
        kept.initializeMemory(as: UInt8.self, repeating: 0xA5, count: 256)
        for cell in cells { pool.giveBack(cell) }
        pool.collectEmptyPages()
        for cell in take(50_000, of: 96, from: &pool) { cell.initializeMemory(as: UInt8.self, repeating: 0, count: 96) }
        #expect(UnsafeRawBufferPointer(start: kept, count: 256).allSatisfy { $0 == 0xA5 })
    }

    @Test func objectsThatWereNotReachedMakeRoomAndOthersStay() {
        var pool = CellPool()
        defer { pool.destroy() }
        var random = RandomGenerator(seed: 3)
        var live: [(object: UnsafeMutablePointer<ObjectHeader>, byteCount: Int, mark: UInt8)] = []
        for round in 0..<12 {
            for number in 0..<4_000 {
                let byteCount = 16 + Int(random.nextUnit() * 80)
                let role: CellPool.Role = random.nextUnit() < 0.8 ? .leaf : .holder
                guard let cell = pool.take(byteCount: byteCount, for: role) else { return #expect(Bool(false), "there is memory") }
                let mark = UInt8(truncatingIfNeeded: number)
                cell.initializeMemory(as: UInt8.self, repeating: mark, count: byteCount)
                let object = cell.assumingMemoryBound(to: ObjectHeader.self)
                object.initialize(to: ObjectHeader(.text, byteCount: byteCount))
                live.append((object, byteCount, mark))
            }
            // Rounds in which much, little and nothing stays.
            let share = [0.9, 0.1, 0.01, 0][round % 4]
            live = live.filter { _ in random.nextUnit() < share }
            for entry in live {
                entry.object.pointee.isMarked = true
                CellPool.page(of: entry.object).pointee.hasMarks = true
            }
            let liveBefore = liveCount(&pool)
            #expect(liveBefore - sweep(&pool) == live.count)
            pool.collectEmptyPages()
            #expect(liveCount(&pool) == live.count)
            for entry in live {
                #expect(!entry.object.pointee.isMarked)
                let bytes = UnsafeRawBufferPointer(start: UnsafeRawPointer(entry.object) + 4, count: entry.byteCount - 4)
                #expect(bytes.allSatisfy { $0 == entry.mark })
            }
        }
    }

    /// Frees what is not marked, as the heap does; the number of cells that were freed.
    private func sweep(_ pool: inout CellPool) -> Int {
        pool.endRuns()
        return pool.slabs.reduce(0) { count, slab in
            (0..<slab.takenCount).map(slab.page).filter { $0.pointee.liveCount > 0 }.reduce(count) { $0 + $1.sweep { _ in } }
        }
    }

    private func liveCount(_ pool: inout CellPool) -> Int {
        pool.endRuns()
        return pool.slabs.reduce(0) { count, slab in (0..<slab.takenCount).reduce(count) { $0 + Int(slab.page($1).pointee.liveCount) } }
    }

    private func take(_ count: Int, of byteCount: Int, from pool: inout CellPool) -> [UnsafeMutableRawPointer] {
        var cells: [UnsafeMutableRawPointer] = []
        for _ in 0..<count { if let cell = pool.take(byteCount: byteCount, for: .part) { cells.append(cell) } }
        return cells
    }
}

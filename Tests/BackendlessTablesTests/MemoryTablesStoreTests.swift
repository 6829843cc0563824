import BackendlessTables
import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct MemoryTablesStoreTests {
    private struct Refusal: Error {}

    @Test func aTransactionThatFailsLeavesNothing() throws {
        let store = MemoryTablesStore()
        store.addTable("T")
        store.addColumn(TableColumn("a", .int), to: "T")
        for number in 0..<200 {
            var row = TableRow(objectID: "\(number)", created: 0)
            row.setValue(.number(Double(number)), at: 0)
            store.put(row, in: "T")
        }
        store.setCounter("n", to: 1)
        let before = rows(store)
        let byteCount = store.keptByteCount
        #expect(throws: Refusal.self) {
            try store.transaction {
                store.addTable("U")
                store.put(TableRow(objectID: "x", created: 0), in: "U")
                store.addColumn(TableColumn("b", .int), to: "T")
                for number in 0..<150 { store.removeRow(id: "\(number)", in: "T") }
                store.put(TableRow(objectID: "199", created: 9), in: "T")
                store.put(TableRow(objectID: "new", created: 9), in: "T")
                store.removeRow(id: "new", in: "T")
                store.setCounter("n", to: 2)
                store.setCacheEntry("k", to: CacheEntry(1, expires: 5))
                throw Refusal()
            }
        }
        #expect(store.tableNames == ["T"] && store.columns(of: "T")?.count == 1 && store.columns(of: "U") == nil)
        #expect(rows(store) == before && store.rowCount(in: "T") == 200)
        #expect(store.row(id: "3", in: "T")?.value(at: 0) == 3)
        #expect(store.counter("n") == 1 && store.cacheEntry("k") == nil)
        #expect(store.keptByteCount == byteCount)
    }

    @Test func whatIsKeptIsCounted() {
        let store = MemoryTablesStore()
        #expect(store.keptByteCount == 0)
        store.addTable("T")
        store.addColumn(TableColumn("a", .string), to: "T")
        let empty = store.keptByteCount
        var row = TableRow(objectID: "1", created: 0)
        row.setValue(.string(String(repeating: "x", count: 5_000)), at: 0)
        store.put(row, in: "T")
        #expect(5_000..<6_000 ~= store.keptByteCount - empty)
        store.put(row, in: "T")
        #expect(store.keptByteCount - empty < 6_000)
        store.removeRow(id: "1", in: "T")
        #expect(store.keptByteCount == empty)
        store.setCacheEntry("k", to: CacheEntry(.string(String(repeating: "x", count: 5_000)), expires: 1))
        #expect(store.keptByteCount - empty > 5_000)
        store.setCacheEntry("k", to: nil)
        #expect(store.keptByteCount == empty)
        store.setCounter("n", to: 1)
        store.setCounter("n", to: 2)
        #expect(1..<200 ~= store.keptByteCount - empty)
        store.removeAll()
        #expect(store.keptByteCount == 0)
    }

    @Test func onlyWhatFailsWithinATransactionIsTakenBack() throws {
        let store = MemoryTablesStore()
        store.addTable("T")
        try store.transaction {
            store.put(TableRow(objectID: "1", created: 0), in: "T")
            try? store.transaction {
                store.put(TableRow(objectID: "2", created: 0), in: "T")
                throw Refusal()
            }
            store.put(TableRow(objectID: "3", created: 0), in: "T")
        }
        #expect(rows(store).map(\.objectID) == ["1", "3"])
    }

    private func rows(_ store: MemoryTablesStore) -> [TableRow] {
        var rows: [TableRow] = []
        store.forEachRow(in: "T") { row in
            rows.append(row)
            return true
        }
        return rows
    }
}

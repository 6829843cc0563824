import FlowTesting
import Foundation
import OrderedJSON
import Testing

@Suite struct FlowSchemaTests {
    @Test func thePublishedSchemaIsThatOfTheReader() throws {
        let file = URL(fileURLWithPath: samples).deletingLastPathComponent().appendingPathComponent("docs/flow.schema.json").path
        #expect(try text(file) == JSONWriter.text(FlowSchema.json, .pretty) + "\n", "codeless test --schema > docs/flow.schema.json")
    }
}

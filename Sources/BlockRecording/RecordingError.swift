/// Says why bytes are no recording.
public struct RecordingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong: lower case, no full stop.
    public var message: String
    /// Where, as a 0-based byte of the file.
    public var offset: Int

    init(_ message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    /// The whole sentence.
    public var description: String { "the recording cannot be read: \(message) (byte \(offset))" }
}

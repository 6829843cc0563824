public import BackendlessUsers

extension HTTPUserServiceConfiguration: RedactedDescription {
    /// The limits, without the additional headers, which may hold secrets.
    public var description: String {
        "HTTPUserServiceConfiguration(timeout \(timeoutSeconds) s, \(maximumReplyByteCount) bytes, \(additionalHeaders.count) headers)"
    }
}

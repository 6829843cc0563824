/// What an update sends.
public enum UpdateScope: Sendable {
    /// All properties, as the SDKs do.
    case allProperties
    /// The objectId and what was changed since the user was loaded.
    case changes
}

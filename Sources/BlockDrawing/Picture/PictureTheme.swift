/// The colours of what is around the blocks.
public enum PictureTheme: String, Sendable, CaseIterable {
    /// Black on white.
    case light
    /// White on black.
    case dark
}

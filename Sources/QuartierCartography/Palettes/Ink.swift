/// The colours of everything that is no class: text at 4.5:1 and lines at 3:1 or more on white.
public enum Ink {
    /// Text.
    public static let text = Colour(0x1A1A1A)
    /// Lesser text.
    public static let secondary = Colour(0x4D4D4D)
    /// Outlines of quartiers.
    public static let outline = Colour(0x262626)
    /// Limits of communes.
    public static let limit = Colour(0x858585)
    /// The ground inside communes.
    public static let ground = Colour(0xF7F5F0)
    /// Paper.
    public static let paper = Colour(0xFFFFFF)
}

/// Where a record comes from: the document or file, who made it, and the proof of what was read.
public struct SourceRecord: Sendable, Hashable {
    /// What people call it: `Convention d'application communale, Auchel`.
    public var title: String
    /// Who made it: `ANCT`, `INSEE`, `CABBALR`.
    public var producer: String?
    /// The vintage of its data.
    public var vintage: String?
    /// Where it can be had.
    public var url: String?
    /// Under what licence.
    public var licence: String?
    /// The file that was read, by name.
    public var file: String?
    /// The SHA-256 of that file, in lower-case hexadecimal.
    public var sha256: String?
    /// When it was read, ISO 8601.
    public var obtained: String?

    /// Makes a record from what is known.
    public init(
        title: String, producer: String? = nil, vintage: String? = nil, url: String? = nil, licence: String? = nil,
        file: String? = nil, sha256: String? = nil, obtained: String? = nil
    ) {
        self.title = title
        self.producer = producer
        self.vintage = vintage
        self.url = url
        self.licence = licence
        self.file = file
        self.sha256 = sha256
        self.obtained = obtained
    }

    /// The title, then the producer and the vintage, less what the title says between its commas: `Portraits, DEMO 2017, INSEE`.
    ///
    /// A year within the title says nothing: `perimetres-2015.geojson` may well be of 2024.
    public var reference: String {
        let told = title.split(separator: ", ")
        return ([title] + [producer, vintage].compactMap(\.self).filter { !told.contains($0[...]) }).joined(separator: ", ")
    }
}

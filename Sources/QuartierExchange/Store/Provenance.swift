import Reporting

/// What a user says of the source of an import; the file says the rest.
public struct Provenance: Sendable, Hashable {
    /// What people call it; without it the name of the file.
    public var title: String?
    /// Who made it.
    public var producer: String?
    /// The vintage of its data.
    public var vintage: String?
    /// Where it can be had.
    public var url: String?
    /// Under what licence.
    public var licence: String?
    /// When it is imported, ISO 8601 in UTC.
    public var date: String

    /// Makes a provenance.
    public init(
        title: String? = nil, producer: String? = nil, vintage: String? = nil, url: String? = nil, licence: String? = nil, date: String
    ) {
        self.title = title
        self.producer = producer
        self.vintage = vintage
        self.url = url
        self.licence = licence
        self.date = date
    }

    /// The record of a file imported under it.
    func record(of source: SourceRecord, sha256: String? = nil) -> SourceRecord {
        SourceRecord(
            title: title ?? source.title, producer: producer ?? source.producer, vintage: vintage ?? source.vintage, url: url ?? source.url,
            licence: licence ?? source.licence, file: source.file, sha256: sha256, obtained: date)
    }
}

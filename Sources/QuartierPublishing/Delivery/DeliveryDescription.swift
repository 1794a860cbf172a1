import Digests
public import PlanarGeometry
public import QuartierModel
public import Reporting

/// What a delivery says of itself, in its metadata and its README.
public struct DeliveryDescription: Sendable {
    /// What people call it.
    public var title: String
    /// Who answers for it.
    public var producer: String
    /// Where to write to; nil when nobody said.
    public var contact: String?
    /// Under what licence it may be used; nil when its sources do not say.
    public var licence: String?
    /// The day of the data, ISO 8601: that of the last import unless someone says another.
    public var date: String
    /// The generations in it, in order.
    public var generations: [Generation]
    /// The system of its coordinates.
    public var crs: CRS
    /// Its limits in longitude and latitude.
    public var limits: Envelope
    /// How many perimeters are in it.
    public var perimeterCount: Int
    /// Where its data come from.
    public var sources: [SourceRecord]
    /// What a reader must know.
    public var notes: [Text]

    /// Describes a delivery.
    public init(
        title: String, producer: String, contact: String? = nil, licence: String? = nil, date: String, generations: [Generation], crs: CRS,
        limits: Envelope, perimeterCount: Int, sources: [SourceRecord], notes: [Text]
    ) {
        self.title = title
        self.producer = producer
        self.contact = contact
        self.licence = licence
        self.date = date
        self.generations = generations
        self.crs = crs
        self.limits = limits
        self.perimeterCount = perimeterCount
        self.sources = sources
        self.notes = notes
    }

    /// An identifier that is the same for every delivery of one title by one producer.
    var identifier: String {
        let digest = Array(SHA256.hexadecimal(of: Array("\(producer)\n\(title)".utf8)))
        let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return cuts.map { String(digest[$0]) }.joined(separator: "-")
    }

    /// A paragraph on it.
    var abstract: String {
        let names = generations.map(\.name).joined(separator: ", ")
        return """
            Périmètres des quartiers de la politique de la ville (\(perimeterCount) périmètres, générations \(names)) et chiffres qui les décrivent, \
            avec leur périmètre statistique, leur millésime et leur source. Surfaces sur l'ellipsoïde GRS 80. Une valeur absente reste absente : \
            jamais 0.
            """
    }

    /// From when the perimeters are in force, and until when where that is known.
    var period: (start: String?, end: String?) {
        let records = generations.compactMap(\.record)
        let ends = records.map(\.end)
        return (records.compactMap(\.start).min(), ends.contains(nil) ? nil : ends.compactMap(\.self).max())
    }

    static let keywords = [
        "quartiers prioritaires de la politique de la ville", "QPV", "politique de la ville", "cohésion sociale", "pauvreté",
        "logement social",
    ]
}

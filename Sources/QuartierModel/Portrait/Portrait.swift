/// The figures of one quartier, from every source, in the order they were read.
///
/// Several figures of one indicator may stand side by side (documents, vintages, methods): none replaces another.
public struct Portrait: Sendable, Hashable {
    /// The identifier of the quartier: `id_quartier`, or the code in its source.
    public var quartier: String
    /// Its name.
    public var name: String
    /// QPV or QIC; nil when its source does not say.
    public var status: QuartierStatus?
    /// The figures.
    public var figures: [Figure]

    /// Makes a portrait.
    public init(quartier: String, name: String, status: QuartierStatus?, figures: [Figure]) {
        self.quartier = quartier
        self.name = name
        self.status = status
        self.figures = figures
    }

    /// The figures of an indicator, in order.
    public func figures(of key: String) -> [Figure] { figures.filter { $0.key == key } }

    /// How far each figure that has a reference printed beside it stands from it.
    public func gaps() -> [Gap] {
        figures.compactMap { figure in
            figure.reference.flatMap { Gap(figure, to: .exact($0.value), of: $0.zone) }
        }
    }

    /// How far the figures stand from those of a zone: same indicator, same method and same vintage, so that no two years are mixed.
    public func gaps(to reference: ReferencePortrait) -> [Gap] {
        figures.compactMap { figure in
            let counterpart = reference.figures.first {
                $0.key == figure.key && $0.method == figure.method && $0.vintage == figure.vintage
            }
            return counterpart.flatMap { Gap(figure, to: $0.reading, of: reference.zone) }
        }
    }
}

/// The figures of a zone that quartiers are held against: a row of its own in the tables of INSEE, never a quartier.
public struct ReferencePortrait: Sendable, Hashable {
    /// The zone.
    public var zone: Zone
    /// Its figures, in order.
    public var figures: [Figure]

    /// Makes a portrait of a zone.
    public init(zone: Zone, figures: [Figure]) {
        self.zone = zone
        self.figures = figures
    }
}

public import QuartierModel

/// A figure that a table other than INSEE's gives for a quartier: a préfecture's for its QIC, or one that this program exported.
public struct SuppliedFigure: Sendable, Hashable {
    /// How the table designates the quartier: its identifier or code.
    public var identifier: String?
    /// How it names it.
    public var name: String?
    /// The figure.
    public var figure: Figure

    /// Makes a supplied figure.
    public init(identifier: String?, name: String?, figure: Figure) {
        self.identifier = identifier
        self.name = name
        self.figure = figure
    }
}

/// Reads tables of figures that are not INSEE's: a préfecture's for its QIC, and what this program exports.
///
/// Two forms, told by the header. **Wide**, a row a quartier: `nom` (or `code_qp`, or `id_quartier`), then a column an indicator under its key,
/// and, if wanted, `millesime`, `perimetre_stat` and `document` for the whole row:
///
///     nom;pop;tx_pauvrete;pt_monoparentales;pt_parc_social;millesime;perimetre_stat
///     Cité Madagascar;environ 840;33 %;20 %;85 %;2024;local
///     Cité de Marles - Gambetta;990;+ de 30 %;12 %;secret;2024;local
///
/// **Long**, a row a figure, with the columns of ``FigureColumns``: `cle` and `valeur`, and any of the others. A value is a number, or what a
/// document would print: `+ de 30 %`, `environ 840`, `secret`, `non communiqué`. An empty cell of a wide table is a figure whose value is unknown.
public enum SuppliedFigures {}

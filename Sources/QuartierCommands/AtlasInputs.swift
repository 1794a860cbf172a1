import CommandArguments
import QuartierAnalysis
import QuartierCartography
import QuartierExchange
import QuartierPublishing
import Reporting

extension Run {
    /// What the command line asks of an atlas.
    ///
    /// - Parameters:
    ///   - keys: the indicators to map; those that no quartier has are left out.
    ///   - mapsEstimates: whether what tiles tell is mapped as well.
    func atlasRequest(mapping keys: [String], mapsEstimates: Bool = false, page: MapPage) throws -> AtlasRequest {
        let store = try requireStore()
        let tiles = try tilesIfAny()
        var request = AtlasRequest(
            of: store, perimeters: try perimetersOfMap(arguments[MapOptions.status]).layer, layers: try perimeterLayers(),
            communes: try communesIfKnown(report: report),
            mapped: keys, date: dateOfMaps, language: language)
        request.tiles = tiles
        request.mapsEstimates = mapsEstimates
        request.secrecy = secrecy
        request.plateTiles = arguments[MapOptions.plateTiles].flatMap { key in TileIndicator.all.first { $0.key == key } }
        request.notes = (store.isDemonstration ? [PortraitNotes.demonstration] : []) + tileNotes([tiles].compactMap(\.self))
        request.author = arguments[MapOptions.author]
        request.page = page
        request.workers = workers
        request.progress = progress
        return request
    }

    /// The tiles named, else those of the store; nil where it has none and none are needed.
    private func tilesIfAny() throws -> TileSource? {
        do {
            return try tileSource()
        } catch let error as QuartiersError
            where error.status == .noInput && arguments[TileOptions.tiles] == nil && arguments[MapOptions.plateTiles] == nil
        {
            return nil
        }
    }
}

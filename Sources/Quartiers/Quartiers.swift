// The library under one name: a caller writes `import Quartiers` and has every module that a public signature leads to. The modules of the
// command line, and those that only hold C objects, are not among them.

@_exported public import CellGrid
@_exported public import GEOSOverlay
@_exported public import GeoFormats
@_exported public import GeoPackage
@_exported public import PlanarGeometry
@_exported public import QuartierAnalysis
@_exported public import QuartierCartography
@_exported public import QuartierExchange
@_exported public import QuartierModel
@_exported public import QuartierPublishing
@_exported public import QuartierSources
@_exported public import Reporting

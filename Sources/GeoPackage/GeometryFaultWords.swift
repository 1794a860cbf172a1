internal import GeoFormats
internal import Reporting

extension GeometryBlob.Fault {
    /// Why the bytes are no geometry, in words.
    var text: Text {
        switch self {
        case .header(let fault): fault.text
        case .body(let error): error.message
        }
    }
}

extension GeometryHeader.Fault {
    /// Why the bytes do not begin with a header, in words.
    var text: Text {
        switch self {
        case .truncated: Text(fr: "l'en-tête est coupé", en: "the header is cut")
        case .noMagic: Text(fr: "l'en-tête « GP » manque", en: "the header 'GP' is missing")
        case .version(let version):
            Text(fr: "version d'en-tête \(version) inconnue (0 attendue)", en: "unknown header version \(version) (0 expected)")
        case .envelopeKind(let kind):
            Text(fr: "type d'emprise \(kind) inconnu (0 à 4 attendus)", en: "unknown kind of envelope \(kind) (0 to 4 expected)")
        case .extended:
            Text(fr: "la géométrie relève d'une extension de GeoPackage", en: "the geometry belongs to an extension of GeoPackage")
        }
    }
}

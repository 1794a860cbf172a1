import GeoFormats
import Reporting

/// The description of a delivery as the catalogue of data.gouv.fr takes it (udata, API 1: `POST /datasets/`).
enum DataGouv {
    static func document(_ description: DeliveryDescription, files: [DeliveryManifest.Entry]) -> [UInt8] {
        var json: [UInt8] = Array("{\n".utf8)
        func member(_ name: String, isLast: Bool = false, _ append: (inout [UInt8]) -> Void) {
            json += Array("  ".utf8)
            JSONText.append(name, to: &json)
            json += Array(": ".utf8)
            append(&json)
            json += Array((isLast ? "\n" : ",\n").utf8)
        }
        member("title") { JSONText.append(description.title, to: &$0) }
        member("description") { bytes in
            let sources = "Sources : " + description.sources.map(\.title).joined(separator: " ; ") + "."
            let text = ([description.abstract] + description.notes.map(\.french) + [sources]).joined(separator: "\n\n")
            JSONText.append(text, to: &bytes)
        }
        member("license") { JSONText.append(licenceCode(description.licence), to: &$0) }
        member("frequency") { JSONText.append("irregular", to: &$0) }
        member("tags") { bytes in
            // Tags are of small letters, digits and hyphens.
            append(["qpv", "quartiers-prioritaires", "politique-de-la-ville", "cohesion-sociale", "pauvrete"], to: &bytes)
        }
        let period = description.period
        member("temporal_coverage") { bytes in
            guard let start = period.start else { return JSONText.append(Value.null, to: &bytes) }
            JSONText.append([("start", .text(start)), ("end", .text(orNull: period.end))], to: &bytes)
        }
        member("spatial") { JSONText.append([("granularity", .text("other"))], to: &$0) }
        let resources = files.compactMap { file in DeliveryFormat.of(file.path).map { (file, $0) } }
        member("resources", isLast: true) { bytes in
            bytes += Array("[".utf8)
            for (index, (file, format)) in resources.enumerated() {
                bytes += Array((index > 0 ? ",\n    " : "\n    ").utf8)
                append(file, format, to: &bytes)
            }
            bytes += Array("\n  ]".utf8)
        }
        return json + Array("}\n".utf8)
    }

    private static func append(_ file: DeliveryManifest.Entry, _ format: DeliveryFormat, to bytes: inout [UInt8]) {
        let members: [(name: String, value: Value)] = [
            ("title", .text(file.path)), ("type", .text("main")), ("filetype", .text("file")),
            ("format", .text(String(format.ending.dropFirst()))), ("filesize", .integer(file.size)),
        ]
        var object: [UInt8] = []
        JSONText.append(members, to: &object)
        bytes += object.dropLast()
        bytes += Array(", \"checksum\": ".utf8)
        JSONText.append([("type", .text("sha256")), ("value", .text(file.sha256))], to: &bytes)
        bytes += Array("}".utf8)
    }

    private static func append(_ texts: [String], to bytes: inout [UInt8]) {
        bytes += Array("[".utf8)
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes += Array(", ".utf8) }
            JSONText.append(text, to: &bytes)
        }
        bytes += Array("]".utf8)
    }

    /// The catalogue's code of a licence.
    private static func licenceCode(_ licence: String?) -> String {
        let words = (licence ?? "").lowercased()
        if words.contains("odbl") || words.contains("open database") { return "odc-odbl" }
        guard words.contains("licence ouverte") || words.contains("open licence") || words.contains("etalab") else { return "notspecified" }
        return words.contains("2") ? "lov2" : "fr-lo"
    }
}

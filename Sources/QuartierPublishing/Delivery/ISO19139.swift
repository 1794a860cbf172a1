import GeoFormats
import PlanarGeometry
import Reporting

/// The description of a delivery as ISO 19139 XML (schemas of 2007-04-17), in the profile that INSPIRE asks for in French.
enum ISO19139 {
    static func document(_ description: DeliveryDescription, files: [DeliveryManifest.Entry]) -> [UInt8] {
        XMLElement(
            "gmd:MD_Metadata",
            [
                "xmlns:gmd": "http://www.isotc211.org/2005/gmd", "xmlns:gco": "http://www.isotc211.org/2005/gco",
                "xmlns:gml": "http://www.opengis.net/gml/3.2", "xmlns:xlink": "http://www.w3.org/1999/xlink",
            ],
            [
                text("gmd:fileIdentifier", description.identifier), language, code("gmd:characterSet", "MD_CharacterSetCode", "utf8"),
                code("gmd:hierarchyLevel", "MD_ScopeCode", "dataset"), text("gmd:hierarchyLevelName", "Jeu de données"),
                party("gmd:contact", description), date("gmd:dateStamp", description.date),
                text("gmd:metadataStandardName", "ISO 19115"), text("gmd:metadataStandardVersion", "2003/Cor.1:2006"),
                system(description), identification(description), distribution(files), quality(description),
            ]
        ).document
    }

    // MARK: - Parts

    private static let language = XMLElement(
        "gmd:language", [:],
        [
            XMLElement(
                "gmd:LanguageCode", ["codeList": "http://www.loc.gov/standards/iso639-2/", "codeListValue": "fre"], text: "fre")
        ])

    private static func system(_ description: DeliveryDescription) -> XMLElement {
        let crs = description.crs
        return XMLElement(
            "gmd:referenceSystemInfo", [:],
            [
                XMLElement(
                    "gmd:MD_ReferenceSystem", [:],
                    [
                        XMLElement(
                            "gmd:referenceSystemIdentifier", [:],
                            [
                                XMLElement(
                                    "gmd:RS_Identifier", [:],
                                    [text("gmd:code", crs.code), text("gmd:codeSpace", crs.authority)])
                            ])
                    ])
            ])
    }

    private static func identification(_ description: DeliveryDescription) -> XMLElement {
        let citation = self.citation(
            description.title, date: description.date, kind: "revision", identifier: description.identifier)
        let keywords = XMLElement(
            "gmd:descriptiveKeywords", [:],
            [
                XMLElement(
                    "gmd:MD_Keywords", [:],
                    DeliveryDescription.keywords.map { text("gmd:keyword", $0) } + [
                        code("gmd:type", "MD_KeywordTypeCode", "theme")
                    ])
            ])
        // The theme of INSPIRE under which the COVADIS standard puts these zones.
        let theme = XMLElement(
            "gmd:descriptiveKeywords", [:],
            [
                XMLElement(
                    "gmd:MD_Keywords", [:],
                    [
                        text("gmd:keyword", "Zones de gestion, de restriction ou de réglementation et unités de déclaration"),
                        XMLElement(
                            "gmd:thesaurusName", [:],
                            [citationBody("GEMET - INSPIRE themes, version 1.0", date: "2008-06-01", kind: "publication")]),
                    ])
            ])
        let licence = description.licence ?? "Conditions non précisées : se renseigner auprès du producteur"
        let use = XMLElement(
            "gmd:resourceConstraints", [:],
            [
                XMLElement(
                    "gmd:MD_LegalConstraints", [:],
                    [
                        text("gmd:useLimitation", licence), code("gmd:accessConstraints", "MD_RestrictionCode", "otherRestrictions"),
                        code("gmd:useConstraints", "MD_RestrictionCode", "otherRestrictions"),
                        text("gmd:otherConstraints", "Pas de restriction d'accès public au sens d'INSPIRE"),
                        text("gmd:otherConstraints", licence),
                    ])
            ])
        return XMLElement(
            "gmd:identificationInfo", [:],
            [
                XMLElement(
                    "gmd:MD_DataIdentification", [:],
                    [
                        citation, text("gmd:abstract", description.abstract), party("gmd:pointOfContact", description), keywords, theme,
                        use,
                        code("gmd:spatialRepresentationType", "MD_SpatialRepresentationTypeCode", "vector"),
                        XMLElement(
                            "gmd:spatialResolution", [:],
                            [
                                XMLElement(
                                    "gmd:MD_Resolution", [:],
                                    [
                                        XMLElement(
                                            "gmd:equivalentScale", [:],
                                            [
                                                XMLElement(
                                                    "gmd:MD_RepresentativeFraction", [:],
                                                    [
                                                        XMLElement(
                                                            "gmd:denominator", [:], [XMLElement("gco:Integer", text: "5000")])
                                                    ])
                                            ])
                                    ])
                            ]),
                        language, code("gmd:characterSet", "MD_CharacterSetCode", "utf8"),
                        XMLElement("gmd:topicCategory", [:], [XMLElement("gmd:MD_TopicCategoryCode", text: "society")]),
                        XMLElement("gmd:topicCategory", [:], [XMLElement("gmd:MD_TopicCategoryCode", text: "boundaries")]),
                        extent(description),
                    ])
            ])
    }

    private static func extent(_ description: DeliveryDescription) -> XMLElement {
        let limits = description.limits
        var parts: [XMLElement] = []
        if !limits.isEmpty {
            let sides = zip(
                ["gmd:westBoundLongitude", "gmd:eastBoundLongitude", "gmd:southBoundLatitude", "gmd:northBoundLatitude"],
                [limits.minX, limits.maxX, limits.minY, limits.maxY])
            parts.append(
                XMLElement(
                    "gmd:geographicElement", [:],
                    [
                        XMLElement(
                            "gmd:EX_GeographicBoundingBox", [:],
                            sides.map { name, side in
                                XMLElement(name, [:], [XMLElement("gco:Decimal", text: Value.real((side * 1e6).rounded() / 1e6).exact)])
                            })
                    ]))
        }
        if let start = description.period.start {
            let end = description.period.end.map { XMLElement("gml:endPosition", text: $0) }
            parts.append(
                XMLElement(
                    "gmd:temporalElement", [:],
                    [
                        XMLElement(
                            "gmd:EX_TemporalExtent", [:],
                            [
                                XMLElement(
                                    "gmd:extent", [:],
                                    [
                                        XMLElement(
                                            "gml:TimePeriod", ["gml:id": "periode"],
                                            [
                                                XMLElement("gml:beginPosition", text: start),
                                                end ?? XMLElement("gml:endPosition", ["indeterminatePosition": "now"]),
                                            ])
                                    ])
                            ])
                    ]))
        }
        return XMLElement("gmd:extent", [:], [XMLElement("gmd:EX_Extent", [:], parts)])
    }

    private static func distribution(_ files: [DeliveryManifest.Entry]) -> XMLElement {
        let formats = DeliveryFormat.all.filter { format in files.contains { $0.path.hasSuffix(format.ending) } }
        return XMLElement(
            "gmd:distributionInfo", [:],
            [
                XMLElement(
                    "gmd:MD_Distribution", [:],
                    formats.map { format in
                        XMLElement(
                            "gmd:distributionFormat", [:],
                            [XMLElement("gmd:MD_Format", [:], [text("gmd:name", format.name), text("gmd:version", format.version)])])
                    })
            ])
    }

    private static func quality(_ description: DeliveryDescription) -> XMLElement {
        let sources = description.sources.map { source in
            [source.producer, source.title, source.vintage, source.licence, source.obtained.map { "obtenu le \($0.prefix(10))" }]
                .compactMap(\.self).joined(separator: ", ")
        }
        let notes = description.notes.map(\.french)
        let statement =
            (["Périmètres et chiffres repris de leurs sources, contrôlés, sans modification silencieuse."] + notes + ["Sources :"] + sources)
            .joined(separator: "\n")
        return XMLElement(
            "gmd:dataQualityInfo", [:],
            [
                XMLElement(
                    "gmd:DQ_DataQuality", [:],
                    [
                        XMLElement(
                            "gmd:scope", [:], [XMLElement("gmd:DQ_Scope", [:], [code("gmd:level", "MD_ScopeCode", "dataset")])]),
                        XMLElement("gmd:lineage", [:], [XMLElement("gmd:LI_Lineage", [:], [text("gmd:statement", statement)])]),
                    ])
            ])
    }

    private static func party(_ name: String, _ description: DeliveryDescription) -> XMLElement {
        var parts = [text("gmd:organisationName", description.producer)]
        if let contact = description.contact {
            parts.append(
                XMLElement(
                    "gmd:contactInfo", [:],
                    [
                        XMLElement(
                            "gmd:CI_Contact", [:],
                            [
                                XMLElement(
                                    "gmd:address", [:],
                                    [XMLElement("gmd:CI_Address", [:], [text("gmd:electronicMailAddress", contact)])])
                            ])
                    ]))
        }
        return XMLElement(
            name, [:],
            [XMLElement("gmd:CI_ResponsibleParty", [:], parts + [code("gmd:role", "CI_RoleCode", "pointOfContact")])])
    }

    private static func citation(_ title: String, date: String, kind: String, identifier: String) -> XMLElement {
        var body = citationBody(title, date: date, kind: kind)
        body.children.append(
            XMLElement("gmd:identifier", [:], [XMLElement("gmd:MD_Identifier", [:], [text("gmd:code", identifier)])]))
        return XMLElement("gmd:citation", [:], [body])
    }

    private static func citationBody(_ title: String, date day: String, kind: String) -> XMLElement {
        XMLElement(
            "gmd:CI_Citation", [:],
            [
                text("gmd:title", title),
                XMLElement(
                    "gmd:date", [:],
                    [XMLElement("gmd:CI_Date", [:], [date("gmd:date", day), code("gmd:dateType", "CI_DateTypeCode", kind)])]),
            ])
    }

    // MARK: - Leaves

    private static func text(_ name: String, _ words: String) -> XMLElement {
        XMLElement(name, [:], [XMLElement("gco:CharacterString", text: words)])
    }

    private static func date(_ name: String, _ day: String) -> XMLElement {
        XMLElement(name, [:], [XMLElement("gco:Date", text: String(day.prefix(10)))])
    }

    private static func code(_ name: String, _ list: String, _ value: String) -> XMLElement {
        XMLElement(
            name, [:],
            [
                XMLElement(
                    "gmd:\(list)",
                    [
                        "codeList":
                            "http://standards.iso.org/ittf/PubliclyAvailableStandards/ISO_19139_Schemas/resources/codelist/gmxCodelists.xml#\(list)",
                        "codeListValue": value,
                    ], text: value)
            ])
    }
}

/// A format of the files of a delivery, as metadata name it.
struct DeliveryFormat {
    let ending: String
    let name: String
    let version: String

    static let all = [
        DeliveryFormat(ending: ".gpkg", name: "GeoPackage", version: "1.3"),
        DeliveryFormat(ending: ".geojson", name: "GeoJSON", version: "RFC 7946"),
        DeliveryFormat(ending: ".shp", name: "ESRI Shapefile", version: "1.0"),
        DeliveryFormat(ending: ".csv", name: "CSV", version: "RFC 4180"),
        DeliveryFormat(ending: ".html", name: "HTML", version: "5"), DeliveryFormat(ending: ".svg", name: "SVG", version: "1.1"),
        DeliveryFormat(ending: ".png", name: "PNG", version: "1.2"), DeliveryFormat(ending: ".pdf", name: "PDF", version: "1.5"),
    ]

    /// The format of a file; nil for one that is no resource by itself, as a page of the atlas that needs the others.
    static func of(_ path: String) -> DeliveryFormat? {
        path.hasPrefix("atlas/") && !path.hasSuffix(".pdf") ? nil : all.first { path.hasSuffix($0.ending) }
    }
}

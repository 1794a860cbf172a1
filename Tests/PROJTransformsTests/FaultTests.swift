#if DEBUG
    import PlanarGeometry
    import Testing

    @testable import PROJTransforms

    /// Every branch that only a failing library reaches; under AddressSanitizer they must leak nothing.
    @Suite struct FaultTests {
        /// A use of the library that makes certain calls.
        enum Work: CaseIterable {
            case prepare, prepareWithHeights, transform, clone, method, meter, distortion, define, compare, identify, identifyShifted,
                library

            var calls: [String] {
                switch self {
                case .prepare:
                    [
                        "proj_context_create", "proj_context_get_database_path", "proj_create_from_database",
                        "proj_create_crs_to_crs_from_pj",
                        "proj_normalize_for_visualization",
                    ]
                case .prepareWithHeights: ["proj_crs_get_sub_crs"]
                case .transform: ["proj_trans_generic", "proj_errno"]
                case .clone: ["proj_context_create", "proj_clone"]
                case .method: ["proj_trans_get_last_used_operation"]
                case .meter:
                    [
                        "proj_crs_get_geodetic_crs", "proj_get_ellipsoid", "proj_ellipsoid_get_parameters", "proj_get_prime_meridian",
                        "proj_prime_meridian_get_parameters", "proj_crs_get_coordinate_system", "proj_cs_get_axis_info",
                        "proj_create_crs_to_crs_from_pj", "proj_normalize_for_visualization",
                    ]
                case .distortion: ["proj_trans_generic"]
                case .define:
                    [
                        "proj_crs_get_coordinate_system", "proj_cs_get_axis_info", "proj_get_ellipsoid", "proj_create_from_database",
                        "proj_crs_get_geodetic_crs", "proj_get_prime_meridian",
                        "proj_create_crs_to_crs_from_pj",
                    ]
                case .compare: ["proj_create_from_database", "proj_normalize_for_visualization"]
                case .identify: ["proj_create_from_wkt", "proj_identify", "proj_list_get"]
                case .identifyShifted: ["proj_get_source_crs"]
                case .library: ["proj_context_get_database_path"]
                }
            }
        }

        private let place = Coordinate(2.64, 50.53)

        private func definition(shift: String) -> String {
            """
            PROJCS["RGF93 / Lambert-93",GEOGCS["RGF93",DATUM["Reseau_Geodesique_Francais_1993",SPHEROID["GRS 1980",6378137,298.257222101]\(shift)],\
            PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic_2SP"],\
            PARAMETER["standard_parallel_1",49],PARAMETER["standard_parallel_2",44],PARAMETER["latitude_of_origin",46.5],\
            PARAMETER["central_meridian",3],PARAMETER["false_easting",700000],PARAMETER["false_northing",6600000],UNIT["metre",1]]
            """
        }

        /// The work as a closure, what it needs prepared while the library was still sound.
        private func prepared(_ work: Work) throws -> () throws -> Void {
            let transformer = try Transformer(from: .wgs84, to: .lambert93)
            let meter = try DistortionMeter(.lambert93)
            return switch work {
            case .prepare: { _ = try Transformer(from: .wgs84, to: .laeaEurope) }
            case .prepareWithHeights: { _ = try Transformer(from: .wgs84, to: CRS(epsg: 5698)) }
            case .transform: { _ = try transformer.transform(place) }
            case .clone: { _ = try transformer.pool?.makeClone() }
            case .method: { _ = try transformer.method(at: place) }
            case .meter: { _ = try DistortionMeter(.laeaEurope) }
            case .distortion: { _ = try meter.distortion(at: place) }
            case .define: { _ = try CRSDefinition(.lambert93) }
            case .compare: { _ = try CRSDefinition.areEquivalent(.lambert93, .laeaEurope) }
            case .identify: { _ = try CRSIdentification.identify(wkt: definition(shift: "")) }
            case .identifyShifted: { _ = try CRSIdentification.identify(wkt: definition(shift: ",TOWGS84[0,0,0,0,0,0,0]")) }
            case .library: { _ = try PROJLibrary() }
            }
        }

        @Test(arguments: Work.allCases)
        func saysWhichCallFailed(work: Work) throws {
            for call in work.calls {
                let run = try prepared(work)
                let error = #expect(throws: PROJError.self) { try FaultPlan(failing: call).run(run) }
                let named = call == "proj_errno" ? "proj_trans_generic" : call
                #expect(error?.call == named)
                #expect(error?.message.isEmpty == false)
                // A failure leaves nothing behind that would spoil the next use.
                try run()
            }
        }

        /// The second of two like calls: what the first one made must be let go.
        @Test(arguments: [
            (Work.prepare, "proj_create_from_database"), (.compare, "proj_create_from_database"),
            (.compare, "proj_normalize_for_visualization"), (.define, "proj_create_from_database"),
        ])
        func letsGoOfWhatCameBefore(work: Work, call: String) throws {
            let run = try prepared(work)
            let error = #expect(throws: PROJError.self) { try FaultPlan(failing: call, after: 1).run(run) }
            #expect(error?.call == call)
            try run()
        }

        @Test func reportsAnErrorNumberOverFinitePositions() throws {
            let transformer = try Transformer(from: .wgs84, to: .lambert93)
            let error = #expect(throws: PROJError.self) { try FaultPlan(failing: "proj_errno").run { try transformer.transform(place) } }
            #expect(error?.reason == .library)
            #expect(error?.code == 4096)
        }

        @Test func reportsAShortCount() throws {
            let transformer = try Transformer(from: .wgs84, to: .lambert93)
            let error = #expect(throws: PROJError.self) {
                try FaultPlan(failing: "proj_trans_generic").run { try transformer.transform([place, place]) }
            }
            #expect(error?.message == "0 of 2 positions transformed")
        }
    }
#endif

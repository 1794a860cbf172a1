import CommandArguments
import Reporting
import Synchronization
import Testing

@Suite struct TerminalTests {
    @Test func aClosedDescriptorIsNoTerminal() {
        #expect(Terminal(descriptor: -1, environment: [:]) == Terminal(isInteractive: false, columns: 80, isStyled: false))
        #expect(Terminal(descriptor: -1, environment: ["COLUMNS": "120"]).columns == 120)
        #expect(Terminal(descriptor: -1, environment: ["COLUMNS": "-3"]).columns == 80)
    }

    @Test func theEnvironmentOfTheTestsIsRead() {
        #expect(ProcessEnvironment.variables()["PATH"]?.isEmpty == false)
    }
}

@Suite struct TerminalProgressTests {
    /// A clock set by the test, and what was written on the terminal.
    private final class Stage: Sendable {
        let clock = Mutex(Duration.zero)
        let written = Mutex("")

        func progress(columns: Int = 60, _ language: Language = .french) -> TerminalProgress {
            TerminalProgress(language: language, columns: columns, elapsed: { self.clock.withLock { $0 } }) { text in
                self.written.withLock { $0 += text }
            }
        }

        func at(_ milliseconds: Int) { clock.withLock { $0 = .milliseconds(milliseconds) } }

        var text: String { written.withLock { $0 } }
    }

    private let label = Text(fr: "Lecture des carreaux", en: "Reading tiles")

    @Test func staysSilentForTwoSeconds() {
        let stage = Stage()
        let shown = stage.progress()
        stage.at(1_999)
        shown.progress.report(label, done: 1, total: 2)
        shown.clear()
        #expect(stage.text == "")
    }

    @Test func writesOneLineOverAtMostTenTimesASecond() {
        let stage = Stage()
        let shown = stage.progress()
        for (milliseconds, done) in [(2_000, 1_000), (2_050, 1_100), (2_100, 1_200)] {
            stage.at(milliseconds)
            shown.progress.report(label, done: done, total: 4_000)
        }
        shown.clear()
        shown.clear()
        #expect(
            stage.text
                == "\rLecture des carreaux : 1\u{202F}000 / 4\u{202F}000 (25 %)\u{1B}[K"
                + "\rLecture des carreaux : 1\u{202F}200 / 4\u{202F}000 (30 %)\u{1B}[K\r\u{1B}[K")
    }

    @Test func staysOnOneLineWhateverTheLabel() {
        let stage = Stage()
        let shown = stage.progress(columns: 20, .english)
        stage.at(3_000)
        shown.progress.report(Text(verbatim: "a\nvery long label indeed"), done: 5)
        #expect(stage.text == "\ra\\nvery long label…\u{1B}[K")
    }
}

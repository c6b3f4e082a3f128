// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes small Gamry files, right ones and wrong ones. */
final class DtaWriter {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final StringBuilder text;

    DtaWriter(String tag) {
        text = new StringBuilder("EXPLAIN\nTAG\t" + tag + "\n");
    }

    /** A line of fields with tabs between. */
    DtaWriter line(String... fields) {
        text.append(String.join("\t", fields)).append('\n');
        return this;
    }

    /** The settings that every file has. */
    DtaWriter settings(String title, String date) {
        return line("TITLE", "LABEL", title, "Test &Identifier")
                .line("DATE", "LABEL", date, "Date")
                .line("TIME", "LABEL", "9:08:07", "Time")
                .line("NOTES", "NOTES", "2", "&Notes...")
                .line("", "a cell")
                .line("", "at 60 °C")
                .line("PSTAT", "PSTAT", "REF600-1", "Potentiostat")
                .line("VDC", "POTEN", "1.30000E+000", "T", "DC &Voltage (V)")
                .line("AREA", "QUANT", "2.50000E-001", "&Area (cm^2)")
                .line("DELAY", "TWOPARAM", "F", "1.0E+002", "0.0E+000", "Init. De&lay", "Time(s)", "Stab.(mV/s)");
    }

    /** A table: titles, units, rows, each with blanks between, which become tabs. */
    DtaWriter table(String name, String said, String titles, String units, String... rows) {
        text.append(name).append("\tTABLE").append(said.isEmpty() ? "" : "\t" + said).append('\n');
        text.append(behindTab(titles)).append(behindTab(units));
        for (String row : rows) {
            text.append(behindTab(row));
        }
        return this;
    }

    private static String behindTab(String blanks) {
        return "\t" + blanks.replace(' ', '\t').replace('_', ' ') + "\n";
    }

    /** The open circuit of three rows. */
    DtaWriter openCircuit() {
        return table(
                "OCVCURVE",
                "3",
                "Pt T Vf Vm Ach Over Temp",
                "# s V_vs._Ref. V V bits deg_C",
                "0 0.25 3.69103E-001 3.6E-001 4.9E-004 ..........a -327.67",
                "1 0.5 3.69104E-001 3.6E-001 4.9E-004 ........... -327.67",
                "2 0.75 3.69105E-001 3.6E-001 4.9E-004 ........... -327.67");
    }

    /** A spectrum of three points, 1000 Hz 10.5−0.25j Ω, 100 Hz 11−2j Ω, 10 Hz 12−3j Ω. */
    DtaWriter spectrum() {
        return table(
                "ZCURVE",
                "",
                "Pt Time Freq Zreal Zimag Zsig Zmod Zphz Idc Vdc IERange",
                "# s Hz ohm ohm V ohm ° A V #",
                "0 1 1000 10.5 -0.25 1 10.50298 -1.363953 2.402966E-006 1.299216 10",
                "1 3 100 11 -2 1 11.18034 -10.30485 1.847788E-006 1.299205 10",
                "2 4 10 12 -3 1 12.36932 -14.03624 1.641699E-006 1.299213 10");
    }

    /** The same with corrected values, which differ in the last row: 12.5−3.5j Ω. */
    DtaWriter correctedSpectrum() {
        return line("DRIFTCOR", "SELECTOR", "1", "&Drift Correction")
                .table(
                        "ZCURVE",
                        "",
                        "Pt Time Freq Zreal Zimag Zsig Zmod Zphz ZrealDrCor ZimagDrCor ZmodDrCor ZphzDrCor Idc Vdc IERange",
                        "# s Hz ohm ohm V ohm ° ohm ohm ohm ° A V #",
                        "0 1 1000 10.5 -0.25 1 10.5 -1.3 10.5 -0.25 10.5 -1.3 2.4E-006 1.2 10",
                        "1 3 100 11 -2 1 11.2 -10.3 11 -2 11.2 -10.3 1.8E-006 1.2 10",
                        "2 4 10 12 -3 1 12.4 -14.0 12.5 -3.5 13.0 -15.6 1.6E-006 1.2 10");
    }

    DtaWriter aborted() {
        return line("EXPERIMENTABORTED", "TOGGLE", "T", "Experiment Aborted");
    }

    String text() {
        return text.toString();
    }

    /** As Framework writes it on a Windows of another language: commas in numbers, CR LF, Windows 1252. */
    byte[] withCommas() {
        return text.toString()
                .replaceAll("(\\d)\\.(\\d)", "$1,$2")
                .replace("\n", "\r\n")
                .getBytes(WINDOWS);
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

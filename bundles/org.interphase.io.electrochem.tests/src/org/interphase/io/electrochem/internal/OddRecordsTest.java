// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records over time in which something is wrong: it is said, and nothing is changed in silence. */
class OddRecordsTest {

    @TempDir
    private Path folder;

    private DataFile open(String titles, int rows, IntFunction<String> row) throws IOException {
        StringBuilder text = new StringBuilder(titles).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(row.apply(i)).append('\n');
        }
        return Formats.open(folder, text.toString());
    }

    private static DataFile says(String warning, DataFile file) {
        assertEquals(List.of(warning), file.warnings());
        return file;
    }

    @Test
    void saysNothingOfARecordThatIsInOrder() throws IOException {
        assertEquals(List.of(), open("time_s,voltage_V,current_A", 50, i -> i + ",3,0.001").warnings());
    }

    @Test
    void saysWhereTheTimeFalls() throws IOException {
        DataFile file = says(
                "the time falls once, first at line 22 from 19 s to 0 s: all rows are kept in their order",
                open("time_s,voltage_V,current_A", 40, i -> i % 20 + ",3,0.001"));
        assertEquals(40, Formats.record(file).points());
    }

    @Test
    void saysWhereTheTimeStandsStill() throws IOException {
        says(
                "the time stands still 20 times, first at line 3",
                open("time_s,voltage_V,current_A", 40, i -> i / 2 + ",3,0.001"));
    }

    @Test
    void saysThatRowsMayBeMissing() throws IOException {
        says(
                "rows may be missing: 2 gaps, the longest of 601 s before line 32, where nearly all rows follow within 1 s",
                open("time_s,voltage_V,current_A", 60, i -> i + (i >= 30 ? 600 : 0) + (i >= 50 ? 100 : 0) + ",3,0.001"));
    }

    @Test
    void aSlowerSamplingIsNoGap() throws IOException {
        assertEquals(
                List.of(),
                open("time_s,voltage_V,current_A", 60, i -> (i < 40 ? i : 40 + 60 * (i - 40)) + ",3,0.001").warnings());
    }

    @Test
    void saysHowManyRowsHaveNoNumber() throws IOException {
        DataFile file = open("time_s,voltage_V,current_A", 20, i -> i + "," + (i == 3 ? "NaN" : "3") + "," + (i < 2 ? "" : "1"));
        assertEquals(List.of("1 of 20 rows have no voltage", "2 of 20 rows have no current"), file.warnings());
        assertTrue(Double.isNaN(Formats.record(file).voltageV(3)) && Double.isNaN(Formats.record(file).currentA(1)));
    }

    @Test
    void saysThatMostVoltagesAreZero() throws IOException {
        says(
                "the voltage of 17 of 20 rows is exactly 0 V: it may not have been stored there",
                open("time_s,voltage_V,current_A", 20, i -> i + "," + (i < 3 ? "3" : "0") + ",1"));
        assertEquals(List.of(), open("time_s,voltage_V,current_A", 20, i -> i + ",0,1").warnings());
    }

    @Test
    void aColumnOfCurrentWithoutNumbersIsNone() throws IOException {
        DataFile file = says(
                "the column 'I/mA' has no numbers: the record has no current",
                open("time/s,Ewe/V,I/mA", 20, i -> i + ",3,NaN"));
        assertFalse(Formats.record(file).hasCurrent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-I(mA)", "-I/mA", "\u2212I/mA", "-Current (mA)", "-<I>/mA"})
    void turnsACurrentThatIsPrintedUpsideDown(String title) throws IOException {
        DataFile file = says(
                "the column '" + title + "' is taken as the negative of the current",
                open("time/s\tEwe/V\t" + title, 20, i -> i + "\t3\t" + (i + 1)));
        assertEquals(-0.004, Formats.record(file).currentA(3));
    }

    @Test
    void takesTheCurrentThatIsNotUpsideDownWhereThereAreBoth() throws IOException {
        DataFile file = open("time/s\tEwe/V\t-I/mA\tI/mA", 20, i -> i + "\t3\t-" + i + "\t" + i);
        assertEquals(List.of(), file.warnings());
        assertEquals(0.003, Formats.record(file).currentA(3));
    }

    @Test
    void turnsAVoltageThatIsPrintedUpsideDown() throws IOException {
        DataFile file = open("time/s\t-Ewe/V\tI/mA", 20, i -> i + "\t3\t1");
        assertEquals(-3, Formats.record(file).voltageV(0));
    }

    @ParameterizedTest
    @CsvSource({"I/furlong", "I (mV)", "Current/mA/cm²"})
    void saysThatTheUnitIsNoneOfACurrent(String title) throws IOException {
        DataFile file = says(
                "the column '" + title + "' is not taken as the current: its unit is none of a current (such as A)",
                open("time/s\tEwe/V\t" + title, 20, i -> i + "\t3\t1"));
        CyclingRecord record = Formats.record(file);
        assertFalse(record.hasCurrent());
        assertEquals(1, record.others().size());
    }

    @ParameterizedTest
    @CsvSource({"time/kg, Ewe/V, time", "time/s, Ewe/A, voltage"})
    void refusesUnitsThatAreNoneOfTimeOrVoltage(String time, String voltage, String quantity) {
        Refused.at(
                Place.line(1),
                "time and voltage",
                "whose unit is none of a " + quantity,
                () -> open(time + "\t" + voltage + "\tI/mA", 20, i -> i + "\t3\t1"));
    }

    @ParameterizedTest
    @CsvSource({"s, 1", "min, 60", "h, 3600", "ms, 0.001"})
    void readsTimesInTheirUnit(String unit, double seconds) throws IOException {
        CyclingRecord record = Formats.record(open("time/" + unit + "\tEwe/V\tI/mA", 20, i -> i + "\t3\t1"));
        assertEquals(3 * seconds, record.timeS(3), 1e-12);
    }

    /** The charge says A·s where the title says mA: a thousand times too small. */
    @Test
    void saysThatTheUnitOfTheCurrentContradictsTheCharge() throws IOException {
        DataFile file = open("time/s\tEwe/V\tI/mA\t(Q-Qo)/C", 50, i -> i + "\t3\t2\t" + 2 * i);
        says(
                "the columns 'I/mA' and '(Q-Qo)/C' contradict each other: current times time is 0.001 times the charge, so"
                        + " the unit in a title (of these or of the time) is wrong; all are taken as they say",
                file);
        assertEquals(0.002, Formats.record(file).currentA(1));
    }

    /** Times in hours under a title that says seconds. */
    @Test
    void saysThatTheUnitOfTheTimeContradictsTheCharge() throws IOException {
        DataFile file = open("time/s\tEwe/V\tI/mA\tdq/mA.h", 50, i -> i + "\t3\t2\t" + 2);
        assertTrue(file.warnings().get(0).contains("is 0.000278 times the charge"), file.warnings().toString());
        assertEquals(1, file.warnings().size());
    }

    @Test
    void saysNothingOfAChargeThatFits() throws IOException {
        assertEquals(
                List.of(),
                open("time/s\tEwe/V\tI/mA\t(Q-Qo)/mA.h", 50, i -> i + "\t3\t2\t" + 2 * i / 3600.0).warnings());
    }

    @Test
    void derivesTheCurrentOfAChargeSinceTheBeginning() throws IOException {
        DataFile file = says(
                "no current was stored: it is derived as the change of '(Q-Qo)' over time",
                open("time/s\tEwe/V\t(Q-Qo)/C", 4, i -> 10 * i + "\t3\t" + 0.02 * i * i));
        assertArrayEquals(new double[] {0, 0.002, 0.006, 0.01}, Formats.record(file).currentA(), 1e-15);
    }

    @Test
    void refusesATextThatWasCut() {
        String mpt = "EC-Lab ASCII FILE\nNb header lines : 3\ntime/s\tEwe/V\tI/mA\n0\t3.5\t-2\n1\t3.6\t2\n2\t3.";
        Refused.at(Place.line(6), "3 fields", "2: 2·3.", () -> Formats.open(folder, mpt));
        String csv = "time_s,voltage_V,current_A\n0,3.5,-0.002\n1,3.6,0.002\n2,3.";
        Refused.at(Place.line(4), "3 fields", "2: 2,3.", () -> Formats.open(folder, csv));
        String time = "time_s,voltage_V,current_A\n0,3.5,-0.002\n,3.6,0.002\n";
        Refused.at(Place.column(3, 1), "a number ('time_s')", "an empty field", () -> Formats.open(folder, time));
    }

    @Test
    void refusesAnMprThatWasCutAnywhere() {
        byte[] whole = new MprWriter()
                .settings(0x19)
                .data(new int[] {4, 6, 8}, 3, MprWriter.rows(
                        MprWriter.row("dff", 0, 3, 1), MprWriter.row("dff", 1, 3, 1), MprWriter.row("dff", 2, 3, 1)))
                .bytes();
        for (int length : new int[] {whole.length - 1, whole.length - 16, whole.length - 48, whole.length - 300}) {
            Refused.at(
                    Place.offset(809),
                    "module 'VMP data' of 454 bytes",
                    "up to the end of the file",
                    () -> Formats.open(folder, Arrays.copyOf(whole, length)));
        }
    }

    /** A first row has no current, and each behind it that of the time since the row before: also where rows lie apart. */
    @Test
    void theDerivedCurrentGivesTheChargeBack() throws IOException {
        byte[] mpr = new MprWriter()
                .settings(0x04)
                .data(new int[] {4, 6, 7}, 4, MprWriter.rows(
                        MprWriter.row("dfd", 0, 3, 0),
                        MprWriter.row("dfd", 10, 3, 0.01),
                        MprWriter.row("dfd", 10.0004, 3, 0),
                        MprWriter.row("dfd", 500, 3, -0.2)))
                .bytes();
        CyclingRecord record = Formats.record(Formats.open(folder, mpr));
        double sum = 0;
        for (int i = 1; i < record.points(); i++) {
            sum += record.currentA(i) * (record.timeS(i) - record.timeS(i - 1));
        }
        assertEquals(-0.19 * 3.6, sum, 1e-12);
    }
}

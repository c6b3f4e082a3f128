// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code .mpr} of a measurement and EC-Lab's text export of it hold the same channels and the same numbers. */
class MprAndMptTest {

    /** EC-Lab prints eight digits of what is stored in 32 bits. */
    private static final double HALF_OF_EIGHTH_DIGIT = 5.0001e-8;

    @ParameterizedTest
    @CsvSource({
        "biologic-converter__ocv_ocv.mpr, biologic-converter__ocv_ocv.mpt, 4, ''",
        "biologic-converter__ca_ca.mpr, biologic-converter__ca_ca.mpt, 20, ''",
        // the last row of the export has 0 V where the file has -3.594434 V
        "biologic-converter__cp_cp.mpr, biologic-converter__cp_cp.mpt, 17, voltage",
        "hybrid-drt__data_CP_SSB.mpr, hybrid-drt__data_CP_SSB.txt, 5, ''",
        "hybrid-drt__data_PEIS_LPSCl_IonBlocking_-25C.mpr, hybrid-drt__data_PEIS_LPSCl_IonBlocking_-25C.txt, 10, ''",
        "gpl3_do_not_commit/yadg__gcpl.issue_149.mpr, gpl3_do_not_commit/yadg__gcpl.issue_149.mpt, 17, ''",
        "gpl3_do_not_commit/yadg__mb.issue_149.mpr, gpl3_do_not_commit/yadg__mb.issue_149.mpt, 40, ''",
        "gpl3_do_not_commit/yadg__geis.mpr, gpl3_do_not_commit/yadg__geis.mpt, 25, ''",
        "gpl3_do_not_commit/yadg__peis.mpr, gpl3_do_not_commit/yadg__peis.mpt, 25, ''",
        // another export of the measurement, with other averages of direct current and voltage in some rows
        "gpl3_do_not_commit/yadg__peis.mpr, biologic-converter__peis_peis.mpt, 25, <I>;<Ece>"
    })
    void agree(String mpr, String mpt, int common, String except) throws IOException {
        Path eis = SharedData.eis();
        DataFile binary = Formats.open(eis.resolve(mpr));
        DataFile text = Formats.open(eis.resolve(mpt));
        assertEquals(binary.datasets().size(), text.datasets().size());
        for (int d = 0; d < binary.datasets().size(); d++) {
            Dataset a = binary.datasets().get(d);
            Dataset b = text.datasets().get(d);
            assertEquals(a.id(), b.id());
            assertEquals(a.kind(), b.kind());
            assertEquals(a.label(), b.label());
            assertEquals(a.points(), b.points());
            assertEquals(a.metadata().get("technique"), b.metadata().get("technique"));
            Map<String, Channel> channels = new HashMap<>();
            b.channels().forEach(c -> channels.put(c.name() + " / " + c.unit(), c));
            int compared = 0;
            List<String> wrong = new ArrayList<>();
            for (Channel x : a.channels()) {
                Channel y = channels.get(x.name() + " / " + x.unit());
                if (y == null) {
                    continue;
                }
                compared++;
                if (Set.of(except.split(";")).contains(x.name())) {
                    continue;
                }
                for (int i = 0; i < x.size(); i++) {
                    double size = Math.abs(x.value(i));
                    if (!(Math.abs(x.value(i) - y.value(i)) <= HALF_OF_EIGHTH_DIGIT * size)) {
                        wrong.add(x.name() + " in row " + i + ": " + x.value(i) + " and " + y.value(i));
                    }
                }
            }
            assertTrue(wrong.isEmpty(), () -> wrong.size() + ": " + wrong.subList(0, Math.min(5, wrong.size())));
            assertEquals(common, compared);
        }
    }

    /** EC-Lab derives it as well, where the file has the charge of each row alone. */
    @Test
    void agreeOnTheCurrentThatOnlyTheTextHas() throws IOException {
        Path folder = SharedData.eis().resolve("gpl3_do_not_commit");
        CyclingRecord binary = Formats.record(Formats.open(folder.resolve("yadg__gcpl.issue_149.mpr")));
        CyclingRecord text = Formats.record(Formats.open(folder.resolve("yadg__gcpl.issue_149.mpt")));
        assertEquals(132, binary.currentA().length);
        assertArrayEquals(text.currentA(), binary.currentA(), 3e-15);
    }
}

// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.interphase.fuzz.TestFiles;
import org.interphase.io.sims.internal.array.ArraySeeds;
import org.interphase.io.sims.internal.array.Stacks;
import org.interphase.io.sims.internal.imzml.ImzmlSeeds;
import org.interphase.io.sims.internal.tiff.TiffSeeds;

/** Files of mass spectrometers and of image programs to start from: what the readers' own tests read, and what makers make. */
public final class SimsSeeds {

    private SimsSeeds() {}

    /** {@return the files, of all formats} */
    public static List<byte[]> all() throws IOException, ReflectiveOperationException {
        List<byte[]> all = new ArrayList<>(TestFiles.of(NanoSimsWriter.class));
        all.addAll(TestFiles.of(Stacks.class));
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            for (int bytes : new int[] {2, 4}) {
                all.add(new NanoSimsWriter(order, NanoSimsWriter.IMAGE, "12C", "12C 14N", "SE")
                        .parameters(8000)
                        .image(2, 3, 4, bytes, (k, c, y, x) -> 10 * k + c + y + x)
                        .bytes());
            }
            all.add(new NanoSimsWriter(order, NanoSimsWriter.ISOTOPES, "1H").rates(new double[] {1, 2}).bytes());
        }
        all.addAll(ArraySeeds.written());
        all.addAll(ImzmlSeeds.written());
        all.addAll(TiffSeeds.written());
        return all;
    }
}

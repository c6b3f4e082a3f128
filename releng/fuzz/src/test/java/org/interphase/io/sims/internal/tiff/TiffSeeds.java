// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** TIFFs to start from: all that the maker can make, small. */
public final class TiffSeeds {

    private static final String OME = "<?xml version=\"1.0\"?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">"
            + "<Image ID=\"Image:0\" Name=\"n\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYZCT\" Type=\"uint16\" SizeX=\"5\" SizeY=\"4\""
            + " SizeC=\"2\" SizeZ=\"1\" SizeT=\"1\" PhysicalSizeX=\"0.5\" PhysicalSizeY=\"0.5\" PhysicalSizeZ=\"2\">"
            + "<Channel ID=\"Channel:0:0\" Name=\"Na+\"/><Channel ID=\"Channel:0:1\" Name=\"O-\"/>"
            + "<TiffData IFD=\"0\" FirstC=\"0\" PlaneCount=\"2\"><UUID FileName=\"input\">x</UUID></TiffData>"
            + "<Plane TheC=\"0\" TheZ=\"0\" TheT=\"0\" DeltaT=\"1.5\" PositionZ=\"3\"/></Pixels></Image></OME>";
    private static final int[] COMPRESSIONS = {1, 5, 8, 32946, 32773};

    private TiffSeeds() {}

    /** {@return files of two images of 5 × 4 pixels} */
    public static List<byte[]> written() {
        List<byte[]> all = new ArrayList<>();
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (boolean big : new boolean[] {false, true}) {
                for (String description : List.of("", OME, "ImageJ=1.54\nimages=2\nslices=2\nunit=micron\nspacing=2.0\nloop=false\n")) {
                    all.add(images(description, new TiffMaker(order, big)));
                }
                TiffMaker tiled = new TiffMaker(order, big);
                tiled.tile = 16;
                tiled.predictor = 2;
                all.add(images("", tiled));
            }
        }
        for (int compression : COMPRESSIONS) {
            TiffMaker maker = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false);
            maker.compression = compression;
            all.add(images("", maker));
        }
        for (int bits : new int[] {8, 32, 64}) {
            TiffMaker maker = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false);
            maker.bits = bits;
            maker.format = bits == 8 ? 1 : 3;
            all.add(images("", maker));
        }
        return all;
    }

    private static byte[] images(String description, TiffMaker maker) {
        double[] values = IntStream.range(0, 20).asDoubleStream().toArray();
        if (!description.isEmpty()) {
            maker.description(description);
        }
        return maker.image(5, 4, values).image(5, 4, values).bytes();
    }
}

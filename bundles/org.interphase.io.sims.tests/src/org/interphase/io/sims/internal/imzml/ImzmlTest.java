// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.imzml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MassSpectrum;
import org.interphase.io.sims.internal.array.SharedSims;
import org.interphase.io.sims.internal.array.Stacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImzmlTest {

    @TempDir
    private Path folder;

    private static final double[] MZ = {22.9, 22.99, 23.2, 40, 50};

    private static ImzmlMaker two() {
        return new ImzmlMaker().pixel(1, 1, MZ, 0, 4, 0, 1, 0).pixel(2, 1, new double[] {22.995, 40.02}, 6, 3);
    }

    @Test
    void imagesOfPeaksAreSumsWithinAThousandth() throws IOException {
        DataFile file = Stacks.open(two().write(folder));
        IonStack stack = Stacks.stack(file);
        assertEquals(3, stack.species().size());
        assertArrayEquals(new float[] {5, 9}, stack.layer(0, 0));
        // 22.993 is the mean of 22.99 (4) and 22.995 (6); 40.015 that of 40 (1) and 40.02 (3), which lie in two bins
        assertEquals(22.995, stack.species().get(1).mz(), 0.003);
        assertArrayEquals(new float[] {4, 6}, stack.layer(1, 0));
        assertArrayEquals(new float[] {1, 3}, stack.layer(2, 0));
    }

    @Test
    void theMeanSpectrumKeepsAllIntensity() throws IOException {
        MassSpectrum mean = (MassSpectrum) Stacks.open(two().write(folder)).datasets().get(1);
        assertEquals(7, Arrays.stream(mean.values()).sum(), 1e-12);
        double[] mz = mean.mz();
        for (int i = 1; i < mz.length; i++) {
            assertTrue(mz[i] > mz[i - 1]);
        }
    }

    @Test
    void spectraWithTheSameMassesKeepThem() throws IOException {
        Path file = new ImzmlMaker().pixel(1, 1, MZ, 1, 2, 3, 4, 5).pixel(1, 2, MZ, 3, 2, 1, 0, 5).write(folder);
        MassSpectrum mean = (MassSpectrum) Stacks.open(file).datasets().get(1);
        assertArrayEquals(MZ, mean.mz());
        assertArrayEquals(new double[] {2, 2, 2, 2, 5}, mean.values());
    }

    @Test
    void continuousAndProcessedFilesOfTheSameSpectraAreTheSame() throws IOException {
        Path data = SharedSims.folder().resolve("imzml");
        IonStack continuous = Stacks.stack(Stacks.open(data.resolve("Example_Continuous.imzML")));
        IonStack processed = Stacks.stack(Stacks.open(data.resolve("Example_Processed.imzML")));
        assertEquals(
                continuous.species().stream().map(IonChannel::name).toList(),
                processed.species().stream().map(IonChannel::name).toList());
        Stacks.assertSamePixels(continuous, processed);
    }

    @Test
    void whatSurfaceLabGetsWrongIsDecidedByThePixelsAndSaid() throws IOException {
        DataFile file = Stacks.open(SharedSims.folder().resolve("imzml/iontof_sparse.imzML"));
        IonStack stack = Stacks.stack(file);
        assertEquals(1, stack.geometry().layers());
        assertEquals(4, stack.geometry().width());
        assertEquals(4.40625, stack.geometry().pixelWidthUm());
        assertEquals(IonPolarity.POSITIVE, stack.species().get(0).polarity());
        Stacks.assertWarns(file, "6 of 16 pixels have a spectrum");
        Stacks.assertWarns(file, "dimension of 15 µm in x is not that of 4 pixels of 4.40625 µm: the pixels are believed");
    }

    @Test
    void packedSpectraAreUnpacked() throws IOException {
        ImzmlMaker maker = new ImzmlMaker();
        maker.packed = true;
        IonStack stack = Stacks.stack(Stacks.open(maker.pixel(1, 1, MZ, 1, 2, 3, 4, 5).write(folder)));
        assertEquals(15, stack.layer(0, 0)[0]);
    }

    @Test
    void spectraOfOnePixelAreAddedUp() throws IOException {
        DataFile file = Stacks.open(two().pixel(1, 1, MZ, 0, 1, 0, 0, 0).write(folder));
        assertEquals(6, Stacks.stack(file).layer(0, 0)[0]);
        assertEquals(5, Stacks.stack(file).layer(1, 0)[0]);
        Stacks.assertWarns(file, "1 spectra are of pixels that have one already");
    }

    @Test
    void positionsFromZeroAreTaken() throws IOException {
        DataFile file = Stacks.open(new ImzmlMaker().pixel(0, 0, MZ, 1, 2, 3, 4, 5).pixel(1, 0, MZ, 1, 1, 1, 1, 1).write(folder));
        assertArrayEquals(new float[] {15, 5}, Stacks.stack(file).layer(0, 0));
        Stacks.assertWarns(file, "counted from 0");
    }

    @Test
    void intensitiesThatAreNoNumbersAreLeftOut() throws IOException {
        DataFile file = Stacks.open(new ImzmlMaker().pixel(1, 1, MZ, 1, Double.NaN, 3, Double.POSITIVE_INFINITY, -5).write(folder));
        assertEquals(-1, Stacks.stack(file).layer(0, 0)[0]);
        Stacks.assertWarns(file, "2 intensities are no numbers");
    }

    @Test
    void theUuidMayStandInTheOtherByteOrderAndInBraces() throws IOException {
        ImzmlMaker maker = two();
        maker.turned = true;
        maker.uuid = "{00112233-4455-6677-8899-AABBCCDDEEFF}";
        assertEquals(2, Stacks.open(maker.write(folder)).datasets().size());
    }

    @Test
    void refusesTheBinaryFileOfAnother() throws IOException {
        ImzmlMaker maker = two();
        maker.uuid = "ff112233445566778899aabbccddeeff";
        Path file = maker.write(folder);
        Stacks.refused("the UUID ff11", ImzmlMaker.UUID, () -> Stacks.open(file));
    }

    @Test
    void refusesAnIndexWithoutItsBinaryFile() throws IOException {
        Path file = two().write(folder);
        Files.delete(folder.resolve("a.ibd"));
        Stacks.refused("the spectra in 'a.ibd' beside it", "no such file", () -> Stacks.open(file));
    }

    @Test
    void saysThatTheBinaryFileWasChanged() throws IOException {
        ImzmlMaker maker = two();
        maker.content = "<cvParam accession=\"IMS:1000091\" value=\"a5be532d25997b71be6d20c76561ddc4d5307ddd\"/>";
        Stacks.assertWarns(Stacks.open(maker.write(folder)), "has another SHA-1 than the index says");
    }

    @Test
    void spectraBeyondTheEndOfTheFileHaveNoValue() throws IOException {
        Path file = two().write(folder);
        byte[] ibd = Files.readAllBytes(folder.resolve("a.ibd"));
        Files.write(folder.resolve("a.ibd"), Arrays.copyOf(ibd, ibd.length - 1));
        DataFile cut = Stacks.open(file);
        assertEquals(5, Stacks.stack(cut).layer(0, 0)[0]);
        assertTrue(Float.isNaN(Stacks.stack(cut).layer(0, 0)[1]));
        Stacks.assertWarns(cut, "1 of 2 spectra lie beyond the end of a.ibd");
    }

    @Test
    void lyingLengthsAreRefusedBeforeMemoryIsTaken() throws IOException {
        for (long[] lie : new long[][] {
            {16, Long.MAX_VALUE, 8}, {16, 2_000_000_000L, 16_000_000_000L}, {Long.MAX_VALUE, 1, 8}, {16, 250_000_000L, 8}
        }) {
            Path file = new ImzmlMaker().lying(lie[0], lie[1], lie[2]).write(folder);
            Stacks.refused("spectra where the index says", "holds none whole", () -> Stacks.open(file));
        }
        ImzmlMaker packed = new ImzmlMaker();
        packed.packed = true;
        Path file = packed.lying(16, 200_000_000L, 0).write(folder);
        Stacks.refused("spectra where the index says", "holds none whole", () -> Stacks.open(file));
    }

    @Test
    void hugePositionsAndRastersTakeNoMemory() throws IOException {
        Path far = two().pixel(2_000_000_000, 2_000_000_000, MZ, 1, 1, 1, 1, 1).write(folder);
        Stacks.refused("pixels in a layer", "2000000000 × 2000000000", () -> Stacks.open(far));
        ImzmlMaker maker = two();
        maker.settings = "<cvParam accession=\"IMS:1000042\" value=\"60000\"/><cvParam accession=\"IMS:1000043\" value=\"60000\"/>";
        DataFile file = Stacks.open(maker.write(folder));
        assertEquals(2, Stacks.stack(file).geometry().width());
        Stacks.assertWarns(file, "raster of 60000 × 60000 pixels is far larger than 2 spectra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "-1", "1.5"})
    void refusesPositionsThatAreNone(String x) throws IOException {
        Path file = new ImzmlMaker().pixel(x, 1, MZ, 1, 1, 1, 1, 1).write(folder);
        assertFalse(Stacks.refused("", "", () -> Stacks.open(file)).getMessage().isEmpty());
    }

    @Test
    void refusesASpectrumWithoutPosition() throws IOException {
        Path file = new ImzmlMaker().pixel(null, 1, MZ, 1, 1, 1, 1, 1).write(folder);
        Stacks.refused("spectrum 1 with its position", "none", () -> Stacks.open(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE mzML [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
        "<!DOCTYPE mzML SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE mzML [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>"
    })
    void refusesDocumentTypesAndEntities(String type) throws IOException {
        ImzmlMaker maker = two();
        maker.head = "<?xml version=\"1.0\"?>" + type;
        Path file = maker.write(folder);
        Stacks.refused("XML without a document type", "<!DOCTYPE", () -> Stacks.open(file));
    }

    @Test
    void refusesEntitiesThatNobodyDeclared() throws IOException {
        ImzmlMaker maker = two();
        maker.content = "&xxe;";
        Path file = maker.write(folder);
        Stacks.refused("XML", "xxe", () -> Stacks.open(file));
    }

    @Test
    void refusesATagWithoutEndAndElementsWithoutEnd() throws IOException {
        ImzmlMaker tag = two();
        tag.content = "<cvParam value=\"" + "x".repeat(2 << 20) + "\"/>";
        Path first = tag.write(folder);
        Stacks.refused("a tag or comment of at most", "a longer one", () -> Stacks.open(first));
        ImzmlMaker comment = two();
        comment.content = "<!-- " + "> ".repeat(1 << 20) + " -->";
        Path second = comment.write(folder);
        Stacks.refused("a tag or comment of at most", "a longer one", () -> Stacks.open(second));
        ImzmlMaker deep = two();
        deep.content = "<a>".repeat(100);
        Path third = deep.write(folder);
        Stacks.refused("elements at most 64 deep", "deeper", () -> Stacks.open(third));
    }

    @Test
    void anIndexThatWasCutIsRefusedWhereItEnds() throws IOException {
        Path file = two().write(folder);
        String xml = Files.readString(file);
        Files.writeString(file, xml.substring(0, xml.length() - 40));
        Stacks.refused("well-formed XML", "", () -> Stacks.open(file));
    }

    @Test
    void plainMzmlIsNotOurs() throws IOException {
        Path file = Files.writeString(folder.resolve("x.mzML"), "<mzML><run/></mzML>");
        Stacks.refused("a format that is installed", "text that starts with", () -> Stacks.open(file));
    }
}

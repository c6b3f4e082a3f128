// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.ColourMap;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.RgbOverlay;
import org.interphase.sims.chemistry.StackImage;
import org.interphase.ui.look.Palette;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.StackView.Pixel;
import org.interphase.ui.sims.StackView.Window;
import org.interphase.ui.sims.internal.image.Contrast.Scope;
import org.interphase.ui.testing.Person;
import org.interphase.ui.testing.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does in one picture happens in all of them, of both polarities, and numbers under the cursor are right. */
final class ImageGridTest {

    private static final StackGeometry RASTER = new StackGeometry(30, 40, 80, 0.5, 0.5);
    private static final List<String> IONS = List.of("Na+", "SiO2-", "Cl-");

    private final Shell shell = new Shell(Screen.display(), SWT.NO_TRIM);
    private final StackView view = new StackView(RASTER);
    private ImageGrid grid;

    @AfterEach
    void close() {
        shell.dispose();
    }

    private static int count(int channel, int layer, int x, int y) {
        return 1000 * channel + 10 * layer + (x + y) % 7;
    }

    private static CorrectedStack stack() {
        return CorrectedStack.of(Stacks.inMemory(RASTER, IONS, ImageGridTest::count));
    }

    private ImageGrid open(List<Picture> pictures) {
        return open(pictures, 1 << 26);
    }

    private ImageGrid open(List<Picture> pictures, long bytes) {
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 900, 600);
        grid = new ImageGrid(shell, view, bytes);
        shell.open();
        grid.show(pictures);
        shell.layout();
        Person.work();
        return grid;
    }

    private ImageTile tile(int i) {
        return grid.tiles().get(i);
    }

    private Person at(int i) {
        return new Person(tile(i));
    }

    private Point screen(int i, int x, int y) {
        return tile(i).painter().places().screen(x + 0.5, y + 0.5);
    }

    private List<String> values() {
        return grid.tiles().stream().map(ImageTile::value).toList();
    }

    private void wheel(int tile, int x, int y, int count) {
        Event e = new Event();
        Point p = screen(tile, x, y);
        e.x = p.x;
        e.y = p.y;
        e.count = count;
        tile(tile).notifyListeners(SWT.MouseWheel, e);
        Person.work();
    }

    @Test
    void oneClickMovesTheCursorOfAllPicturesOfBothPolarities() {
        open(Stacks.pictures(stack()));
        view.setLayer(4);
        Point p = screen(1, 33, 21);
        at(1).click(p.x, p.y, 1, 0);
        assertEquals(Optional.of(new Pixel(33, 21)), view.cursor());
        String rest = String.valueOf(40 + (33 + 21) % 7);
        assertEquals(List.of(rest + " counts", "10" + rest + " counts", "20" + rest + " counts"), values());
    }

    @Test
    void oneKeyMovesTheLayerOfAllPictures() {
        open(Stacks.pictures(stack()));
        view.setCursor(Optional.of(new Pixel(0, 0)));
        at(2).key(SWT.PAGE_DOWN, 0);
        at(0).letter('.', 0);
        assertEquals(List.of("20 counts", "1020 counts", "2020 counts"), values());
        at(0).letter(',', 0);
        assertEquals(1, view.layer());
        at(1).key(SWT.END, 0);
        assertEquals(List.of("290 counts", "1290 counts", "2290 counts"), values());
        at(1).key(SWT.PAGE_UP, SWT.SHIFT);
        assertEquals(19, view.layer());
        at(1).key(SWT.HOME, 0);
        assertEquals(List.of("0 counts", "1000 counts", "2000 counts"), values());
    }

    @Test
    void oneTurnOfTheWheelZoomsAllAboutThePixelUnderTheMouse() {
        open(Stacks.pictures(stack()));
        wheel(2, 20, 10, 1);
        Window zoomed = view.window();
        assertEquals(80 / 1.2, zoomed.width(), 1e-9);
        for (int i = 0; i < 3; i++) {
            assertEquals(zoomed, tile(i).painter().window());
            assertEquals(screen(0, 20, 10), screen(i, 20, 10));
        }
        wheel(0, 20, 10, -1);
        assertEquals(new Window(0, 0, 80, 40), view.window());
    }

    @Test
    void arrowsMoveTheCursorAndWhatIsSeenWithIt() {
        open(Stacks.pictures(stack()));
        at(0).key(SWT.ARROW_RIGHT, 0);
        assertEquals(new Pixel(40, 20), view.cursor().orElseThrow(), "the first key shows it in the middle");
        at(1).key(SWT.ARROW_RIGHT, 0);
        at(2).key(SWT.ARROW_UP, 0);
        assertEquals(new Pixel(41, 19), view.cursor().orElseThrow());
        view.setWindow(new Window(30, 15, 20, 10));
        at(1).key(SWT.ARROW_LEFT, SWT.SHIFT);
        at(1).key(SWT.ARROW_LEFT, SWT.SHIFT);
        assertEquals(new Pixel(21, 19), view.cursor().orElseThrow());
        assertEquals(new Window(21, 15, 20, 10), view.window());
        at(1).key(SWT.ESC, 0);
        assertEquals(Optional.empty(), view.cursor());
        assertEquals(List.of("", "", ""), values());
    }

    @Test
    void keysZoomAndADoubleClickShowsAll() {
        open(Stacks.pictures(stack()));
        at(0).letter('+', 0);
        assertEquals(64, view.window().width(), 1e-9);
        at(0).letter('-', 0);
        at(0).letter('+', 0);
        at(0).doubleClick(tile(0).painter().image());
        assertEquals(new Window(0, 0, 80, 40), view.window());
    }

    @Test
    void aDragPansAndWhatLiesOverThePicturesMayTakeIt() {
        open(Stacks.pictures(stack()));
        view.setWindow(new Window(20, 10, 40, 20));
        Point from = screen(0, 40, 20);
        Point to = screen(0, 30, 15);
        at(0).drag(new Rectangle(from.x, from.y, 0, 0), new Rectangle(to.x, to.y, 0, 0));
        assertEquals(30, view.window().x(), 0.2);
        assertEquals(15, view.window().y(), 0.2);
        List<String> heard = new ArrayList<>();
        grid.setOverlay(new ImageGrid.Overlay() {
            @Override
            public void paint(GC gc, ImageGrid.Places places, Palette palette) {}

            @Override
            public boolean mouse(int type, double x, double y, int button, int state, ImageGrid.Places places) {
                heard.add(type + "/" + button + " " + (int) x + "," + (int) y);
                return true;
            }
        });
        Window before = view.window();
        Optional<Pixel> cursor = view.cursor();
        Point down = screen(1, 50, 25);
        at(1).drag(new Rectangle(down.x, down.y, 0, 0), new Rectangle(down.x, down.y, 0, 0));
        assertEquals(before, view.window());
        assertEquals(cursor, view.cursor());
        assertEquals(SWT.MouseDown + "/1 50,25", heard.get(0));
        assertEquals(SWT.MouseUp + "/1 50,25", heard.getLast());
        at(1).click(down.x, down.y, 2, 0);
        assertEquals(SWT.MouseUp + "/1 50,25", heard.getLast(), "the middle button is the grid's");
    }

    @Test
    void saysPlaceLayerAndDepths() {
        double[] shallow = new double[30];
        double[] deep = new double[30];
        Arrays.setAll(shallow, k -> 0.01 * k);
        Arrays.setAll(deep, k -> 0.01 * k + 0.002);
        IonStack raw = Stacks.inMemory(RASTER, List.of("Na+", "Cl-"), ImageGridTest::count);
        IonStack known = new IonStack(
                "s",
                "s",
                RASTER,
                List.of(Stacks.channel("Na+", shallow), Stacks.channel("Cl-", deep)),
                raw.source(),
                Map.of());
        open(Stacks.pictures(CorrectedStack.of(known)));
        List<String> said = new ArrayList<>();
        grid.onStatus(said::add);
        view.setLayer(3);
        view.setCursor(Optional.of(new Pixel(7, 2)));
        assertEquals(
                "x 7, y 2 (3.75 µm, 1.25 µm) · layer 3 · depth Na⁺ 0.03 µm, Cl⁻ 0.032 µm", said.getLast());
    }

    @Test
    void showsMaskedLayersAndPixelsWithoutAValueAsWhatTheyAre() {
        boolean[] masked = new boolean[30];
        masked[0] = true;
        double[][] shift = new double[30][2];
        shift[1][0] = 200;
        CorrectedStack corrected =
                stack().withMask(IonPolarity.NEGATIVE, masked).withShift(IonPolarity.NEGATIVE, shift);
        open(Stacks.pictures(corrected));
        view.setCursor(Optional.of(new Pixel(3, 0)));
        assertEquals(List.of("3 counts", "masked", "masked"), values());
        view.setLayer(1);
        Screen.until("the layer is there", () -> !tile(1).isWaiting());
        assertEquals(List.of("13 counts", "no data", "no data"), values());
        view.setLayer(2);
        Screen.until("the layer is there", () -> !tile(1).isWaiting() && !tile(2).isWaiting());
        assertEquals(List.of("23 counts", "1023 counts", "2023 counts"), values());
    }

    @Test
    void writesCorrectedValuesWithFourDigits() {
        double[] gain = new double[30];
        Arrays.fill(gain, 3);
        open(Stacks.pictures(stack().withGain(0, gain)));
        view.setCursor(Optional.of(new Pixel(4, 0)));
        Screen.until("the layer is there", () -> !tile(0).isWaiting());
        assertEquals(List.of("1.333 counts", "1004 counts", "2004 counts"), values());
    }

    @Test
    void keepsTheOldPictureUntilALayerIsRead() {
        Stacks.Slow source = new Stacks.Slow(RASTER, ImageGridTest::count);
        open(Stacks.pictures(CorrectedStack.of(Stacks.of(RASTER, IONS, source))), 6L * 2 * RASTER.pixels());
        grid.setContrast(new Contrast(0, 100, false, Scope.LAYER));
        view.setCursor(Optional.of(new Pixel(0, 0)));
        Screen.until("the first layer is there", () -> values().equals(List.of("0 counts", "1000 counts", "2000 counts")));
        source.hold();
        try {
            view.setLayer(25);
            assertEquals(List.of("…", "…", "…"), values());
            assertEquals(0, tile(0).shades().orElseThrow().span().low(), "the old picture");
        } finally {
            source.release();
        }
        Screen.until("the layer is there", () -> values().equals(List.of("250 counts", "1250 counts", "2250 counts")));
        assertEquals(250, tile(0).shades().orElseThrow().span().low());
    }

    @Test
    void saysInThePictureWhyALayerCannotBeRead() {
        Stacks.Slow source = new Stacks.Slow(RASTER, ImageGridTest::count);
        source.breakLayer(2);
        open(Stacks.pictures(CorrectedStack.of(Stacks.of(RASTER, IONS, source))));
        view.setLayer(2);
        Screen.until("it is said", () -> tile(1).spokenDescription().contains("could not be read"));
        assertEquals(
                "layer 2; Layer 2 could not be read: stack.bin ends after 3 of 4 bytes", tile(1).spokenDescription());
        view.setLayer(3);
        Screen.until("the next one is there", () -> !tile(1).isWaiting());
        assertEquals("layer 3", tile(1).spokenDescription());
    }

    @Test
    void takesPercentilesOfTheLayerOrOfAllLayers() {
        open(Stacks.pictures(stack()));
        view.setLayer(12);
        grid.setContrast(new Contrast(0, 100, false, Scope.LAYER));
        assertEquals(new Span(1120, 1126, false), tile(1).shades().orElseThrow().span());
        grid.setContrast(new Contrast(0, 100, false, Scope.STACK));
        Screen.until("all layers are counted", () -> tile(2).isCounted() && tile(1).isCounted());
        assertEquals(new Span(1000, 1296, false), tile(1).shades().orElseThrow().span());
        view.setLayer(2);
        assertEquals(new Span(1000, 1296, false), tile(1).shades().orElseThrow().span());
    }

    @Test
    void controlsOfTheBarChangeMapAndContrast() {
        open(Stacks.pictures(stack()));
        GridBar bar = new GridBar(shell, grid);
        shell.layout();
        Combo map = (Combo) bar.getChildren()[1];
        map.select(1);
        map.notifyListeners(SWT.Selection, new Event());
        assertEquals(ColourMap.HEAT, grid.colourMap());
        Spinner low = (Spinner) bar.getChildren()[3];
        low.setSelection(1000);
        low.notifyListeners(SWT.Selection, new Event());
        assertEquals(new Contrast(99.9, 100, false, Scope.STACK), grid.contrast());
    }

    @Test
    void showsValuesWithASignAroundZeroAndColoursWithTheirValues() {
        float[] values = new float[RASTER.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 5 - 1;
        }
        StackImage image = new StackImage("component 1", 80, 40, values, new float[values.length]);
        open(List.of(
                new Picture.Values(image, "", true),
                new Picture.Colours("overlay", RgbOverlay.of(List.of(RgbOverlay.Layer.of(image, 0xFF0000))))));
        grid.setContrast(new Contrast(0, 100, false, Scope.STACK));
        view.setCursor(Optional.of(new Pixel(3, 0)));
        assertEquals(List.of("2", "component 1 2"), values());
        assertEquals(new Span(-3, 3, false), tile(0).shades().orElseThrow().span());
        assertEquals(ColourMap.BLUE_RED.rgb()[128], tile(0).shades().orElseThrow().colour(0, 0, 0));
    }

    @Test
    void drawsTheColourOfACountWhereItsPixelIs() {
        open(Stacks.pictures(stack()));
        grid.setContrast(new Contrast(0, 100, false, Scope.LAYER));
        ImageData picture = grid.export().exactPicture(tile(0), 3);
        int[] rgb = ColourMap.BLUE_YELLOW.rgb();
        TilePainter painter = TilePainter.around(RASTER, view.window(), grid.palette(), new Point(240, 120), grid.line());
        Rectangle image = painter.image();
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 80; x++) {
                int expected = rgb[Math.min(255, (int) (count(0, 0, x, y) / 6.0 * 256))];
                RGB found = picture.palette.getRGB(picture.getPixel(image.x + 3 * x + 1, image.y + 3 * y + 1));
                assertEquals(expected, found.red << 16 | found.green << 8 | found.blue, x + ", " + y);
            }
        }
    }

    @Test
    void exportsWhatIsSeen(@TempDir Path folder) throws Exception {
        open(Stacks.pictures(stack()));
        view.setLayer(6);
        view.setWindow(new Window(10, 5, 4, 2));
        grid.export().writeValues(folder.resolve("a.csv"), tile(1));
        assertEquals(
                List.of(
                        "image,SiO2-",
                        "unit,counts",
                        "layer,6",
                        "columns,10 to 13",
                        "rows,5 to 6",
                        "pixel width / µm,0.5",
                        "pixel height / µm,0.5",
                        "y \\ x,10,11,12,13",
                        "5,1061,1062,1063,1064",
                        "6,1062,1063,1064,1065"),
                Files.readAllLines(folder.resolve("a.csv")));
        ImageData one = grid.export().picture(tile(1));
        assertEquals(tile(1).getSize(), new Point(one.width, one.height), "as large as on the screen");
        ImageData all = grid.export().picture();
        assertEquals(grid.getSize(), new Point(all.width, all.height));
        grid.export().write(folder.resolve("a.png"), all);
        ImageData back = new ImageData(folder.resolve("a.png").toString());
        Rectangle at = tile(1).getBounds();
        Rectangle image = tile(1).painter().image();
        for (int i = 0; i < 40; i++) {
            int x = image.x + image.width * i / 40;
            int y = image.y + image.height / 3;
            assertEquals(
                    one.palette.getRGB(one.getPixel(x, y)),
                    back.palette.getRGB(back.getPixel(at.x + x, at.y + y)),
                    "at " + x);
        }
    }

    @Test
    void copiesTheValuesOfThePictureWithTheKeys() {
        open(Stacks.pictures(stack()));
        view.setWindow(new Window(0, 0, 4, 2));
        at(2).letter('c', SWT.MOD1 | SWT.SHIFT);
        assertTrue(Screen.clipboard().startsWith("image\tCl-"), Screen.clipboard());
    }

    @Test
    void readsNextLayersAheadInTheDirectionOfTravel() {
        Stacks.Slow source = new Stacks.Slow(RASTER, ImageGridTest::count);
        IonStack raw = Stacks.of(RASTER, List.of("Na+"), source);
        view.setLayer(10);
        open(Stacks.pictures(CorrectedStack.of(raw)));
        grid.setContrast(new Contrast(0, 100, false, Scope.LAYER));
        view.setLayer(9);
        Screen.until("the layers before are read", () -> {
            for (int k = 2; k <= 9; k++) {
                if (grid.cache().get(new LayerCache.Request(CorrectedStack.of(raw), 0, k)).isEmpty()) {
                    return false;
                }
            }
            return true;
        });
        view.setCursor(Optional.of(new Pixel(0, 0)));
        for (int k = 8; k >= 2; k--) {
            view.setLayer(k);
            assertEquals(List.of(10 * k + " counts"), values(), "at once");
        }
    }

    @Test
    void showsCountsThatNoFloatHolds() {
        StackGeometry one = new StackGeometry(1, 1, 2, Double.NaN, Double.NaN);
        view.setGeometry(one);
        Stacks.Slow source = new Stacks.Slow(one, (c, k, x, y) -> x == 0 ? (1 << 24) + 1 : -1);
        open(Stacks.pictures(CorrectedStack.of(Stacks.of(one, List.of("Na+"), source))));
        view.setCursor(Optional.of(new Pixel(0, 0)));
        Screen.until("the layer is there", () -> !tile(0).isWaiting());
        assertEquals(List.of("16777217 counts"), values());
        view.setCursor(Optional.of(new Pixel(1, 0)));
        assertEquals(List.of("4294967295 counts"), values());
    }

    @Test
    void speaksToScreenReaders() {
        open(Stacks.pictures(stack()));
        assertEquals("SiO₂⁻", tile(1).spokenName());
        view.setCursor(Optional.of(new Pixel(1, 0)));
        assertEquals("x 1, y 0: 1001 counts; layer 0", tile(1).spokenDescription());
    }

    @Test
    void changesPicturesWithoutForgettingWhereItWas() {
        open(Stacks.pictures(stack()));
        view.setLayer(8);
        view.setWindow(new Window(10, 5, 40, 20));
        grid.show(Stacks.pictures(stack()).subList(1, 2));
        Person.work();
        assertEquals(1, grid.tiles().size());
        assertEquals("SiO₂⁻", tile(0).spokenName());
        assertEquals(8, view.layer());
        assertEquals(new Window(10, 5, 40, 20), view.window());
        assertEquals(grid.getClientArea(), tile(0).getBounds());
    }

    @Test
    void showsNothingOfAnotherRaster() {
        open(Stacks.pictures(stack()));
        StackGeometry other = new StackGeometry(2, 3, 3, 1, 1);
        view.setGeometry(other);
        Person.work();
        assertEquals(List.of(), grid.tiles());
        assertThrows(IllegalArgumentException.class, () -> grid.show(Stacks.pictures(stack())));
        grid.show(Stacks.pictures(CorrectedStack.of(Stacks.inMemory(other, List.of("Li+"), (c, k, x, y) -> 5))));
        view.setCursor(Optional.of(new Pixel(2, 2)));
        assertEquals(List.of("5 counts"), values());
    }

    @Test
    void hearsOfNothingAfterItIsDisposed() {
        open(Stacks.pictures(stack()));
        grid.dispose();
        view.setLayer(3);
        view.setCursor(Optional.of(new Pixel(1, 1)));
        view.showAll();
        Person.work();
        assertTrue(grid.isDisposed());
        assertEquals(0, grid.cache().bytes());
        assertFalse(view.cursor().isEmpty());
    }

    @Test
    void showsFloatingPointStacksAsTheyAre() {
        float[][][] values = new float[1][1][2];
        values[0][0][0] = 0.25f;
        values[0][0][1] = Float.NaN;
        StackGeometry one = new StackGeometry(1, 1, 2, Double.NaN, Double.NaN);
        view.setGeometry(one);
        open(Stacks.pictures(CorrectedStack.of(Stacks.of(one, List.of("Na+"), MemoryLayers.of(values)))));
        Screen.until("the layer is there", () -> !tile(0).isWaiting());
        view.setCursor(Optional.of(new Pixel(0, 0)));
        assertEquals(List.of("0.25 counts"), values());
        view.setCursor(Optional.of(new Pixel(1, 0)));
        assertEquals(List.of("no data"), values());
    }
}

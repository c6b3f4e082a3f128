// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.data.StackGeometry;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Region;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.part.History;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.internal.image.GridBar;
import org.interphase.ui.sims.internal.image.ImageGrid;
import org.interphase.ui.sims.internal.image.Picture;

/**
 * All that is seen of a stack: the images with their layer on the left; profiles, species, regions, corrections and
 * chemistry beside or below them.
 */
final class SimsSheet {

    private static final int ROOM_FOR_COLUMNS = 900;
    private static final int SHARE_OF_IMAGES = 58;

    /** The tabs: of the pictures, and beside them. */
    enum Tab {
        IMAGES("Images"),
        CHEMISTRY("Chemistry"),
        SPECIES("Species"),
        REGIONS("Regions"),
        CORRECTIONS("Corrections");

        private final String label;

        Tab(String label) {
            this.label = label;
        }
    }

    /** What a person asks the editor for, but for what is a change of the document. */
    interface Requests extends SimsBar.Requests {

        /** Applies the corrections, where that was cancelled or failed. */
        void apply();
    }

    private final History<SimsDocument> history;
    private final Requests requests;
    private final Composite sheet;
    private final StackView view;
    private final SimsBar bar;
    private final ImageGrid grid;
    private final LayerBar layers;
    private final ProfilePanel profile;
    private final SpeciesPanel species;
    private final RegionPanel regions;
    private final RegionOverlay overlay;
    private final CorrectionPanel corrections;
    private final ChemistryPanel chemistry;
    private final Map<Tab, CTabItem> items = new EnumMap<>(Tab.class);
    private OptionalInt chosenRegion = OptionalInt.empty();
    private boolean measured;
    private boolean correcting;
    private SimsDocument document;
    private boolean turned;

    SimsSheet(
            Composite parent,
            History<SimsDocument> history,
            SimsDocument first,
            Requests requests,
            Consumer<String> status) {
        this.history = history;
        this.requests = requests;
        StackGeometry geometry = first.stack().geometry();
        view = new StackView(geometry);
        sheet = Paper.under(new Composite(parent, SWT.NONE));
        sheet.setLayout(Looks.grid(1, 0, 0));
        bar = new SimsBar(sheet, requests);
        bar.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        SashForm columns = sash(sheet, SWT.HORIZONTAL);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Composite left = Paper.under(new Composite(columns, SWT.NONE));
        left.setLayout(Looks.grid(1, 0, 0));
        CTabFolder pictures = Paper.tabs(new CTabFolder(left, SWT.TOP | SWT.FLAT));
        pictures.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Composite images = Paper.under(new Composite(pictures, SWT.NONE));
        images.setLayout(Looks.grid(1, 0, 0));
        Composite above = Paper.under(new Composite(images, SWT.NONE));
        above.setLayout(Looks.grid(1, 0, 0));
        above.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        grid = new ImageGrid(images, view);
        grid.onStatus(status);
        new GridBar(above, grid).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        chemistry = new ChemistryPanel(pictures, view, status);
        tab(pictures, Tab.IMAGES, images);
        CTabItem ofChemistry = tab(pictures, Tab.CHEMISTRY, chemistry.control());
        pictures.setSelection(0);
        pictures.addListener(SWT.Selection, e -> {
            if (pictures.getSelection() == ofChemistry) {
                chemistry.seen();
            }
        });
        layers = new LayerBar(left, view);
        layers.control().setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        SashForm right = sash(columns, SWT.VERTICAL);
        profile = new ProfilePanel(right, view, this::profile, status);
        CTabFolder tabs = Paper.tabs(new CTabFolder(right, SWT.TOP | SWT.FLAT));
        RegionRequests regionRequests = new RegionRequests();
        species = new SpeciesPanel(tabs, next -> edit(a -> a.withChannels(next)));
        regions = new RegionPanel(tabs, regionRequests);
        corrections = new CorrectionPanel(tabs, new CorrectionRequests());
        tab(tabs, Tab.SPECIES, species.control());
        tab(tabs, Tab.REGIONS, regions.control());
        tab(tabs, Tab.CORRECTIONS, corrections.control());
        tabs.setSelection(0);
        right.setWeights(55, 45);
        columns.setWeights(SHARE_OF_IMAGES, 100 - SHARE_OF_IMAGES);
        columns.addListener(SWT.Resize, e -> turn(columns));
        overlay = new RegionOverlay(geometry, regionRequests);
        grid.setOverlay(overlay);
        sheet.addDisposeListener(e -> {
            profile.dispose();
            regions.dispose();
            chemistry.dispose();
        });
    }

    private static SashForm sash(Composite parent, int style) {
        SashForm sash = new SashForm(parent, style | SWT.SMOOTH);
        sash.setSashWidth(5);
        return Paper.under(sash);
    }

    private CTabItem tab(CTabFolder tabs, Tab tab, Control control) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(tab.label);
        item.setControl(control);
        items.put(tab, item);
        return item;
    }

    /** Where it is narrow the numbers stand below the images, in their whole width. */
    private void turn(SashForm columns) {
        Rectangle area = columns.getClientArea();
        if (area.width <= 0) {
            return;
        }
        int orientation = area.width >= ROOM_FOR_COLUMNS ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (!turned || columns.getOrientation() != orientation) {
            turned = true;
            columns.setOrientation(orientation);
            columns.setWeights(SHARE_OF_IMAGES, 100 - SHARE_OF_IMAGES);
        }
    }

    private void edit(UnaryOperator<SimsDocument.Asked> change) {
        history.edit(d -> d.withAsked(change.apply(d.asked())));
    }

    private void profile(UnaryOperator<ProfileChoice> change) {
        edit(a -> a.withProfile(change.apply(a.profile())));
    }

    /** Shows a document. */
    void show(SimsDocument now) {
        boolean otherStack = document == null || document.stack() != now.stack();
        document = now;
        if (otherStack) {
            chosenRegion = OptionalInt.empty();
        }
        if (chosenRegion.isPresent() && chosenRegion.getAsInt() >= now.asked().regions().size()) {
            chosenRegion = OptionalInt.empty();
        }
        view.setGeometry(now.stack().geometry());
        bar.show(now, measured);
        species.show(now);
        showRegions();
        CorrectedStack stack = shown();
        grid.show(now.asked().channels().stream()
                .<Picture>map(c -> new Picture.Species(stack, c))
                .toList());
        layers.show(stack);
        profile.show(measured ? now.withCorrected(null) : now, chosenRegion);
        corrections.show(now, correcting);
        chemistry.show(stack, now.asked().channels());
        count(Tab.REGIONS, now.asked().regions().size());
        count(Tab.CORRECTIONS, now.asked().pipeline().steps().size());
    }

    private void count(Tab tab, int count) {
        items.get(tab).setText(tab.label + (count == 0 ? "" : " (" + count + ")"));
    }

    /** Says whether corrections are being applied. */
    void setCorrecting(boolean now) {
        correcting = now;
        bar.running(now);
        corrections.show(document, now);
    }

    /** {@return what is seen: with the corrections, or as it was measured} */
    private CorrectedStack shown() {
        return measured ? CorrectedStack.of(document.stack()) : document.shown();
    }

    private void showRegions() {
        regions.show(document, chosenRegion);
        overlay.show(document.stack().geometry(), document.asked().regions(), chosenRegion);
        grid.refreshOverlay();
    }

    private void chooseRegion(OptionalInt index) {
        if (!index.equals(chosenRegion)) {
            chosenRegion = index;
            showRegions();
            profile.show(measured ? document.withCorrected(null) : document, chosenRegion);
        }
    }

    /** Shows images and profiles without any correction, or with them again. */
    void setMeasured(boolean on) {
        measured = on;
        show(document);
    }

    void toggleMeasured() {
        setMeasured(!measured);
    }

    void setTool(RegionTool tool) {
        overlay.setTool(tool);
        regions.setTool(tool);
    }

    void showTab(Tab tab) {
        CTabItem item = items.get(tab);
        item.getParent().setSelection(item);
        if (tab == Tab.CHEMISTRY) {
            chemistry.seen();
        }
        item.getControl().setFocus();
    }

    /** What a person does to regions, in the images or in the table. */
    private final class RegionRequests implements RegionOverlay.Requests, RegionPanel.Requests {
        @Override
        public void add(Region shape) {
            add(List.of(shape));
        }

        @Override
        public void add(List<Region> shapes) {
            // chosen before it is there, so that it is shown once
            chosenRegion = OptionalInt.of(document.asked().regions().size());
            history.edit(d -> {
                SimsDocument next = d;
                for (Region shape : shapes) {
                    next = next.withRegion(shape);
                }
                return next;
            });
        }

        @Override
        public void change(int index, Region shape) {
            history.edit(d -> d.withRegion(
                    index, new NamedRegion(d.asked().regions().get(index).name(), shape)));
        }

        @Override
        public void rename(int index, String name) {
            history.edit(d -> d.withRegion(
                    index, new NamedRegion(name.strip(), d.asked().regions().get(index).shape())));
        }

        @Override
        public void delete(List<Integer> indices) {
            List<Integer> last = new ArrayList<>(indices);
            last.sort(Comparator.reverseOrder());
            chosenRegion = OptionalInt.empty();
            history.edit(d -> {
                SimsDocument next = d;
                for (int index : last) {
                    next = next.withoutRegion(index);
                }
                return next;
            });
        }

        @Override
        public void choose(OptionalInt index) {
            chooseRegion(index);
        }

        @Override
        public void redraw() {
            grid.refreshOverlay();
        }

        @Override
        public void drawn() {
            setTool(RegionTool.SELECT);
        }

        @Override
        public void tool(RegionTool tool) {
            setTool(tool);
        }
    }

    private final class CorrectionRequests implements CorrectionPanel.Requests {
        @Override
        public void edit(UnaryOperator<CorrectionPipeline> change) {
            SimsSheet.this.edit(a -> a.withPipeline(change.apply(a.pipeline())));
        }

        @Override
        public void pause() {
            history.pause();
        }

        @Override
        public void apply() {
            requests.apply();
        }

        @Override
        public void cancel() {
            requests.cancel();
        }
    }

    Composite control() {
        return sheet;
    }

    StackView view() {
        return view;
    }

    SimsBar bar() {
        return bar;
    }

    ImageGrid grid() {
        return grid;
    }

    LayerBar layers() {
        return layers;
    }

    ProfilePanel profile() {
        return profile;
    }

    SpeciesPanel species() {
        return species;
    }

    RegionPanel regions() {
        return regions;
    }

    CorrectionPanel corrections() {
        return corrections;
    }

    ChemistryPanel chemistry() {
        return chemistry;
    }

    RegionOverlay overlay() {
        return overlay;
    }

    OptionalInt chosenRegion() {
        return chosenRegion;
    }
}

// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.export;

import java.util.OptionalInt;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.unit.ValueText;

/** Asks how large a picture, or each frame of an animation, is to be. */
public final class PictureDialog extends Dialog {

    private static final int FIELD = 90;
    private static final int WHITE = 0xFFFFFF;

    private final boolean film;
    private Text width;
    private Text height;
    private Text dpi;
    private Spinner rays;
    private Combo background;
    private Combo kind;
    private Spinner frames;
    private Spinner perSecond;
    private Label says;
    private PictureSize size = PictureSize.DEFAULT;
    private FilmKind filmKind = FilmKind.TURNTABLE;
    private int filmFrames = 72;
    private int framesPerSecond = 12;

    /**
     * Creates the dialog.
     *
     * @param shell of the window
     * @param film whether it is for an animation
     */
    public PictureDialog(Shell shell, boolean film) {
        super(shell);
        this.film = film;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(film ? "Export Animation" : "Export Picture");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        ((GridLayout) area.getLayout()).numColumns = 3;
        if (film) {
            kind = combo(area, "Animation");
            for (FilmKind k : FilmKind.values()) {
                kind.add(k.label());
            }
            kind.select(0);
            frames = spinner(area, "Frames", 2, 10_000, filmFrames, "");
            perSecond = spinner(area, "Frames of a second", 1, 60, framesPerSecond, "");
        }
        width = text(area, "Width", ValueText.number(size.widthMm(), 5), "mm");
        height = text(area, "Height", ValueText.number(size.heightMm(), 5), "mm");
        dpi = text(area, "Resolution", ValueText.number(film ? 150 : size.dpi(), 5), "dpi");
        rays = spinner(area, "Rays along a pixel's side", 1, 8, size.supersample(), "more are smoother");
        background = combo(area, "Background");
        background.setItems("As in the scene", "White", "Black");
        background.select(0);
        says = new Label(area, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        data.widthHint = 320;
        says.setLayoutData(data);
        return area;
    }

    private Combo combo(Composite area, String name) {
        new Label(area, SWT.NONE).setText(name);
        Combo combo = new Combo(area, SWT.READ_ONLY);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        combo.addListener(SWT.Selection, e -> check());
        return combo;
    }

    private Text text(Composite area, String name, String value, String unit) {
        new Label(area, SWT.NONE).setText(name);
        Text text = new Text(area, SWT.BORDER | SWT.RIGHT);
        text.setText(value);
        GridData data = new GridData();
        data.widthHint = FIELD;
        text.setLayoutData(data);
        new Label(area, SWT.NONE).setText(unit);
        text.addListener(SWT.Modify, e -> check());
        return text;
    }

    private Spinner spinner(Composite area, String name, int least, int most, int value, String remark) {
        new Label(area, SWT.NONE).setText(name);
        Spinner spinner = new Spinner(area, SWT.BORDER);
        spinner.setValues(value, least, most, 0, 1, 10);
        new Label(area, SWT.NONE).setText(remark);
        spinner.addListener(SWT.Modify, e -> check());
        return spinner;
    }

    @Override
    protected Control createContents(Composite parent) {
        Control contents = super.createContents(parent);
        check();
        return contents;
    }

    /** Takes what is entered, or says what is expected. */
    private void check() {
        if (getButton(IDialogConstants.OK_ID) == null) {
            return;
        }
        boolean fits;
        try {
            size = new PictureSize(number(width), number(height), number(dpi), rays.getSelection(), background());
            says.setText(size.width() + " × " + size.height() + " pixels");
            fits = true;
        } catch (IllegalArgumentException e) {
            says.setText(e instanceof NumberFormatException ? "Expected numbers." : e.getMessage());
            fits = false;
        }
        if (film) {
            filmKind = FilmKind.values()[kind.getSelectionIndex()];
            filmFrames = frames.getSelection();
            framesPerSecond = perSecond.getSelection();
        }
        getButton(IDialogConstants.OK_ID).setEnabled(fits);
        says.getParent().layout();
    }

    private static double number(Text text) {
        return Double.parseDouble(text.getText().strip().replace(',', '.'));
    }

    private OptionalInt background() {
        return switch (background.getSelectionIndex()) {
            case 1 -> OptionalInt.of(WHITE);
            case 2 -> OptionalInt.of(0);
            default -> OptionalInt.empty();
        };
    }

    /** {@return the size that was entered} */
    public PictureSize size() {
        return size;
    }

    /** {@return how the scene moves} */
    public FilmKind kind() {
        return filmKind;
    }

    /** {@return how many frames} */
    public int frames() {
        return filmFrames;
    }

    /** {@return how many of them a second shows} */
    public int framesPerSecond() {
        return framesPerSecond;
    }
}

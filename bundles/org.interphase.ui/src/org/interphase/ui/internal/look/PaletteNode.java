// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.look;

import java.util.Optional;
import org.eclipse.e4.ui.css.core.engine.CSSEngine;
import org.eclipse.e4.ui.css.swt.dom.WidgetElement;
import org.eclipse.e4.ui.css.swt.helpers.CSSSWTColorHelper;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.RGBA;
import org.eclipse.swt.widgets.Display;
import org.w3c.dom.css.CSSStyleDeclaration;
import org.w3c.dom.css.CSSValue;

/** What the rules for {@code Palette} in the style sheets of the current theme say. */
public final class PaletteNode {

    private final CSSStyleDeclaration style;

    private PaletteNode(CSSEngine engine) {
        style = engine.getElement(this) == null
                ? null
                : engine.getViewCSS().getComputedStyle(engine.getElement(this), null);
    }

    /** {@return the rules of a display's theme, none where it has no theme} */
    public static Optional<PaletteNode> of(Display display) {
        return Optional.ofNullable(WidgetElement.getEngine(display)).map(PaletteNode::new);
    }

    /**
     * {@return a colour, if a rule gives one}
     *
     * @param property its name without {@code interphase-}
     */
    public Optional<RGB> colour(String property) {
        CSSValue value = style == null ? null : style.getPropertyCSSValue("interphase-" + property);
        RGBA colour = value == null ? null : CSSSWTColorHelper.getRGBA(value);
        return Optional.ofNullable(colour).map(c -> c.rgb);
    }
}

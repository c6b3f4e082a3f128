// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.look;

import org.eclipse.e4.ui.css.core.dom.ElementAdapter;
import org.eclipse.e4.ui.css.core.dom.IElementProvider;
import org.eclipse.e4.ui.css.core.engine.CSSEngine;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Makes a {@link PaletteNode} known to the style sheets as the element {@code Palette} with the id {@code brand}. */
public final class PaletteElements implements IElementProvider {

    @Override
    public Element getElement(Object element, CSSEngine engine) {
        return element instanceof PaletteNode node ? new PaletteElement(node, engine) : null;
    }

    private static final class PaletteElement extends ElementAdapter {

        PaletteElement(PaletteNode node, CSSEngine engine) {
            super(node, engine);
        }

        @Override
        public String getLocalName() {
            return "Palette";
        }

        /** A rule for an id outdoes one without, in whichever order the sheets are read. */
        @Override
        public String getCSSId() {
            return "brand";
        }

        @Override
        public String getAttribute(String name) {
            return "";
        }

        @Override
        public String getCSSClass() {
            return null;
        }

        @Override
        public String getCSSStyle() {
            return null;
        }

        @Override
        public String getNamespaceURI() {
            return null;
        }

        @Override
        public Node getParentNode() {
            return null;
        }

        @Override
        public NodeList getChildNodes() {
            return null;
        }
    }
}

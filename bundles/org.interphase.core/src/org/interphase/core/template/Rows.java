// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.List;
import org.interphase.core.text.Fields;
import org.interphase.core.text.LineReader;

/** Cuts the rows of a text as a template says. */
final class Rows {

    private final ColumnTemplate template;
    private final Fields fields;
    private final int width;
    private int count;

    Rows(ColumnTemplate template, int width) {
        this.template = template;
        this.fields = new Fields(template.separator().sign(), template.decimal().sign());
        this.width = width;
    }

    /** {@return whether the rows end with this line} */
    boolean ends(String line) {
        return !template.end().isEmpty() && LineReader.decoded(line).stripLeading().startsWith(template.end());
    }

    /** {@return whether the line has as many fields as a row; empty ones at its end may be left out} */
    boolean split(String line) {
        count = fields.split(line);
        return count == width
                || count > 0 && count < width && (fields.separators() == width - 1 || fields.separators() == width);
    }

    /** {@return the number of fields of the line that was split last} */
    int count() {
        return count;
    }

    /** {@return the fields of the line that was split last} */
    Fields fields() {
        return fields;
    }

    /** {@return whether a field of the line that was split last is not there or says that there is no number} */
    boolean isMissing(int index) {
        return index >= count || fields.isMissing(index);
    }

    /** {@return whether a line has numbers, or nothing, in all columns that are read, and one number at least} */
    boolean isRow(String line) {
        if (!split(line)) {
            return false;
        }
        List<TemplateColumn> columns = template.columns();
        boolean any = false;
        for (TemplateColumn c : columns) {
            boolean number = c.index() < count && fields.isNumber(c.index());
            if (!number && !isMissing(c.index())) {
                return false;
            }
            any |= number;
        }
        return any;
    }
}

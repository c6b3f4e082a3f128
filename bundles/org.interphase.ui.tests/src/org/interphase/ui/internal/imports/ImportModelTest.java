// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.Reading;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.DecimalSign;
import org.interphase.core.template.Header;
import org.interphase.core.template.Role;
import org.interphase.core.template.RoleTable;
import org.interphase.core.template.Separator;
import org.interphase.core.template.TableKind;
import org.interphase.core.template.TableSketch;
import org.junit.jupiter.api.Test;

/** What a person chooses on the import page, without a window. */
final class ImportModelTest {

    private static final Role TIME = new Role("time", "Time", "s", List.of("s", "min"), false, false, false);
    private static final Role MASS = new Role("mass", "Mass", "kg", List.of("kg", "g", "mg"), true, true, false);

    private static final List<String> LINES = List.of("scale 7", "time;mass;extra", "0;1,5;9", "1;2,5;9", "2;3,5;9");

    /** Time and mass; titles are the roles. */
    private static final class Weighings implements TableKind {
        @Override
        public DatasetKind kind() {
            return DatasetKind.CYCLING;
        }

        @Override
        public List<Role> roles() {
            return List.of(TIME, MASS);
        }

        @Override
        public Optional<String> missing(Set<String> roles) {
            return roles.contains("time") ? Optional.empty() : Optional.of("a column of time");
        }

        @Override
        public Optional<Guess> guess(String title, String below) {
            return roles().stream()
                    .filter(r -> r.id().equals(title))
                    .map(r -> new Guess(r.id(), r.unit(), false, 0))
                    .findFirst();
        }

        @Override
        public Reading read(RoleTable table) {
            throw new AssertionError("nothing is read here");
        }
    }

    private final ImportModel model =
            new ImportModel(ImportDraft.guess(TableSketch.of(LINES), List.of(new Weighings())));

    @Test
    void startsWithWhatTheTitlesSay() {
        assertEquals(
                List.of(new ColumnChoice("time", "s", false), new ColumnChoice("mass", "kg", false), ColumnChoice.NONE),
                model.draft().columns());
        assertEquals(2, model.draft().sketch().firstRow());
    }

    @Test
    void aRoleTakesTheUnitThatTheFileStates() {
        assertEquals(
                new ColumnChoice("time", "min", false),
                ColumnChoice.NONE.as(TIME, false, TIME.unitIn("Dauer [min]", "")));
        assertEquals(Optional.of("mg"), MASS.unitIn("Masse", "(mg)"));
        assertEquals(Optional.empty(), MASS.unitIn("Masse [min]", ""));
    }

    @Test
    void aRoleBringsItsUsualUnitAndKeepsOneThatFits() {
        ColumnChoice grams = new ColumnChoice("mass", "mg", true);
        assertEquals(new ColumnChoice("mass", "mg", false), grams.as(MASS, false, Optional.of("kg")));
        assertEquals(new ColumnChoice("time", "s", false), grams.as(TIME, false, Optional.empty()));
        assertEquals(new ColumnChoice("mass", "kg", true), ColumnChoice.NONE.as(MASS, true, Optional.empty()));
    }

    @Test
    void whatWasSaidOfTheColumnsIsKeptWhileTheyAreTheSame() {
        model.change(d -> d.withColumn(1, new ColumnChoice("mass", "mg", true)));
        model.change(d -> d.withDecimal(DecimalSign.POINT));
        assertEquals(new ColumnChoice("mass", "mg", true), model.draft().columns().get(1));
        model.change(d -> d.withSeparator(Separator.TAB));
        assertFalse(model.draft().sketch().isTable());
        model.change(d -> d.withSeparator(Separator.SEMICOLON));
        assertEquals(new ColumnChoice("mass", "kg", false), model.draft().columns().get(1));
    }

    @Test
    void aCommaIsNotBothSeparatorAndDecimalSign() {
        assertEquals(DecimalSign.COMMA, model.draft().sketch().decimal());
        model.change(d -> d.withSeparator(Separator.COMMA));
        assertEquals(DecimalSign.POINT, model.draft().sketch().decimal());
        model.change(d -> d.withDecimal(DecimalSign.COMMA));
        assertEquals(Separator.SEMICOLON, model.draft().sketch().separator());
    }

    @Test
    void eachChoiceIsTakenBackAndDoneAgain() {
        ImportDraft first = model.draft();
        int[] told = {0};
        model.onChange(() -> told[0]++);
        model.change(d -> d.withEnd("End"));
        model.change(d -> d.withFirstRow(3));
        ImportDraft last = model.draft();
        model.undo();
        model.undo();
        assertEquals(first, model.draft());
        assertFalse(model.canUndo());
        model.redo();
        model.redo();
        assertEquals(last, model.draft());
        assertFalse(model.canRedo());
        assertEquals(6, told[0]);
        model.change(d -> d.withEnd("End"));
        assertEquals(6, told[0], "nothing was changed");
        model.reset();
        assertEquals(first, model.draft());
        model.undo();
        assertEquals(last, model.draft());
    }

    @Test
    void makesATemplateOfWhatIsSaid() {
        model.change(d -> d.withColumn(1, ColumnChoice.NONE));
        ColumnTemplate t = model.draft().template("mine", "a.txt");
        assertEquals(new Header.Titles(0), t.header());
        assertEquals(List.of("time"), t.columns().stream().map(c -> c.role()).toList());
        assertEquals("", t.ending());
        model.change(d -> d.withColumn(0, new ColumnChoice("time", "fortnight", false)));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> model.draft().template("mine", "a.txt"));
        assertTrue(e.getMessage().contains("'fortnight'"), e.getMessage());
    }

    @Test
    void takesOverWhatATemplateSaysWhereverItsColumnsStand() {
        model.change(d -> d.withColumn(1, new ColumnChoice("mass", "mg", true)));
        ColumnTemplate t = model.draft().template("mine", "a.txt");
        List<String> other = List.of("mass;time;more", "1,5;0;x", "2,5;1;y");
        ImportDraft d = ImportDraft.of(
                TableSketch.applying(t, "b.txt", other).orElseThrow(), t, List.of(new Weighings()));
        assertEquals(
                List.of(new ColumnChoice("mass", "mg", true), new ColumnChoice("time", "s", false), ColumnChoice.NONE),
                d.columns());
        assertTrue(TableSketch.applying(t, "c.txt", List.of("weight;time", "1;2")).isEmpty());
    }
}

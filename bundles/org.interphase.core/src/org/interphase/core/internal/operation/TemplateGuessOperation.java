// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Setting;
import org.interphase.core.progress.Progress;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.Role;
import org.interphase.core.template.TableKind;
import org.interphase.core.template.TableSketch;
import org.interphase.core.template.TemplateColumn;
import org.interphase.core.template.Templates;
import org.interphase.core.text.Fields;
import org.interphase.core.text.LineReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code template guess FILE}: a template to start from. */
@Component(service = Operation.class)
public final class TemplateGuessOperation implements Operation<TemplateGuessOperation.Settings, TemplateResult> {

    private final Templates templates;

    /**
     * Creates the operation.
     *
     * @param templates those of the user
     */
    @Activate
    public TemplateGuessOperation(@Reference Templates templates) {
        this.templates = templates;
    }

    /**
     * The settings.
     *
     * @param kind what comes of it, empty for what the titles say
     * @param name the template's name, empty for the file's
     */
    public record Settings(
            @Setting(help = "What comes of it, such as impedance or cycling; whatever the titles say where none is given.",
                            byDefault = "", example = "impedance")
                    String kind,
            @Setting(help = "The template's name; the file's where none is given.", byDefault = "") String name) {}

    @Override
    public Declaration declaration() {
        return new Declaration(
                "template guess",
                "Guess a template",
                "Guesses how a text is laid out and what its columns are. Write it with -o NAME.json, correct it, read with"
                        + " --template NAME.json or keep it with 'template save'.",
                Inputs.unread(1, 1),
                false,
                "");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public TemplateResult run(OperationInput input, Settings settings, Progress progress)
            throws IOException, OperationException {
        FileSource source = FileSource.of(input.sources().get(0).file().path());
        FileHead head = source.head();
        if (!head.isText()) {
            throw new OperationException(source.path() + ": expected text in columns, found bytes that are no text;"
                    + " a template cannot describe them");
        }
        TableSketch sketch = TableSketch.of(LineReader.lines(head));
        if (!sketch.isTable()) {
            throw new OperationException(source.path() + ": expected rows of numbers in at least two columns, found none"
                    + " in the first " + LineReader.lines(head).size() + " lines");
        }
        List<TableKind> kinds = templates.kinds().stream()
                .filter(k -> settings.kind().isEmpty() || k.kind().id().equals(settings.kind()))
                .toList();
        if (kinds.isEmpty()) {
            throw new OperationException("--kind: expected one of "
                    + templates.kinds().stream().map(k -> k.kind().id()).collect(Collectors.joining(", "))
                    + ", found '" + settings.kind() + "'");
        }
        TableSketch.Meaning meaning = withFurtherColumns(sketch, sketch.meaning(kinds));
        try {
            String name = settings.name().isEmpty() ? sensible(head.name()) : settings.name();
            ColumnTemplate template = sketch.template(name, meaning, "", head.name());
            return TemplateResult.of(template, templates.problem(template));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    /** Lists the columns that nothing is known of as further ones, where the kind has such, for a person to correct. */
    private TableSketch.Meaning withFurtherColumns(TableSketch sketch, TableSketch.Meaning meaning) {
        Optional<Role> further = templates.kind(meaning.kind()).orElseThrow().roles().stream()
                .filter(r -> r.repeated() && r.units().isEmpty())
                .findFirst();
        List<TemplateColumn> columns = new ArrayList<>(meaning.columns());
        for (int i = 0; i < sketch.width() && further.isPresent(); i++) {
            int at = i;
            if (columns.stream().noneMatch(c -> c.index() == at) && !isText(sketch, i)) {
                columns.add(sketch.column(i, further.get().id(), further.get().unit(), false));
            }
        }
        return new TableSketch.Meaning(meaning.kind(), columns);
    }

    /** Whether the first row has a text in this column, which no template makes a number of. */
    private static boolean isText(TableSketch sketch, int column) {
        if (sketch.firstRow() >= sketch.lines().size()) {
            return false;
        }
        Fields fields = new Fields(sketch.separator().sign(), sketch.decimal().sign());
        int count = fields.split(sketch.lines().get(sketch.firstRow()));
        return column < count && !fields.isNumber(column) && !fields.isMissing(column);
    }

    private static String sensible(String file) {
        int dot = file.lastIndexOf('.');
        String stem = (dot > 0 ? file.substring(0, dot) : file).replaceAll("[^\\p{L}\\p{N} _+,()-]", "-").strip();
        String name = stem.substring(0, Math.min(stem.length(), ColumnTemplate.LONGEST_NAME)).strip();
        return ColumnTemplate.isName(name) ? name : "template";
    }

    @Override
    public boolean isNegative(TemplateResult result) {
        return result.original().problem().isPresent();
    }

    @Override
    public String text(TemplateResult result) {
        return result.text()
                + result.original()
                        .problem()
                        .map(p -> System.lineSeparator() + System.lineSeparator() + "incomplete: " + p)
                        .orElse("");
    }
}

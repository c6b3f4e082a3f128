// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FormatException;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.Progress;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.TemplateColumn;
import org.interphase.core.template.Templates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code template list}: the templates of the user. */
@Component(service = Operation.class)
public final class TemplateListOperation implements Operation<NoSettings, TemplateListOperation.Listed> {

    private final Templates templates;

    /**
     * Creates the operation.
     *
     * @param templates those of the user
     */
    @Activate
    public TemplateListOperation(@Reference Templates templates) {
        this.templates = templates;
    }

    /**
     * The templates.
     *
     * @param folder where they are kept
     * @param templates by name
     * @param problems what is wrong with files of the folder, a sentence each
     */
    public record Listed(String folder, List<Entry> templates, List<String> problems) {}

    /**
     * A template.
     *
     * @param name its name
     * @param kind what comes of such a text
     * @param roles what its columns are, in their order
     */
    public record Entry(String name, DatasetKind kind, List<String> roles) {}

    @Override
    public Declaration declaration() {
        return new Declaration(
                "template list",
                "List templates",
                "Lists the templates that say how texts of unknown origin are read, and where they are kept.",
                Inputs.none(),
                false,
                "");
    }

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Listed run(OperationInput input, NoSettings settings, Progress progress) throws IOException {
        Templates.Contents contents = templates.contents();
        List<Entry> entries = new ArrayList<>();
        for (ColumnTemplate t : contents.templates()) {
            entries.add(new Entry(
                    t.name(), t.kind(), t.columns().stream().map(TemplateColumn::role).toList()));
        }
        return new Listed(
                templates.folder().toString(),
                entries,
                contents.problems().stream().map(FormatException::getMessage).toList());
    }

    @Override
    public boolean isNegative(Listed result) {
        return !result.problems().isEmpty();
    }

    @Override
    public String text(Listed result) {
        List<String> lines = new ArrayList<>();
        if (result.templates().isEmpty()) {
            lines.add("There is no template in " + result.folder() + ".");
        } else {
            lines.add("Templates in " + result.folder());
            lines.addAll(ResultText.align(result.templates().stream()
                    .map(t -> new String[] {
                        t.name(), t.kind().label(), t.roles().stream().collect(Collectors.joining(", "))
                    })
                    .toList()));
        }
        lines.addAll(result.problems());
        return String.join(System.lineSeparator(), lines);
    }
}

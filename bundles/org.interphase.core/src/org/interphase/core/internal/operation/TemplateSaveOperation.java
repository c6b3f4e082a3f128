// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Setting;
import org.interphase.core.progress.Progress;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.Templates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code template save FILE.json}: keeps a template, so that files that suit it open by themselves. */
@Component(service = Operation.class)
public final class TemplateSaveOperation
        implements Operation<TemplateSaveOperation.Settings, TemplateSaveOperation.Saved> {

    private final Templates templates;

    /**
     * Creates the operation.
     *
     * @param templates those of the user
     */
    @Activate
    public TemplateSaveOperation(@Reference Templates templates) {
        this.templates = templates;
    }

    /**
     * The settings.
     *
     * @param name its name, empty for the one that it has
     * @param replace whether it may replace one of its name
     */
    public record Settings(
            @Setting(help = "The name that it gets; its own where none is given.", byDefault = "") String name,
            @Setting(help = "Replaces the template of this name.") boolean replace) {}

    /**
     * What was kept.
     *
     * @param name its name
     * @param file where
     */
    public record Saved(String name, Path file) {}

    @Override
    public Declaration declaration() {
        return new Declaration(
                "template save",
                "Keep a template",
                "Keeps a template of a file under its name, so that texts that suit it are read by themselves.",
                Inputs.unread(1, 1),
                false,
                "");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Saved run(OperationInput input, Settings settings, Progress progress) throws IOException, OperationException {
        ColumnTemplate template = templates.read(input.sources().get(0).file().path());
        if (!settings.name().isEmpty()) {
            try {
                template = template.withName(settings.name());
            } catch (IllegalArgumentException e) {
                throw new OperationException("--name: " + e.getMessage(), e);
            }
        }
        try {
            return new Saved(template.name(), templates.save(template, settings.replace()));
        } catch (FileAlreadyExistsException e) {
            throw new OperationException(
                    "there is a template '" + template.name() + "' (" + e.getFile()
                            + "); replace it with --replace, or give another --name",
                    e);
        }
    }

    @Override
    public String text(Saved result) {
        return "template '" + result.name() + "' is kept as " + result.file();
    }
}

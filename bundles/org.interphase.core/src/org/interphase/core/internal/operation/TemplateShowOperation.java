// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.io.IOException;
import java.util.Optional;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Setting;
import org.interphase.core.progress.Progress;
import org.interphase.core.template.Templates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code template show --template NAME}: what a template says. */
@Component(service = Operation.class)
public final class TemplateShowOperation implements Operation<TemplateShowOperation.Settings, TemplateResult> {

    private final Templates templates;

    /**
     * Creates the operation.
     *
     * @param templates those of the user
     */
    @Activate
    public TemplateShowOperation(@Reference Templates templates) {
        this.templates = templates;
    }

    /**
     * The settings.
     *
     * @param template a name or a file
     */
    public record Settings(
            @Setting(help = "A template's name, or the file of one.", required = true, example = "my potentiostat")
                    String template) {}

    @Override
    public Declaration declaration() {
        return new Declaration(
                "template show",
                "Show a template",
                "Shows what a template says; as JSON it can be given to others and read with --template FILE.json.",
                Inputs.none(),
                false,
                "");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public TemplateResult run(OperationInput input, Settings settings, Progress progress) throws IOException {
        return TemplateResult.of(templates.resolve(settings.template()), Optional.empty());
    }

    @Override
    public String text(TemplateResult result) {
        return result.text();
    }
}

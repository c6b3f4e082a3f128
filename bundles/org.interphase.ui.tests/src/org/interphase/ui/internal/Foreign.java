// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.operation.Assignments;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.ExportsFile;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Setting;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** What a third party would install: a format and two operations, without a line of user interface. */
final class Foreign {

    private Foreign() {}

    enum Side {
        LOW,
        HIGH
    }

    record Settings(
            @Setting(help = "Length of the sample.", unit = "cm", byDefault = "0.1", min = 0, openRange = true)
                    double lengthCm,
            @Setting(help = "Which end of the arc is taken.", byDefault = "low") Side side,
            @Setting(help = "Start values.", example = "R1=3e3") Assignments guess,
            @Setting(help = "Says more.") boolean verbose) {}

    record Result(double largestRe, int points) implements ExportsFile {
        @Override
        public String ending() {
            return ".svg";
        }

        @Override
        public List<Path> writeTo(Path file, Progress progress) throws IOException {
            return List.of(Files.writeString(file, "drawing of " + largestRe));
        }
    }

    static final class Largest implements Operation<Settings, Result> {
        @Override
        public Declaration declaration() {
            return new Declaration(
                    "foreign largest",
                    "Largest resistance",
                    "Finds the largest real part of a spectrum.",
                    Inputs.one(DatasetKind.IMPEDANCE),
                    false,
                    "");
        }

        @Override
        public List<String> endings() {
            return List.of(".svg", ".png");
        }

        @Override
        public Class<Settings> settingsType() {
            return Settings.class;
        }

        @Override
        public Result run(OperationInput input, Settings settings, Progress progress) {
            ImpedanceSpectrum spectrum = input.only(ImpedanceSpectrum.class);
            double most = 0;
            for (double re : spectrum.re()) {
                most = Math.max(most, re);
            }
            return new Result(most, spectrum.points());
        }
    }

    record None() {}

    /** Works until it is cancelled. */
    static final class Endless implements Operation<None, Result> {
        @Override
        public Declaration declaration() {
            return new Declaration(
                    "foreign wait",
                    "Never ending",
                    "Works until it is cancelled.",
                    Inputs.one(DatasetKind.IMPEDANCE),
                    false,
                    "");
        }

        @Override
        public Class<None> settingsType() {
            return None.class;
        }

        @Override
        public Result run(OperationInput input, None settings, Progress progress) throws CancelledException {
            while (true) {
                progress.checkCancelled();
                Thread.onSpinWait();
            }
        }
    }

    static final class Format implements FileFormat {
        @Override
        public String id() {
            return "foreign";
        }

        @Override
        public String label() {
            return "Foreign text";
        }

        @Override
        public Set<DatasetKind> kinds() {
            return Set.of(DatasetKind.IMPEDANCE);
        }

        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("FOREIGN") ? Recognition.CERTAIN : Recognition.NO;
        }

        @Override
        public Reading read(FileSource source, Progress progress) {
            return new Reading(
                    List.of(ImpedanceSpectrum.of(
                                    new double[] {1e3, 1e2, 10}, new double[] {10, 20, 42}, new double[] {-1, -5, -2})
                            .label("foreign")
                            .build()),
                    List.of());
        }
    }
}

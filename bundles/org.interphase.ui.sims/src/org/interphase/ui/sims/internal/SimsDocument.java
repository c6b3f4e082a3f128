// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonStack;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Region;

/**
 * All that the SIMS editor shows, at one moment, but for what is merely looked at ({@code StackView}). Immutable: each edit
 * makes a new one, so that undoing is going back to an old one, with the corrections that it had.
 *
 * @param file what was read
 * @param dataset the id of the stack on the screen
 * @param all what a person said of each stack, by its id
 * @param corrected what came of the last corrections; null before the first
 */
record SimsDocument(DataFile file, String dataset, Map<String, Asked> all, Corrected corrected) {

    /** So many images are seen of a stack that nobody has looked at yet. */
    static final int FIRST_IMAGES = 12;

    /** Copies the map. */
    SimsDocument {
        all = Map.copyOf(all);
    }

    /** A document in which something was said of the stack on the screen alone. */
    SimsDocument(DataFile file, String dataset, Asked asked, Corrected corrected) {
        this(file, dataset, Map.of(dataset, asked), corrected);
    }

    /**
     * What a person said.
     *
     * @param channels indices of the species whose images are seen, in their order
     * @param regions the regions
     * @param pipeline the corrections
     * @param profile how profiles are made and drawn
     */
    record Asked(List<Integer> channels, List<NamedRegion> regions, CorrectionPipeline pipeline, ProfileChoice profile) {

        Asked {
            channels = List.copyOf(channels);
            regions = List.copyOf(regions);
        }

        /** {@return what holds for a stack of which nobody said anything} */
        static Asked first(IonStack stack) {
            return new Asked(
                    IntStream.range(0, Math.min(FIRST_IMAGES, stack.species().size()))
                            .boxed()
                            .toList(),
                    List.of(),
                    new CorrectionPipeline(List.of()),
                    ProfileChoice.DEFAULT);
        }

        Asked withChannels(List<Integer> next) {
            return new Asked(next, regions, pipeline, profile);
        }

        Asked withRegions(List<NamedRegion> next) {
            return new Asked(channels, next, pipeline, profile);
        }

        Asked withPipeline(CorrectionPipeline next) {
            return new Asked(channels, regions, next, profile);
        }

        Asked withProfile(ProfileChoice next) {
            return new Asked(channels, regions, pipeline, next);
        }
    }

    /**
     * What came of corrections.
     *
     * @param stack the stack as it was read
     * @param pipeline the corrections
     * @param applied what was found
     */
    record Corrected(IonStack stack, CorrectionPipeline pipeline, CorrectionPipeline.Applied applied) {}

    /** {@return the stacks of a file} */
    static List<IonStack> stacks(DataFile file) {
        return file.datasets().stream()
                .filter(IonStack.class::isInstance)
                .map(IonStack.class::cast)
                .toList();
    }

    /** {@return the stack on the screen, as it was read} */
    IonStack stack() {
        return stacks(file).stream().filter(s -> s.id().equals(dataset)).findFirst().orElseThrow();
    }

    /** {@return what a person said of the stack on the screen} */
    Asked asked() {
        Asked said = all.get(dataset);
        return said == null ? Asked.first(stack()) : said;
    }

    /** {@return what came of the last corrections of the stack on the screen} */
    Optional<Corrected> last() {
        return Optional.ofNullable(corrected).filter(c -> c.stack() == stack());
    }

    /** {@return whether the last corrections are those that are asked for} */
    boolean upToDate() {
        return last().map(c -> c.pipeline().equals(asked().pipeline())).orElse(false);
    }

    /** {@return the stack with the last corrections; without any before the first} */
    CorrectedStack shown() {
        return last().map(c -> c.applied().stack()).orElseGet(() -> CorrectedStack.of(stack()));
    }

    SimsDocument withAsked(Asked next) {
        Map<String, Asked> said = new LinkedHashMap<>(all);
        said.put(dataset, next);
        return new SimsDocument(file, dataset, said, corrected);
    }

    SimsDocument withDataset(String id) {
        return new SimsDocument(file, id, all, corrected);
    }

    SimsDocument withCorrected(Corrected next) {
        return new SimsDocument(file, dataset, all, next);
    }

    /** {@return with one region more, under a name that no other has} */
    SimsDocument withRegion(Region shape) {
        List<NamedRegion> next = new ArrayList<>(asked().regions());
        int number = 1;
        while (named("region " + number)) {
            number++;
        }
        next.add(new NamedRegion("region " + number, shape));
        return withAsked(asked().withRegions(next));
    }

    /** {@return whether a region has this name} */
    boolean named(String name) {
        return asked().regions().stream().anyMatch(r -> r.name().equals(name));
    }

    /** {@return with another region in the place of one} */
    SimsDocument withRegion(int index, NamedRegion region) {
        List<NamedRegion> next = new ArrayList<>(asked().regions());
        next.set(index, region);
        return withAsked(asked().withRegions(next));
    }

    /** {@return without a region} */
    SimsDocument withoutRegion(int index) {
        List<NamedRegion> next = new ArrayList<>(asked().regions());
        next.remove(index);
        return withAsked(asked().withRegions(next));
    }
}

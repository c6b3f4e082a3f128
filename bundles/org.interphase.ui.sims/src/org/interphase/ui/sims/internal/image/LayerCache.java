// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.interphase.core.data.IonStack;
import org.interphase.sims.CorrectedStack;

/**
 * Layers that were read or corrected, as many as there is memory for, and those that are wanted next, which are read in the
 * background. What is wanted is said anew each time; what is not wanted any more is not begun. Safe for several threads.
 */
final class LayerCache {

    /**
     * A layer of a species.
     *
     * @param stack counts and corrections
     * @param channel index of the species
     * @param layer counted from 0
     */
    record Request(CorrectedStack stack, int channel, int layer) {

        /** {@return what its values depend on: of counts without corrections, the stack as it was read} */
        private Key key() {
            return new Key(Plane.isPlain(stack, channel) ? stack.raw() : stack, channel, layer);
        }
    }

    /** Two stacks are the same only if they are one. */
    private record Key(Object stack, int channel, int layer) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Key k && k.stack == stack && k.channel == channel && k.layer == layer;
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(stack) * 31 + channel) * 31 + layer;
        }
    }

    /** What came of reading a layer. */
    sealed interface Answer {}

    /**
     * It was read.
     *
     * @param plane its values
     */
    record Read(Plane plane) implements Answer {}

    /**
     * It could not be read.
     *
     * @param why a sentence
     */
    record Failed(String why) implements Answer {}

    private final long mostBytes;
    private final Executor executor;
    private final int workers;
    private final Runnable arrived;
    private final Map<Key, Answer> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final List<Request> wanted = new ArrayList<>();
    private final Set<Key> now = new HashSet<>();
    private final Set<Key> reading = new HashSet<>();
    private long bytes;
    private int running;
    private boolean closed;

    /**
     * Creates an empty cache.
     *
     * @param mostBytes so much memory is used, or what is wanted now where that is more
     * @param executor runs what reads
     * @param workers so many layers are read at once
     * @param arrived called by a thread that reads when a layer that is wanted now was read, or could not be
     */
    LayerCache(long mostBytes, Executor executor, int workers, Runnable arrived) {
        this.mostBytes = mostBytes;
        this.executor = executor;
        this.workers = workers;
        this.arrived = arrived;
    }

    /** {@return a layer, if it is there} */
    Optional<Answer> get(Request request) {
        Key key = request.key();
        if (key.stack() instanceof IonStack) {
            Optional<Plane> resident = Plane.resident(request.stack(), request.channel(), request.layer());
            if (resident.isPresent()) {
                return Optional.of(new Read(resident.get()));
            }
        }
        synchronized (kept) {
            return Optional.ofNullable(kept.get(key));
        }
    }

    /**
     * Says which layers are wanted, in place of what was said before.
     *
     * @param shown those that are to be seen now
     * @param soon those that may be seen next, the nearest first; as many are read as there is memory for beside the shown ones
     */
    void want(List<Request> shown, List<Request> soon) {
        synchronized (kept) {
            now.clear();
            shown.forEach(r -> now.add(r.key()));
            wanted.clear();
            wanted.addAll(shown);
            wanted.addAll(soon);
            // what is looked up last goes last where there is no room
            wanted.reversed().forEach(r -> kept.get(r.key()));
            wanted.removeIf(this::isThere);
            if (!closed) {
                start();
            }
        }
    }

    /** Failures are tried again when the layer is wanted again, but not while it is. */
    private boolean isThere(Request r) {
        return kept.containsKey(r.key())
                || r.key().stack() instanceof IonStack
                        && r.stack().raw().source().resident(r.channel(), r.layer()).isPresent();
    }

    /** Forgets what could not be read, so that it is tried again. */
    void forgetFailures() {
        synchronized (kept) {
            kept.values().removeIf(Failed.class::isInstance);
        }
    }

    private void start() {
        while (running < Math.min(workers, wanted.size())) {
            running++;
            executor.execute(this::work);
        }
    }

    private void work() {
        boolean ended = false;
        try {
            Request next = next();
            while (next != null) {
                Answer answer = read(next);
                if (keep(next, answer)) {
                    arrived.run();
                }
                next = next();
            }
            ended = true;
        } finally {
            if (!ended) {
                synchronized (kept) {
                    running--;
                }
            }
        }
    }

    /** {@return what to read next; null for nothing, when the thread ends} */
    private Request next() {
        synchronized (kept) {
            Iterator<Request> left = wanted.iterator();
            while (!closed && left.hasNext()) {
                Request r = left.next();
                left.remove();
                if (!kept.containsKey(r.key()) && reading.add(r.key())) {
                    return r;
                }
            }
            running--;
            return null;
        }
    }

    private static Answer read(Request r) {
        try {
            return new Read(
                    Plane.isPlain(r.stack(), r.channel())
                            ? Plane.read(r.stack(), r.channel(), r.layer())
                            : Plane.correct(r.stack(), r.channel(), r.layer()));
        } catch (IOException | RuntimeException e) {
            return new Failed("Layer " + r.layer() + " could not be read: "
                    + Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
        }
    }

    /** {@return whether it is wanted now} What is not looked at goes first where there is no room, the oldest first. */
    private boolean keep(Request r, Answer answer) {
        synchronized (kept) {
            Key key = r.key();
            reading.remove(key);
            if (closed) {
                return false;
            }
            kept.put(key, answer);
            bytes += bytes(answer);
            Iterator<Map.Entry<Key, Answer>> oldest = kept.entrySet().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                Map.Entry<Key, Answer> e = oldest.next();
                if (!now.contains(e.getKey())) {
                    bytes -= bytes(e.getValue());
                    oldest.remove();
                }
            }
            return now.contains(key);
        }
    }

    private static long bytes(Answer answer) {
        return answer instanceof Read read ? read.plane().bytes() : 0;
    }

    /** {@return the memory that layers take here, in bytes} */
    long bytes() {
        synchronized (kept) {
            return bytes;
        }
    }

    /** {@return how many layers of so many bytes there is room for} */
    long room(long each) {
        return mostBytes / Math.max(1, each);
    }

    /** Ends reading and frees the memory. */
    void close() {
        synchronized (kept) {
            closed = true;
            wanted.clear();
            kept.clear();
            bytes = 0;
        }
    }
}

// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.table;

import org.eclipse.collections.api.factory.Bags;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.collections.api.factory.primitive.BooleanLists;
import org.eclipse.collections.api.factory.primitive.DoubleLists;
import org.eclipse.collections.api.factory.primitive.IntBooleanMaps;
import org.eclipse.collections.api.factory.primitive.IntDoubleMaps;
import org.eclipse.collections.api.factory.primitive.IntIntMaps;
import org.eclipse.collections.api.factory.primitive.IntLists;
import org.eclipse.collections.api.factory.primitive.IntObjectMaps;
import org.eclipse.collections.api.factory.primitive.IntSets;
import org.eclipse.collections.api.factory.primitive.ObjectIntMaps;
import org.eclipse.collections.impl.set.mutable.UnifiedSet;

/** Readies what NatTable stands on. */
final class TableLibrary {

    private TableLibrary() {}

    /**
     * Has the collections that NatTable uses find their implementation now. They look for it through the thread's class
     * loader when each is first used, and in OSGi only their own one sees it; without it a table paints nothing and says
     * nothing. With those that NatTable asks for stand those that these make: their views of values and sorted copies.
     */
    static void prepare() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(UnifiedSet.class.getClassLoader());
        try {
            Lists.mutable.empty();
            Lists.immutable.empty();
            Bags.mutable.empty();
            Maps.mutable.empty();
            Sets.mutable.empty();
            BooleanLists.mutable.empty();
            DoubleLists.mutable.empty();
            IntLists.mutable.empty();
            IntLists.immutable.empty();
            IntSets.mutable.empty();
            IntSets.immutable.empty();
            IntBooleanMaps.mutable.empty();
            IntDoubleMaps.mutable.empty();
            IntIntMaps.mutable.empty();
            IntObjectMaps.mutable.empty();
            ObjectIntMaps.mutable.empty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Plots, forms and commands that all views share. */
package org.interphase.ui;

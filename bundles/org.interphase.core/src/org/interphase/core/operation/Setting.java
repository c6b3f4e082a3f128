// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component of an operation's settings record. From it come the command-line option, the field in the form,
 * the property of the plan step and the entry in the provenance.
 *
 * <p>The component's name is the setting's name. Its type is {@code String}, {@code boolean}, {@code int}, {@code long},
 * {@code double}, {@code Integer}, {@code Long} or {@code Double} (null where it may be absent), an enum (its
 * constants' names in lower case, hyphens for underscores), or any type with a public static
 * {@code parse(String)} that throws {@link TextSyntaxException} and a {@code toString()} that it parses back.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** {@return what it does, one sentence for a scientist} */
    String help();

    /** {@return its unit, empty where it has none} */
    String unit() default "";

    /** {@return the value when none is given, as text; empty for none} */
    String byDefault() default "";

    /** {@return the smallest number allowed} */
    double min() default Double.NEGATIVE_INFINITY;

    /** {@return the largest number allowed} */
    double max() default Double.POSITIVE_INFINITY;

    /** {@return whether the ends of the range themselves are refused} */
    boolean openRange() default false;

    /** {@return whether it must be given} */
    boolean required() default false;

    /** {@return what a value looks like, such as {@code R1=3e3,R2=1e4}; empty where the type says it} */
    String example() default "";

    /** {@return the publication of the method that it chooses; empty where there is none} */
    String citation() default "";

    /**
     * {@return what joins the values where the option is given several times, such as {@code ;}; empty where it may be given
     * once only}
     */
    String separator() default "";
}

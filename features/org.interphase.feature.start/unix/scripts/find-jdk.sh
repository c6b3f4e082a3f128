# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
# Sourced, not run: defines find_jdk, which sets JAVA_HOME to a Java of at least 21 or returns 1.
# "find_jdk javac" asks for a JDK that also compiles.

java_major() {
    # The release file answers at once; starting a JVM to ask for its version costs a tenth of a second.
    version=
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release")
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([^"]*\)".*/\1/p')
    fi
    version=${version#1.}
    version=${version%%[!0-9]*}
    echo "${version:-0}"
}

usable_jdk() {
    [ -x "$1/bin/java" ] || return 1
    [ -z "$2" ] || [ -x "$1/bin/$2" ] || return 1
    [ "$(java_major "$1")" -ge 21 ]
}

find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && usable_jdk "$JAVA_HOME" "${1:-}"; then
        return 0
    fi
    on_path=$(command -v java 2>/dev/null) || on_path=
    if [ -n "$on_path" ]; then
        on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
        on_path=${on_path%/bin/java}
        # On macOS that is a stub which asks the user to install a Java where there is none.
        [ "$on_path" != /usr ] || on_path=$(/usr/libexec/java_home -v 21+ 2>/dev/null) || on_path=
    fi
    for jdk in "$on_path" /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* \
            "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
            /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if usable_jdk "$jdk" "${1:-}"; then
            JAVA_HOME=$jdk
            export JAVA_HOME
            return 0
        fi
    done
    return 1
}

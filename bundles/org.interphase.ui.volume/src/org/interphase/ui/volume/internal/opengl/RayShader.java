// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.opengl;

import java.util.List;
import org.interphase.volume.render.Mode;

/**
 * The program of a fragment that casts the rays of a pixel, written for the modes of a scene's species: GLSL has no samplers
 * that are chosen while it runs. It does what {@link org.interphase.volume.render.RayCaster} says of its modes.
 */
final class RayShader {

    /** One triangle that covers the picture. */
    static final String VERTEX =
            """
            #version 330 core
            void main() {
                vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
                gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
            }
            """;

    private static final String HEAD =
            """
            #version 330 core
            uniform bool parallel;
            uniform vec3 eye;
            uniform vec3 away;
            uniform vec3 place;
            uniform vec3 placeX;
            uniform vec3 placeY;
            uniform vec3 low;
            uniform vec3 high;
            uniform vec4 planes[6];
            uniform int planeCount;
            uniform float stepLength;
            uniform vec3 background;
            uniform int rays;
            uniform float lod;
            uniform sampler2D tables;
            uniform int across;
            uniform float stepPlanes;
            uniform float planesPerUm;
            uniform float firstPlane;
            out vec4 colour;

            const float THROUGH = 1.0 / 512.0;
            const float AMBIENT = 0.3;

            vec3 origin;
            vec3 direction;
            float from;
            float facing;
            float lead;

            // Where the ray enters and leaves what is left by the cuts; nothing where it does not.
            float clip() {
                vec3 d = vec3(
                    abs(direction.x) < 1e-9 ? 1e-9 : direction.x,
                    abs(direction.y) < 1e-9 ? 1e-9 : direction.y,
                    abs(direction.z) < 1e-9 ? 1e-9 : direction.z);
                vec3 a = (low - origin) / d;
                vec3 b = (high - origin) / d;
                vec3 near = min(a, b);
                vec3 far = max(a, b);
                from = max(near.x, max(near.y, near.z));
                facing = from == near.x ? abs(direction.x) : from == near.y ? abs(direction.y) : abs(direction.z);
                if (!parallel && from < 0.0) {
                    from = 0.0;
                }
                float to = min(far.x, min(far.y, far.z));
                for (int i = 0; i < planeCount; i++) {
                    float beyond = dot(planes[i].xyz, origin) - planes[i].w;
                    float along = dot(planes[i].xyz, direction);
                    if (abs(along) < 1e-9) {
                        if (beyond > 0.0) {
                            to = from;
                        }
                    } else if (along < 0.0) {
                        if (-beyond / along > from) {
                            from = -beyond / along;
                            facing = -along;
                        }
                    } else {
                        to = min(to, -beyond / along);
                    }
                }
                return to;
            }

            // How many steps it is from the entrance to the first sample.
            float ahead() {
                if (across < 0) {
                    return 0.5;
                }
                float place = (origin[across] + from * direction[across]) * planesPerUm - firstPlane;
                float inset = (stepPlanes - 1.0) / 2.0 - 1e-4;
                float first = direction[across] > 0.0 ? ceil(place + inset) : floor(place - inset);
                return abs(first - place) / stepPlanes;
            }

            int samples(float steps) {
                return max(0, int(floor(steps - lead + 1e-4)) + 1);
            }

            vec3 at(float k) {
                return origin + direction * (from + (k + lead) * stepLength);
            }
            """;

    private static final String SPECIES =
            """
            uniform sampler3D volume#;
            uniform vec3 scale#;
            uniform vec3 shift#;
            uniform vec3 edge#;
            uniform float entries#;
            uniform float level#;
            uniform vec3 surface#;
            float value#(vec3 p) {
                return textureLod(volume#, p * scale# + shift#, lod).r;
            }
            vec4 entry#(float v) {
                return texture(tables, vec2((min(v * entries#, 1.0) * 4095.0 + 0.5) / 4096.0, (#.0 + 0.5) / 16.0));
            }
            """;

    private static final String SURFACE =
            """
            float hit#(float steps) {
                if (value#(at(-lead)) >= level#) {
                    return 0.0;
                }
                int n = samples(steps);
                float before = -lead;
                float found = -1.0;
                for (int k = 0; k < n; k++) {
                    if (value#(at(float(k))) >= level#) {
                        found = float(k);
                        break;
                    }
                    before = float(k);
                }
                if (found < 0.0) {
                    found = steps - lead;
                    if (value#(at(found)) < level#) {
                        return 1e30;
                    }
                }
                for (int i = 0; i < 10; i++) {
                    float middle = 0.5 * (before + found);
                    if (value#(at(middle)) >= level#) {
                        found = middle;
                    } else {
                        before = middle;
                    }
                }
                return found + lead;
            }
            float light#(float k) {
                vec3 p = at(k - lead);
                vec3 g = vec3(
                    value#(p + vec3(edge#.x, 0.0, 0.0)) - value#(p - vec3(edge#.x, 0.0, 0.0)),
                    value#(p + vec3(0.0, edge#.y, 0.0)) - value#(p - vec3(0.0, edge#.y, 0.0)),
                    value#(p + vec3(0.0, 0.0, edge#.z)) - value#(p - vec3(0.0, 0.0, edge#.z))) / edge#;
                float size = length(g);
                return size > 0.0 ? abs(dot(g, direction)) / size : 1.0;
            }
            """;

    private RayShader() {}

    /**
     * {@return the program}
     *
     * @param modes of the species, in the order of their samplers
     */
    static String fragment(List<Mode> modes) {
        StringBuilder out = new StringBuilder(HEAD);
        for (int i = 0; i < modes.size(); i++) {
            out.append(SPECIES.replace("#", Integer.toString(i)));
            if (modes.get(i) == Mode.ISO) {
                out.append(SURFACE.replace("#", Integer.toString(i)));
            }
        }
        mix(out, modes);
        out.append(
                """
                vec3 seen(vec2 pixel) {
                    vec3 there = place + pixel.x * placeX + pixel.y * placeY;
                    origin = parallel ? there : eye;
                    direction = parallel ? away : normalize(there - eye);
                    vec3 sum = vec3(0.0);
                    float through = 1.0;
                    float steps = (clip() - from) / stepLength;
                    if (steps > 0.0) {
                        lead = ahead();
                        float behind = 1e30;
                        vec3 shade = vec3(0.0);
                """);
        for (int i = 0; i < modes.size(); i++) {
            if (modes.get(i) == Mode.ISO) {
                out.append(
                        """
                                {
                                    float k = hit#(min(steps, behind));
                                    if (k < behind) {
                                        behind = k;
                                        shade = (AMBIENT + (1.0 - AMBIENT) * (k == 0.0 ? facing : light#(k))) * surface#;
                                    }
                                }
                        """
                                .replace("#", Integer.toString(i)));
            }
        }
        if (modes.contains(Mode.COMPOSITE)) {
            out.append(
                    """
                            float way = min(steps, behind);
                            int n = samples(way);
                            if (n < 2) {
                                vec4 m = mixed(at(n == 1 ? 0.0 : way / 2.0 - lead));
                                float left = pow(m.a, way);
                                sum += m.a < 1.0 ? (1.0 - left) / (1.0 - m.a) * m.rgb : vec3(0.0);
                                through *= left;
                                n = 0;
                            }
                            for (int k = 0; k < n && through >= THROUGH; k++) {
                                vec4 m = mixed(at(float(k)));
                                // The first and the last sample stand for what there is before and behind them.
                                float path = k == 0 ? lead + 0.5 : k == n - 1 ? way - lead - float(n) + 1.5 : 1.0;
                                float left = path == 1.0 ? m.a : pow(m.a, path);
                                sum += m.a < 1.0 ? through * (1.0 - left) / (1.0 - m.a) * m.rgb : vec3(0.0);
                                through *= left;
                            }
                    """);
        }
        out.append(
                """
                        if (behind < 1e29) {
                            sum += through * shade;
                            through = 0.0;
                        }
                """);
        if (modes.contains(Mode.MIP)) {
            maxima(out, modes);
        }
        out.append(
                """
                    }
                    return sum + through * background;
                }

                void main() {
                    vec2 corner = gl_FragCoord.xy - 0.5;
                    vec3 sum = vec3(0.0);
                    for (int j = 0; j < rays; j++) {
                        for (int i = 0; i < rays; i++) {
                            sum += seen(corner + (vec2(float(i), float(j)) + 0.5) / float(rays));
                        }
                    }
                    colour = vec4(sum / float(rays * rays), 1.0);
                }
                """);
        return out.toString();
    }

    /** All species at a sample as one. */
    private static void mix(StringBuilder out, List<Mode> modes) {
        if (!modes.contains(Mode.COMPOSITE)) {
            return;
        }
        out.append(
                """
                vec4 mixed(vec3 p) {
                    vec3 sum = vec3(0.0);
                    float hidden = 0.0;
                    float through = 1.0;
                    vec4 e;
                """);
        for (int i = 0; i < modes.size(); i++) {
            if (modes.get(i) == Mode.COMPOSITE) {
                out.append(
                        """
                            e = entry#(value#(p));
                            sum += e.rgb;
                            hidden += 1.0 - e.a;
                            through *= e.a;
                        """
                                .replace("#", Integer.toString(i)));
            }
        }
        out.append(
                """
                    return vec4(hidden > 0.0 ? sum * (1.0 - through) / hidden : vec3(0.0), through);
                }
                """);
    }

    private static void maxima(StringBuilder out, List<Mode> modes) {
        out.append(
                """
                        int all = samples(steps);
                        vec3 bright = vec3(0.0);
                        float left = 1.0;
                        vec4 e;
                        float most;
                """);
        for (int i = 0; i < modes.size(); i++) {
            if (modes.get(i) == Mode.MIP) {
                out.append(
                        """
                                most = all == 0 ? value#(at(steps / 2.0 - lead)) : 0.0;
                                for (int k = 0; k < all; k++) {
                                    most = max(most, value#(at(float(k))));
                                }
                                e = entry#(most);
                                bright = min(bright + e.rgb, 1.0);
                                left *= e.a;
                        """
                                .replace("#", Integer.toString(i)));
            }
        }
        out.append(
                """
                        sum = bright + left * sum;
                        through *= left;
                """);
    }
}

/**
 * What any page shows of an example, whether the build makes it or the browser: outline, steps, matrices, and in rooms of their own
 * pictures and markup. Text that is ready to be set, with every number written; and as HTML what the build writes and the browser writes anew.
 *
 * <p>Its own package because static pages and live ones show the same. Holds no state, and nothing of how it is put on a page: no
 * template, no JSON. May use {@code check} and what is above it. No input or output, no reflection, no {@code String.format}, no clock, no
 * randomness, so that it compiles to JavaScript.
 */
package longhand.view;

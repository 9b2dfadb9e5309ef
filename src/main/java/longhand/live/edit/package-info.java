/**
 * An exercise that somebody changes, a number or a setting at a time, and updates: what it then gives, and how its loss has gone.
 *
 * <p>Knows nothing of what a page shows of it.
 */
package longhand.live.edit;

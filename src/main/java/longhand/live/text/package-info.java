/**
 * An exercise as text, which the build puts into a page and the page reads back; and the JSON that a page's script reads.
 *
 * <p>Only writes and reads: what is worked out, edited or marked stands elsewhere.
 */
package longhand.live.text;

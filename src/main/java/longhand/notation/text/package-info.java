/**
 * Numbers and words as text, and back: every digit of a number, numbers that people type, lists, plurals, and the nearest of some words.
 *
 * <p>The only place where a number becomes text. Knows no quantity's name and no sentence about one.
 */
package longhand.notation.text;

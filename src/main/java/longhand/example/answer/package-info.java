/**
 * Answers that come in other forms than text: the cells of a spreadsheet, the arrays of a program.
 *
 * <p>Only reads; what an answer is worth is said by {@code longhand.check}. Every file is a stranger's: memory and time are bounded, no
 * code in it is run, and nothing that it points to is fetched.
 */
package longhand.example.answer;

/**
 * What takes an example from files: the bundled ones and what lies beside them, a user's own, the images and the models that one names, figures
 * as a source prints them, and answers.
 *
 * <p>Opens files, and draws the weights that an example asks for; so no page uses it. What the text of an example means is read in {@code
 * longhand.example}, which knows nothing of where it lay.
 */
package longhand.example.files;

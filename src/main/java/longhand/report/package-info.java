/**
 * Pages: what the engine knows of an example, arranged for reading, and set by the templates in {@code /templates} with the style
 * sheet, script and font in {@code /site}.
 *
 * <p>Nothing is worked out here. Every value comes from {@code Figures}, every formula from {@code Rules}, every word about a step
 * from {@code Wording}; what this package adds is order, links, and where things stand in a picture. Templates get text that is
 * escaped when it is printed, and markup only where it is made of our own symbols and numbers: a label or a title of an example never
 * becomes markup. No calculus and no number formatting may enter, neither here nor in a template nor in a script.
 *
 * <p>Its packages use only those before them: {@code html}, {@code training}, this one, {@code build}.
 */
package longhand.report;

/**
 * What every page is made with: templates, style sheet and scripts, formulas and pictures as markup, and the names of the pages.
 *
 * <p>With {@code view.html}, the only place that turns text into markup. Knows no page: what one shows is the business of its own
 * class.
 */
package longhand.report.html;

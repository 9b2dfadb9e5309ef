/** Text and numbers as markup: the one place that escapes, and numbers with a true minus sign. Knows no page and no picture. */
package longhand.view.html;

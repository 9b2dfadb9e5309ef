/**
 * What was written: the answers of a sheet, their names and numbers with the place of each last digit, as people write and paste them.
 *
 * <p>Says nothing of what is right: it knows neither rules nor values.
 */
package longhand.check.reading;

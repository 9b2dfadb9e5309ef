/**
 * What a class has handed in, marked: whose each file is, the gradebook, and how the class did.
 *
 * <p>Marks are those of {@code check}, by way of {@code check.CheckedSheet}; here they are only counted. All that is read is strangers':
 * it is bounded, a file that cannot be read stops no other, and no name in it decides where anything is written.
 */
package longhand.course.marking;

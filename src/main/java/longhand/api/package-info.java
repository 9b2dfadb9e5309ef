/**
 * Longhand as a library: examples worked out, and sheets marked, in a few types that a program may build on.
 *
 * <p>What is public here changes by the rules of semantic versioning: a program that was compiled against 1.2 works with every later 1.x. The
 * other packages of the program have no such promise, and none of their types may enter a signature of this one. Nothing is worked out or
 * marked here; these types only ask those who do.
 */
package longhand.api;

package longhand.course;

/**
 * Somebody who takes part in a course.
 *
 * @param id as the course's own system has it; it can stand as the name of a folder
 * @param name as people say it; may be empty
 */
public record Student(String id, String name) {
    /** Whom a page or a table is about: the name with the id behind it, or the id alone. */
    public String shown() {
        return name.isEmpty() ? id : name + " (" + id + ")";
    }
}

package longhand.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.file.FileProblem;
import longhand.file.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {
    private static String read(String text) {
        return Roster.read(new TextFile("roster.csv", text)).stream()
                .map(Student::shown)
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name\ns1,Ada Lovelace\ns2,\"Babbage, Charles\"\n",
                "Group;ID;Name\r\nA;s1;Ada Lovelace\r\nB;s2;Babbage, Charles\r\n",
                "name\tid\nAda Lovelace\ts1\n\nBabbage, Charles\ts2",
                "First name,Last name,ID number,Email address\nAda,Lovelace,s1,a@b.edu\n,\"Babbage, Charles\",s2,c@b.edu\n",
                "Student,ID,SIS User ID\n    Points Possible,,\nAda Lovelace,s1,7\n\"Babbage, Charles\",s2,8\n"
            })
    void a_roster_is_read_as_course_systems_export_it(String text) {
        assertThat(read(text)).isEqualTo("Ada Lovelace (s1), Babbage, Charles (s2)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/b",
                "a\\b",
                ".hidden",
                "end.",
                "a b",
                "con",
                "NUL.txt",
                "=1+1",
                "a\u0000b",
                "a:b",
                "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaa"
            })
    void an_id_that_could_do_harm_as_the_name_of_a_folder_is_refused_with_its_line(String id) {
        assertThat(Roster.isId(id)).isFalse();
        assertThatThrownBy(() -> read("id,name\ngood,G\n\"" + id + "\",B\n"))
                .isInstanceOf(FileProblem.class)
                .hasMessageStartingWith("roster.csv:3: expected an id");
    }

    @Test
    void ids_that_only_case_tells_apart_would_be_one_folder_on_some_systems() {
        assertThatThrownBy(() -> read("id,name\nabc,A\nABC,B\n"))
                .hasMessage(
                        "roster.csv:3: expected an id of its own for each student, found 'ABC' again, as on line 2");
    }

    @Test
    void a_student_without_an_id_is_not_passed_over() {
        assertThatThrownBy(() -> read("id,name\n,Nobody\n"))
                .hasMessageContaining("roster.csv:2")
                .hasMessageContaining("found nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name,mail\nA,b\n", "id,name\n"})
    void a_roster_without_ids_or_without_students_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FileProblem.class);
    }

    @Test
    void more_students_than_there_are_in_a_course_are_refused() {
        String many = IntStream.rangeClosed(0, Roster.MOST_STUDENTS)
                .mapToObj(i -> "s" + i + ",\n")
                .collect(Collectors.joining("", "id,name\n", ""));
        assertThatThrownBy(() -> read(many)).hasMessageContaining("at most 10,000 students");
    }

    @Test
    void students_without_a_roster_are_counted() {
        assertThat(Roster.numbered(12).get(11)).isEqualTo(new Student("012", ""));
        assertThat(Roster.numbered(1000).get(0).id()).isEqualTo("0001");
    }
}

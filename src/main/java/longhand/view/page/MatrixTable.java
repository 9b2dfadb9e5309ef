package longhand.view.page;

import java.util.List;
import longhand.view.html.Html;
import longhand.view.html.Shown;

/** Entries by row, with the names of rows and columns; {@code words} in their place where there are too many. */
public record MatrixTable(String name, String shape, String words, List<String> columns, List<Row> rows) {
    public record Row(String name, List<Entry> entries) {}

    /** A number of a matrix; its {@code id} is empty where nothing leads to it. With {@code isTarget} its step is here, and not elsewhere. */
    public record Entry(String id, boolean isTarget, Shown.Figure value) {
        private String markup() {
            String number = Html.number(value).markup();
            String name = Html.escaped(id);
            if (id.isEmpty()) {
                return "<td>" + number + "</td>";
            }
            return isTarget
                    ? "<td id=\"" + name + "\">" + number + "</td>"
                    : "<td><a href=\"#" + name + "\">" + number + "</a></td>";
        }
    }

    /** The matrix as a table. */
    public Html html() {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table class=\"matrix\"><caption>")
                .append(Html.escaped(name))
                .append(" <span class=\"shape\">")
                .append(Html.escaped(shape))
                .append("</span></caption>\n");
        if (!words.isEmpty()) {
            table.append("<tbody><tr><td>").append(Html.escaped(words)).append("</td></tr></tbody>\n");
        } else {
            table.append("<thead><tr><td></td>");
            columns.forEach(column -> table.append("<th scope=\"col\">")
                    .append(Html.escaped(column))
                    .append("</th>"));
            table.append("</tr></thead>\n<tbody>\n");
            for (Row row : rows) {
                table.append("<tr><th scope=\"row\">")
                        .append(Html.escaped(row.name()))
                        .append("</th>");
                row.entries().forEach(entry -> table.append(entry.markup()));
                table.append("</tr>\n");
            }
            table.append("</tbody>");
        }
        return new Html(table.append("</table></div>\n").toString());
    }
}

/**
 * The page of an example as markup, the same whether the build writes it into a file or a browser into itself: what it shows ({@link
 * longhand.view.page.ExampleView}), and how that is set ({@link longhand.view.page.ExampleMarkup}). May use the rest of {@code view}.
 */
package longhand.view.page;

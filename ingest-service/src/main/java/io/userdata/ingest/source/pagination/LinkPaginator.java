package io.userdata.ingest.source.pagination;

import java.net.URI;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Follows the link that each page gives to the next one; the last one gives none.
 *
 * @param next where the link stands in the body; null: in the header {@code Link}
 * @param secret which query parameters, by name and value, leave a link before it becomes a cursor
 */
record LinkPaginator(@Nullable JsonPointer next, BiPredicate<String, String> secret) implements Paginator {
    private static final int LONGEST = 8 * 1024;

    @Override
    public String first() {
        return "";
    }

    @Override
    public NextPage after(PageCursor asked, PageResponse answer) {
        BiPredicate<String, String> hidden = secret.or((name, value) -> value.equals(answer.credential()));
        try {
            String link = next == null
                    ? LinkHeaderParser.next(answer.links())
                    : CursorPaginator.word(answer.root().at(next));
            return link.isBlank() ? new NextPage.End() : following(asked, answer.address(), link, hidden);
        } catch (IllegalArgumentException e) {
            return new NextPage.Invalid(
                    NextPage.Kind.CURSOR_MISSING, "The link to the next page is no address, or too long.");
        }
    }

    private static NextPage following(PageCursor asked, URI address, String link, BiPredicate<String, String> hidden) {
        if (link.length() > LONGEST) {
            throw new IllegalArgumentException("a link that is too long");
        }
        URI target = CredentialFreeLink.of(resolved(address, link), hidden);
        return target.equals(CredentialFreeLink.of(address, hidden))
                ? new NextPage.Invalid(
                        NextPage.Kind.CURSOR_STUCK,
                        "The page links to itself as the next one; what looks like a credential in the link does not count.")
                : CursorPaginator.step(asked, target.toString());
    }

    /**
     * A query alone keeps the path (RFC 3986, 5.2.2), which {@link URI#resolve} does not do; a server behind a proxy that
     * says http is still asked over https.
     */
    private static URI resolved(URI base, String link) {
        URI target = base.resolve(LenientUri.of(link.startsWith("?") ? base.getRawPath() + link : link));
        boolean downgraded = "https".equalsIgnoreCase(base.getScheme())
                && "http".equalsIgnoreCase(target.getScheme())
                && base.getAuthority().equalsIgnoreCase(target.getAuthority());
        return downgraded ? URI.create("https" + target.toString().substring("http".length())) : target;
    }
}

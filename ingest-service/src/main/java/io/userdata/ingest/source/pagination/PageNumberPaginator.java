package io.userdata.ingest.source.pagination;

/**
 * Pages with numbers; where it has an end, that is the first empty page: a short page followed by records is no page, as
 * a server that caps the page size would otherwise look like the end.
 *
 * @param endless whether all pages are full
 */
record PageNumberPaginator(long firstPage, boolean endless) implements Paginator {
    @Override
    public String first() {
        return Long.toString(firstPage);
    }

    @Override
    public NextPage after(PageCursor asked, PageResponse answer) {
        int found = answer.found();
        if (found > asked.size() || (endless && found < asked.size())) {
            return NextPage.tooMany(found, asked.size());
        }
        if (found > 0 && asked.afterShort()) {
            return NextPage.clamped("The page holds records although the page before it was not full.");
        }
        return found == 0 ? new NextPage.End() : new NextPage.Next(Long.toString(asked.place() + 1));
    }
}

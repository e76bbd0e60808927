package io.userdata.localstack.terminal;

import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for each stage. */
final class BarProgress implements RunProgress {
    private static final int EVERY_MILLIS = 200;

    private final ProgressBar published;
    private final ProgressBar processed;
    private final ProgressBar stored;

    BarProgress(Terminal screen, long users) {
        screen.line("");
        this.published = bar("  published", users);
        this.processed = bar("  processed", users);
        this.stored = bar("  stored   ", users);
    }

    @Override
    public void progress(long publishedNow, long processedNow, long storedNow) {
        published.stepTo(publishedNow);
        processed.stepTo(processedNow);
        stored.stepTo(storedNow);
    }

    @Override
    public void heldUp(String why) {
        published.setExtraMessage(why);
    }

    @Override
    public void close() {
        List.of(published, processed, stored).forEach(ProgressBar::close);
    }

    private static ProgressBar bar(String name, long users) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(users)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(EVERY_MILLIS)
                .hideEta()
                .build();
    }
}

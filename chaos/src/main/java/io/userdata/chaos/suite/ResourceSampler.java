package io.userdata.chaos.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Measures memory and files of the suite along the way. */
public final class ResourceSampler {
    private static final long MEBIBYTE = 1L << 20;

    private final SuiteProcesses processes;
    private final Path data;
    private final List<ResourceSample> samples = new ArrayList<>();

    public ResourceSampler(SuiteProcesses processes, Path data) {
        this.processes = processes;
        this.data = data;
    }

    /** Measures now and remembers it. */
    public synchronized ResourceSample sample(Duration since) {
        Map<SuitePart, Long> memory = new EnumMap<>(SuitePart.class);
        for (SuitePart part : SuitePart.values()) {
            long size = processes.memoryMebibytes(part);
            if (size > 0) {
                memory.put(part, size);
            }
        }
        ResourceSample sample = new ResourceSample(since, memory, files());
        samples.add(sample);
        return sample;
    }

    public synchronized List<ResourceSample> samples() {
        return List.copyOf(samples);
    }

    private Map<String, Long> files() {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> folders = Files.list(data)) {
            folders.filter(Files::isDirectory)
                    .forEach(folder -> sizes.put(String.valueOf(folder.getFileName()), size(folder) / MEBIBYTE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sizes;
    }

    private static long size(Path folder) {
        AtomicLong size = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    size.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE; // files come and go while it runs
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return size.get();
    }
}

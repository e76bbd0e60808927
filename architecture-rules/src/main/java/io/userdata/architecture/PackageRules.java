package io.userdata.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks which packages of a module may use which other packages and libraries: what is not listed is forbidden.
 *
 * <p>A name without {@code ..} is a package of the module, below its root; a name that ends in {@code ..} is a library with
 * all of its packages. A package may always use itself and {@code java..}.
 */
public final class PackageRules {
    private static final String LIBRARY = "..";
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Manager|Helper|Utils?|Impl|DTO)");

    private final String root;
    private final JavaClasses classes;
    private final List<String> everywhere = new ArrayList<>();
    private final Map<String, List<String>> allowed = new LinkedHashMap<>();
    private final Set<Set<String>> acceptedCycles = new HashSet<>();

    private PackageRules(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /** Rules for a package and all below it, without tests. */
    public static PackageRules of(String root) {
        return new PackageRules(
                root,
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(root));
    }

    /** Rules for classes that are imported already. */
    static PackageRules of(String root, JavaClasses classes) {
        return new PackageRules(root, classes);
    }

    /** Libraries that every package may use. */
    public PackageRules everywhere(String... libraries) {
        everywhere.addAll(Arrays.asList(libraries));
        return this;
    }

    /** What one package may use; an empty name is the root package itself. */
    public PackageRules allow(String name, String... known) {
        if (allowed.putIfAbsent(name, List.of(known)) != null) {
            throw new IllegalArgumentException("package " + name + " is listed twice");
        }
        return this;
    }

    /** Two packages that know each other until one of their classes finds another place. */
    public PackageRules acceptCycle(String one, String other) {
        acceptedCycles.add(Set.of(one, other));
        return this;
    }

    /** Throws if a package is not listed, uses what it may not or is in a cycle, or if a class is named {@code *Helper}. */
    public void check() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new AssertionError(root + ":\n  " + String.join("\n  ", problems));
        }
    }

    List<String> problems() {
        PackageUse use = PackageUse.of(root, classes);
        return Stream.of(unlisted(use), forbidden(use), cycles(), emptyNames())
                .flatMap(Collection::stream)
                .toList();
    }

    private List<String> unlisted(PackageUse use) {
        Stream<String> missing = use.packages().stream()
                .filter(name -> !allowed.containsKey(name))
                .map(name -> "package \"" + name + "\" is not listed");
        Stream<String> gone = allowed.keySet().stream()
                .filter(name -> !use.packages().contains(name))
                .map(name -> "package \"" + name + "\" is listed and does not exist");
        return Stream.concat(missing, gone).toList();
    }

    private List<String> forbidden(PackageUse use) {
        List<String> problems = new ArrayList<>();
        allowed.forEach((name, known) -> use.of(name).forEach((target, example) -> {
            if (Stream.concat(everywhere.stream(), known.stream()).noneMatch(pattern -> matches(pattern, target))) {
                problems.add("package \"" + name + "\" may not use " + target + ": " + example);
            }
        }));
        return problems;
    }

    private List<String> cycles() {
        Set<String> inCycles = new TreeSet<>();
        for (String name : allowed.keySet()) {
            if (reaches(name, name, new HashSet<>())) {
                inCycles.add(name);
            }
        }
        return inCycles.isEmpty() ? List.of() : List.of("packages form a cycle: " + String.join(", ", inCycles));
    }

    private List<String> emptyNames() {
        return classes.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> EMPTY_NAME.matcher(name).matches())
                .map(name -> "class " + name + " has a name that does not say what it does")
                .toList();
    }

    private boolean reaches(String from, String to, Set<String> visited) {
        return allowed.getOrDefault(from, List.of()).stream()
                .filter(next -> !acceptedCycles.contains(new HashSet<>(List.of(from, next))))
                .anyMatch(next -> next.equals(to) || (visited.add(next) && reaches(next, to, visited)));
    }

    private boolean matches(String pattern, String target) {
        if (!pattern.endsWith(LIBRARY)) {
            return target.equals(PackageUse.below(root, pattern));
        }
        String library = pattern.substring(0, pattern.length() - LIBRARY.length());
        return target.equals(library) || target.startsWith(library + ".");
    }
}

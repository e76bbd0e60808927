package io.userdata.transform.enrichment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells who gives out the addresses of an e-mail domain, by {@code email-domains.properties}. */
final class EmailDomainClass {
    static final String ORGANIZATION = "organization";

    /** The first whose list has the domain, or one that it is under, is it. */
    private static final List<String> CLASSES =
            List.of("reserved", "government", "education", "disposable", "freemail");

    private static final Map<String, Set<String>> DOMAINS = load();

    private EmailDomainClass() {}

    /**
     * Returns the class of a domain.
     *
     * @param domain lower case, ASCII
     */
    static String of(String domain) {
        for (String name : CLASSES) {
            if (isUnder(domain, Objects.requireNonNull(DOMAINS.get(name)))) {
                return name;
            }
        }
        return ORGANIZATION;
    }

    private static boolean isUnder(String domain, Set<String> domains) {
        int start = 0;
        while (!domains.contains(domain.substring(start))) {
            int dot = domain.indexOf('.', start);
            if (dot < 0) {
                return false;
            }
            start = dot + 1;
        }
        return true;
    }

    private static Map<String, Set<String>> load() {
        Properties lists = new Properties();
        try (InputStream file = EmailDomainClass.class.getResourceAsStream("email-domains.properties")) {
            lists.load(Objects.requireNonNull(file, "email-domains.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CLASSES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name, name -> Set.of(lists.getProperty(name).split("[ ,]+"))));
    }
}

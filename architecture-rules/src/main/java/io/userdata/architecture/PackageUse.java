package io.userdata.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which other packages each package of a module uses, with a class that does. */
record PackageUse(Map<String, Map<String, String>> targets) {
    /** Finds out from byte code; constants that the compiler copies leave no trace there. */
    static PackageUse of(String root, JavaClasses classes) {
        Map<String, Map<String, String>> targets = new TreeMap<>();
        for (JavaClass origin : classes) {
            String name = origin.getPackageName().equals(root)
                    ? ""
                    : origin.getPackageName().substring(root.length() + 1);
            Map<String, String> used = targets.computeIfAbsent(name, key -> new TreeMap<>());
            origin.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filter(target -> !target.isPrimitive())
                    .map(JavaClass::getPackageName)
                    .filter(target -> !target.equals(origin.getPackageName()) && !isJava(target))
                    .forEach(target -> used.putIfAbsent(target, origin.getSimpleName()));
        }
        return new PackageUse(targets);
    }

    /** The full name of a package that is named as seen from the root. */
    static String below(String root, String name) {
        return name.isEmpty() ? root : root + "." + name;
    }

    private static boolean isJava(String name) {
        return name.equals("java") || name.startsWith("java.");
    }

    Set<String> packages() {
        return targets.keySet();
    }

    /** What a package uses: full names of packages, each with a class that uses it. */
    Map<String, String> of(String name) {
        return targets.getOrDefault(name, Map.of());
    }
}

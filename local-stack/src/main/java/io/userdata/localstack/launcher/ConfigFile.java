package io.userdata.localstack.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a file with configuration, which the services would refuse less plainly. */
final class ConfigFile implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        Path file = Path.of(text).toAbsolutePath().normalize();
        if (!Files.isReadable(file) || !file.toString().matches(".*\\.ya?ml")) {
            throw new TypeConversionException("'" + text + "' is not a YAML file that can be read");
        }
        return file;
    }
}

package io.userdata.storage.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorDetailSuppressorTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/users, jdbc:postgresql://db/users?logServerErrorDetail=false",
        "jdbc:postgresql://db/users?ssl=true, jdbc:postgresql://db/users?ssl=true&logServerErrorDetail=false",
        "jdbc:postgresql://db/users?logServerErrorDetail=true, jdbc:postgresql://db/users?logServerErrorDetail=false",
        "jdbc:postgresql://db/u?logServerErrorDetail=true&ssl=true, jdbc:postgresql://db/u?ssl=true&logServerErrorDetail=false",
        "jdbc:postgresql://db/u?ssl=true&logservererrordetail=true, jdbc:postgresql://db/u?ssl=true&logServerErrorDetail=false"
    })
    void detailsAreOffWhateverTheAddressSays(String configured, String used) {
        assertThat(ErrorDetailSuppressor.without(configured)).isEqualTo(used);
    }
}

package io.userdata.localstack.userapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.localstack.userapi.person.Nationality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserQueryTest {
    @ParameterizedTest
    @CsvSource({"1,1", "5000,5000", "5001,1", "0,1", "-3,1", "lots,1", "'',1", "99999999999,1", "7.5,1"})
    void resultsOutOfRangeBecomeOne(String given, int used) {
        assertThat(query("results=" + given).results()).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10000,10000", "10001,1", "0,1", "x,1"})
    void pagesOutOfRangeBecomeOne(String given, int used) {
        assertThat(query("page=" + given).page()).isEqualTo(used);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "seed="})
    void withoutASeedARandomOneIsTaken(String text) {
        assertThat(query(text).seed()).isEqualTo("random");
    }

    @Test
    void nationalitiesAreReadInAnyCase() {
        assertThat(query("nat=us,%20Gb").nationalities()).containsExactly(Nationality.US, Nationality.GB);
    }

    @Test
    void oneBadNationalityVoidsTheFilter() {
        assertThat(query("nat=us,xx").nationalities()).containsExactly(Nationality.values());
    }

    @Test
    void fieldsAreIncludedOrExcluded() {
        assertThat(query("inc=name,email").wants("email")).isTrue();
        assertThat(query("inc=name,email").wants("login")).isFalse();
        assertThat(query("exc=login").wants("email")).isTrue();
        assertThat(query("exc=login").wants("login")).isFalse();
    }

    private static UserQuery query(String text) {
        return UserQuery.of(text, () -> "random");
    }
}

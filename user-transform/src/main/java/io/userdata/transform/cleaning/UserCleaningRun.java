package io.userdata.transform.cleaning;

import static io.userdata.transform.mapping.CanonicalField.*;

import io.userdata.events.user.Address;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.User;
import io.userdata.transform.mapping.CanonicalField;
import io.userdata.transform.mapping.MappedUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cleaning of one user: which rule each field goes through. */
final class UserCleaningRun {
    private static final CleaningRule<String> EMAIL_RULE = new EmailRule();
    private static final CountryRule COUNTRY_RULE = new CountryRule();
    private static final GenderRule GENDER_RULE = new GenderRule();
    private static final NationalIdRule NATIONAL_ID_RULE = new NationalIdRule();
    private static final DegreesRule LATITUDE_RULE = new DegreesRule(90);
    private static final DegreesRule LONGITUDE_RULE = new DegreesRule(180);
    private static final UtcOffsetRule UTC_OFFSET_RULE = new UtcOffsetRule();
    private static final PictureRule PICTURE_RULE = new PictureRule();

    private final MappedUser mapped;
    private final Instant knownAt;
    private final IssueLog issues;

    UserCleaningRun(MappedUser mapped, Instant knownAt) {
        this.mapped = mapped;
        this.knownAt = knownAt;
        this.issues = new IssueLog(mapped.issues());
    }

    CleanUser user() {
        String nationality = clean(NATIONALITY, COUNTRY_RULE);
        Address address = address();
        String country = address.country() == null ? nationality : address.country();
        PhoneRule phoneRule = new PhoneRule(country);
        User user = new User(
                name(new NameCapitalizer(country)),
                clean(GENDER, GENDER_RULE),
                clean(BIRTH_DATE, new BirthDateRule(knownAt)),
                nationality,
                clean(EMAIL, EMAIL_RULE),
                clean(PHONE, phoneRule),
                clean(CELL, phoneRule),
                text(USERNAME),
                clean(REGISTERED_AT, new TimeRule(knownAt)),
                nationalId(),
                address,
                clean(PICTURE, PICTURE_RULE));
        return new CleanUser(user, issues.all());
    }

    private PersonName name(NameCapitalizer nameCase) {
        String title = text(NAME_TITLE);
        String first = text(NAME_FIRST);
        String last = text(NAME_LAST);
        String full = first == null && last == null ? text(NAME_FULL) : null;
        if (full != null) {
            FullNameParser cut = FullNameParser.of(nameCase.of(full));
            return new PersonName(title == null ? cut.title() : nameCase.of(title), cut.first(), cut.last());
        }
        return new PersonName(cased(title, nameCase), cased(first, nameCase), cased(last, nameCase));
    }

    private static @Nullable String cased(@Nullable String text, NameCapitalizer nameCase) {
        return text == null ? null : nameCase.of(text);
    }

    private Address address() {
        String country = clean(COUNTRY, COUNTRY_RULE);
        return new Address(
                text(STREET),
                text(CITY),
                text(STATE),
                clean(POSTCODE, new PostcodeRule(country)),
                country,
                clean(LATITUDE, LATITUDE_RULE),
                clean(LONGITUDE, LONGITUDE_RULE),
                clean(UTC_OFFSET, UTC_OFFSET_RULE));
    }

    private @Nullable NationalId nationalId() {
        String name = text(NATIONAL_ID_NAME);
        String value = clean(NATIONAL_ID_VALUE, NATIONAL_ID_RULE);
        if (name == null && value == null) {
            return null;
        }
        return new NationalId(name == null ? "unknown" : name, value);
    }

    private @Nullable String text(CanonicalField field) {
        String text = mapped.text(field);
        if (text != null && text.length() > TextNormalizer.MAX_LENGTH) {
            return issues.add("VALUE_TOO_LONG", field.path());
        }
        String clean = TextNormalizer.of(text);
        if (text != null && !text.equals(clean) && TextNormalizer.isCut(text)) {
            issues.add("TEXT_CUT", field.path());
        }
        return clean;
    }

    private <T> @Nullable T clean(CanonicalField field, CleaningRule<T> rule) {
        String text = text(field);
        return text == null ? null : rule.apply(text, field.path(), issues);
    }
}

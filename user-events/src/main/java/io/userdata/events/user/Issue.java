package io.userdata.events.user;

/**
 * Something wrong with a field of a user that does not keep it from being a user; never holds personal data.
 *
 * @param code stable, upper case, such as {@code PHONE_INVALID}
 * @param field path of the canonical field, such as {@code address.postcode}
 */
public record Issue(String code, String field) {}

package io.userdata.localstack.userapi.person;

import java.util.List;

/** The time zones of randomuser.me, which have nothing to do with where its people live. */
final class Timezones {
    static final List<SampleUser.Timezone> ALL = List.of(
            zone("-12:00", "Eniwetok, Kwajalein"),
            zone("-11:00", "Midway Island, Samoa"),
            zone("-10:00", "Hawaii"),
            zone("-9:00", "Alaska"),
            zone("-8:00", "Pacific Time (US & Canada)"),
            zone("-7:00", "Mountain Time (US & Canada)"),
            zone("-6:00", "Central Time (US & Canada), Mexico City"),
            zone("-5:00", "Eastern Time (US & Canada), Bogota, Lima"),
            zone("-4:00", "Atlantic Time (Canada), Caracas, La Paz"),
            zone("-3:30", "Newfoundland"),
            zone("-3:00", "Brazil, Buenos Aires, Georgetown"),
            zone("-2:00", "Mid-Atlantic"),
            zone("-1:00", "Azores, Cape Verde Islands"),
            zone("0:00", "Western Europe Time, London, Lisbon, Casablanca"),
            zone("+1:00", "Brussels, Copenhagen, Madrid, Paris"),
            zone("+2:00", "Kaliningrad, South Africa"),
            zone("+3:00", "Baghdad, Riyadh, Moscow, St. Petersburg"),
            zone("+3:30", "Tehran"),
            zone("+4:00", "Abu Dhabi, Muscat, Baku, Tbilisi"),
            zone("+4:30", "Kabul"),
            zone("+5:00", "Ekaterinburg, Islamabad, Karachi, Tashkent"),
            zone("+5:30", "Bombay, Calcutta, Madras, New Delhi"),
            zone("+5:45", "Kathmandu"),
            zone("+6:00", "Almaty, Dhaka, Colombo"),
            zone("+7:00", "Bangkok, Hanoi, Jakarta"),
            zone("+8:00", "Beijing, Perth, Singapore, Hong Kong"),
            zone("+9:00", "Tokyo, Seoul, Osaka, Sapporo, Yakutsk"),
            zone("+9:30", "Adelaide, Darwin"),
            zone("+10:00", "Eastern Australia, Guam, Vladivostok"),
            zone("+11:00", "Magadan, Solomon Islands, New Caledonia"));

    private Timezones() {}

    private static SampleUser.Timezone zone(String offset, String description) {
        return new SampleUser.Timezone(offset, description);
    }
}

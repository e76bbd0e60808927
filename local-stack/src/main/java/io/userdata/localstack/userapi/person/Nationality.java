package io.userdata.localstack.userapi.person;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The 21 nationalities of randomuser.me v1.4, with what their people's numbers look like there. */
public enum Nationality {
    AU("en-AU", "Australia", "0#-####-####", "04##-###-###", "%###", "TFN", "#########"),
    BR("pt-BR", "Brazil", "(##) ####-####", "(##) ####-####", "%####", "CPF", "###.###.###-##"),
    CA("en-CA", "Canada", "?## ?##-####", "?## ?##-####", "?#? #?#", "SIN", "#########"),
    CH("de-CH", "Switzerland", "07# ### ## ##", "07# ### ## ##", "%###", "AVS", "756.####.####.##"),
    DE("de", "Germany", "0###-#######", "017#-#######", "%####", "SVNR", "## @ ? ###"),
    DK("da-DK", "Denmark", "########", "########", "%####", "CPR", "@-####"),
    ES("es", "Spain", "9##-###-###", "6##-###-###", "%####", "DNI", "########-?"),
    FI("fi-FI", "Finland", "0#-###-###", "04#-###-##-##", "%####", "HETU", "NaNNA###undefined"),
    FR("fr", "France", "0#-##-##-##-##", "06-##-##-##-##", "%####", "INSEE", "############# ##"),
    GB("en-GB", "United Kingdom", "01#### #####", "07### ######", "?# #??", "NINO", "?? ## ## ## ?"),
    IE("en-IE", "Ireland", "0#1-###-####", "081-###-####", "%####", "PPS", "#######T"),
    IN("en-IN", "India", "%#########", "%#########", "%####", "UIDAI", "############"),
    IR("fa", "Iran", "0##-########", "09##-###-####", "%####", "", ""),
    MX("es-MX", "Mexico", "(6##) ### ####", "(6##) ### ####", "%####", "NSS", "## ## ## #### #"),
    NL("nl", "Netherlands", "(###)-###-####", "(###)-###-####", "%####", "BSN", "########"),
    NO("nb-NO", "Norway", "########", "########", "####", "FN", "@#####"),
    NZ("en-NZ", "New Zealand", "(###)-###-####", "(###)-###-####", "%####", "", ""),
    RS("hr", "Serbia", "0##-####-###", "06#-####-###", "%####", "SID", "#########"),
    TR("tr", "Turkey", "(###)-###-####", "(###)-###-####", "%####", "", ""),
    UA("uk", "Ukraine", "(0##) ?##-####", "(09#) ?##-####", "%####", "", ""),
    US("en-US", "United States", "(###) ###-####", "(###) ###-####", "%####", "SSN", "###-##-####");

    private final Locale locale;
    private final String country;
    private final NumberPattern phone;
    private final NumberPattern cell;
    private final NumberPattern postcode;
    private final String idName;
    private final NumberPattern id;

    Nationality(String locale, String country, String phone, String cell, String postcode, String idName, String id) {
        this.locale = Locale.forLanguageTag(locale);
        this.country = country;
        this.phone = new NumberPattern(phone);
        this.cell = new NumberPattern(cell);
        this.postcode = new NumberPattern(postcode);
        this.idName = idName;
        this.id = new NumberPattern(id);
    }

    /** The nationality of a code in any case; empty for a code that is none. */
    public static Optional<Nationality> of(String code) {
        return Stream.of(values())
                .filter(nationality -> nationality.name().equalsIgnoreCase(code))
                .findFirst();
    }

    Locale locale() {
        return locale;
    }

    String country() {
        return country;
    }

    NumberPattern phone() {
        return phone;
    }

    NumberPattern cell() {
        return cell;
    }

    NumberPattern postcode() {
        return postcode;
    }

    /** Some countries' codes are numbers there, others texts. */
    boolean hasNumericPostcode() {
        return postcode.shape().startsWith("%");
    }

    String idName() {
        return idName;
    }

    /** Empty where the country has none. */
    NumberPattern id() {
        return id;
    }
}

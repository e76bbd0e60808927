package io.userdata.localstack.userapi.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Makes what no one should have kept: names, passwords in plain text and their hashes. */
final class LoginGenerator {
    private static final List<String> ADJECTIVES = List.of(
            ("angry beautiful big black blue brown crazy golden green happy heavy lazy orange organic purple red sad"
                            + " silver small ticklish tiny white yellow")
                    .split(" "));
    private static final List<String> ANIMALS = List.of(
            ("bear bird butterfly cat dog duck elephant fish frog goose gorilla koala ladybug leopard lion meercat"
                            + " mouse ostrich panda peacock rabbit snake swan tiger wolf zebra")
                    .split(" "));
    private static final List<String> PASSWORDS = List.of(
            ("123456 313131 90210 bobcat bootsy breeze cooper dolphin flash google griffin harley highland imperial"
                            + " liberty lonewolf luther marcus monster newyear pontiac rosario sheldon shower slipper"
                            + " sparky strider superman thrasher vikings wildcard zorro")
                    .split(" "));
    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SALT_LENGTH = 8;

    private LoginGenerator() {}

    static SampleUser.Login draw(SeededRandom draw) {
        UUID uuid = new UUID((draw.next() & ~0xf000L) | 0x4000L, (draw.next() >>> 2) | (1L << 63)); // version 4
        String username = draw.one(ADJECTIVES) + draw.one(ANIMALS) + (100 + draw.below(900));
        String password = draw.one(PASSWORDS);
        String salt = salt(draw);
        byte[] salted = (password + salt).getBytes(UTF_8);
        return new SampleUser.Login(
                uuid.toString(),
                username,
                password,
                salt,
                hash("MD5", salted),
                hash("SHA-1", salted),
                hash("SHA-256", salted));
    }

    private static String salt(SeededRandom draw) {
        StringBuilder salt = new StringBuilder();
        for (int i = 0; i < SALT_LENGTH; i++) {
            salt.append(SIGNS.charAt(draw.below(SIGNS.length())));
        }
        return salt.toString();
    }

    private static String hash(String algorithm, byte[] salted) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(salted));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}

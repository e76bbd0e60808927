package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/** The console's page in a headless Chromium; a page that draws itself anew is asked again. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> SWITCHES = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=en",
            "--host-resolver-rules=MAP *.test 127.0.0.1");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Whether this machine has Chromium and its driver, as Debian installs them. */
    static boolean isInstalled() {
        return program("chromium").isPresent() && program("chromedriver").isPresent();
    }

    /** Opens the console's page, and waits until it shows something. */
    static Browser open(String console, String token) throws IOException {
        Browser browser = visit(console + "/", token);
        await().atMost(PATIENCE).until(() -> !browser.all("body[data-at]").isEmpty());
        return browser;
    }

    /** Opens a page with this token as the password, as a user types it when the browser asks for one. */
    static Browser visit(String address, String token) throws IOException {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium").orElseThrow());
        options.addArguments(SWITCHES);
        options.addArguments("--user-data-dir=" + Files.createTempDirectory("chromium"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").orElseThrow())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.driver.manage().window().setSize(new Dimension(1360, 900));
        browser.driver.get(address.replace("://", "://caller:" + token + "@"));
        return browser;
    }

    /** What an element says; empty while it is not there. */
    String text(String selector) {
        try {
            return driver.findElement(By.cssSelector(selector)).getText();
        } catch (NoSuchElementException | StaleElementReferenceException e) { // not drawn yet, or drawn anew
            return "";
        }
    }

    /** The number that an element shows; -1 while it shows none. */
    long number(String selector) {
        String digits = text(selector).replaceAll("[^0-9]", "");
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }

    /** Presses what is there, or as soon as it is. */
    void press(String selector) {
        await(selector).atMost(PATIENCE).untilAsserted(() -> assertThatCode(
                        () -> driver.findElement(By.cssSelector(selector)).click())
                .doesNotThrowAnyException());
    }

    /** Types into an emptied field. */
    void type(String selector, String text) {
        await(selector).atMost(PATIENCE).until(() -> !all(selector).isEmpty());
        WebElement field = driver.findElement(By.cssSelector(selector));
        field.clear();
        field.sendKeys(text);
    }

    /** Puts text into a field at once, as pasting does. */
    void paste(String selector, String text) {
        driver.executeScript("document.querySelector(arguments[0]).value = arguments[1]", selector, text);
    }

    /** What stands in a field; empty while it is not there. */
    String value(String selector) {
        try {
            return String.valueOf(driver.findElement(By.cssSelector(selector)).getDomProperty("value"));
        } catch (NoSuchElementException | StaleElementReferenceException e) { // not drawn yet, or drawn anew
            return "";
        }
    }

    /** Goes to another page with the credentials that it remembers. */
    void go(String address) {
        driver.get(address);
    }

    /** Adds up from now on what a rate per second that the page shows comes to. */
    void addUp(String selector) {
        driver.executeScript("""
                const selector = arguments[0];
                let then = performance.now();
                window.sums = { ...window.sums, [selector]: 0 };
                setInterval(() => {
                  const now = performance.now();
                  const shown = document.querySelector(selector)?.textContent.replaceAll(",", "");
                  window.sums[selector] += (Number(shown) || 0) * (now - then) / 1000;
                  then = now;
                }, 50);""", selector);
    }

    /** What has been added up of a rate. */
    double sum(String selector) {
        return ((Number) driver.executeScript("return window.sums[arguments[0]]", selector)).doubleValue();
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** What the page complained of: refused scripts and styles, exceptions. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** A picture of it, as wide as this. */
    void picture(Path file, int width, int height) throws IOException {
        driver.manage().window().setSize(new Dimension(width, height));
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<File> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst();
    }
}

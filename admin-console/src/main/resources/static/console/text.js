// Numbers and times as people read them.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const ZONE = "userdata-zone";

/** Times are shown in UTC, as the services and their logs tell them, or in the zone of this browser. */
export const zone = { local: localStorage.getItem(ZONE) === "local" };
let day = format();

function format() {
  return new Intl.DateTimeFormat("sv", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
    timeZone: zone.local ? undefined : "UTC",
  });
}

/** Shows times in the other zone, now and the next time the page is opened. */
export function switchZone() {
  zone.local = !zone.local;
  localStorage.setItem(ZONE, zone.local ? "local" : "UTC");
  day = format();
}

export const count = (number) => (number === undefined || number === null ? "–" : whole.format(number));

export const rate = (number) =>
  number === undefined || number === null ? "–" : (number > 0 && number < 100 ? fine : whole).format(number);

export function seconds(number) {
  if (number === undefined || number === null) {
    return "–";
  }
  if (number < 1) {
    return `${whole.format(number * 1000)} ms`;
  }
  return number < 120 ? `${fine.format(number)} s` : duration(number);
}

function duration(number) {
  const minutes = Math.round(number / 60);
  const hours = Math.floor(minutes / 60);
  if (hours < 1) {
    return `${minutes} min`;
  }
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

/** An instant, as far as it is from now: "12 s ago", "in 3 min". */
export function when(instant, now) {
  if (!instant) {
    return "–";
  }
  const distance = (Date.parse(instant) - now) / 1000;
  const text = Math.abs(distance) < 120 ? `${Math.round(Math.abs(distance))} s` : duration(Math.abs(distance));
  return distance > 0.5 ? `in ${text}` : `${text} ago`;
}

/** An instant with its zone. */
export const clock = (instant) => (instant ? day.format(new Date(instant)) : "–");

export const short = (id) => (id ? id.slice(0, 8) : "–");

/** An ISO duration as a schedule has it: "30 s", "5 min". */
export function every(iso) {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso ?? "");
  if (!match) {
    return iso ?? "";
  }
  const [, hours, minutes, rest] = match;
  return [hours && `${hours} h`, minutes && `${minutes} min`, rest && `${Number(rest)} s`].filter(Boolean).join(" ");
}

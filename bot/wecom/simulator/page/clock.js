// The clock on the page is the simulator's, always in China's zone, wherever the browser is.

const zone = 8 * 3600e3, day = 86400e3;
let offset = 0; // simulator minus browser

const pad = n => String(n).padStart(2, "0");
const parts = ms => new Date(ms + zone); // read with the UTC getters

export const now = () => Date.now() + offset;
export function setNow(iso) {
  offset = Date.parse(iso) - Date.now();
  tick();
  const to = document.getElementById("to");
  if (document.activeElement !== to) to.value = parts(now()).toISOString().slice(0, 16);
}

export function stamp(ms) {
  const d = parts(ms);
  return `${d.getUTCFullYear()}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())} 周${"日一二三四五六"[d.getUTCDay()]} ${clockTime(ms)}`;
}

export function clockTime(ms) {
  const d = parts(ms);
  return `${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}`;
}

function tick() {
  const seconds = pad(parts(now()).getUTCSeconds());
  document.getElementById("now").textContent = `${stamp(now())}:${seconds}`;
  document.querySelector("#clock-open .hm").textContent = clockTime(now());
}

function nextNine() {
  const nine = Math.floor((now() + zone) / day) * day - zone + 9 * 3600e3;
  return nine > now() ? nine : nine + day;
}

export function start(post, say) {
  const move = async ms => {
    const got = await post("/simulator/clock", { to: new Date(ms).toISOString() });
    if (got.now) {
      setNow(got.now);
      say("时钟拨到 " + stamp(now()));
    }
  };
  for (const b of document.querySelectorAll("[data-hours]")) b.onclick = () => move(now() + b.dataset.hours * 3600e3);
  document.getElementById("nine").onclick = () => move(nextNine());
  document.getElementById("move").onsubmit = e => {
    e.preventDefault();
    const value = document.getElementById("to").value; // with seconds only where the browser adds them
    if (value) move(Date.parse(value + ":00Z".slice(value.length > 16 ? 3 : 0)) - zone);
  };
  setInterval(tick, 1000);
}

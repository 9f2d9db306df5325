// One person in front of all members: pick one, read, write, click; everything else arrives by one long poll.

import { el, bubble, preview } from "./bubble.js";
import * as clock from "./clock.js";

const $ = id => document.getElementById(id);
const state = { members: [], messages: new Map(), read: {}, boot: "", revision: 0, current: "" };

async function request(path, body) {
  const init = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, init);
  return { status: response.status, ...(await response.json()) };
}

async function post(path, body) {
  try {
    const got = await request(path, body);
    if (got.error) say(got.error);
    return got;
  } catch {
    say("模拟器没有应答。");
    return {};
  }
}

let quiet;
function say(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(quiet);
  quiet = setTimeout(() => { $("toast").hidden = true; }, 4000);
}

// ---- members

const of = userid => state.messages.get(userid) || new Map();
const unread = userid => [...of(userid).values()].filter(m => m.direction === "out" && m.id > (state.read[userid] || 0)).length;
const last = userid => [...of(userid).values()].reduce((a, m) => (!a || m.id > a.id ? m : a), null);

function face(member) {
  const tint = [...member.org].reduce((n, c) => n + c.codePointAt(0), 0) % 6;
  return el("span", { className: "face tint" + tint }, member.name.length > 3 ? member.name.slice(0, 2) : member.name.slice(-2));
}

function memberRow(m) {
  const n = unread(m.userid);
  const row = el("button", { type: "button", className: "member" }, face(m),
    el("span", { className: "lines" }, el("span", {}, m.name), el("small", {}, preview(last(m.userid)) || m.userid)),
    n ? el("b", { className: "badge" }, n > 99 ? "99+" : String(n)) : null);
  row.setAttribute("aria-current", m.userid === state.current);
  row.onclick = () => { location.hash = encodeURIComponent(m.userid); drawer(false); };
  return row;
}

function drawMembers() {
  const want = $("search").value.trim().toLowerCase();
  const groups = new Map();
  for (const m of state.members) {
    if (want && !`${m.name} ${m.org} ${m.userid}`.toLowerCase().includes(want)) continue;
    if (!groups.has(m.org)) groups.set(m.org, []);
    groups.get(m.org).push(m);
  }
  const nodes = [];
  for (const [org, list] of groups) nodes.push(el("h2", {}, org), ...list.map(memberRow));
  if (!nodes.length) nodes.push(el("div", { className: "none" }, "没有符合的成员。"));
  $("members").replaceChildren(...nodes);
  const others = state.members.reduce((n, m) => n + unread(m.userid), 0);
  $("total").hidden = others === 0;
  $("total").textContent = others > 99 ? "99+" : others;
  document.title = (others ? `(${others}) ` : "") + "模拟器 · 不是企业微信";
}

function drawer(open) {
  $("side").classList.toggle("open", open);
  $("shade").hidden = !open;
  $("menu").setAttribute("aria-expanded", open);
}

// ---- chat

function click(task_id, key) {
  return post(`/simulator/members/${encodeURIComponent(state.current)}/click`, { task_id, key }).then(got => {
    if (got.answered === false) say("服务没有应答这次点击，可以再点一次。");
  });
}

function drawChat() {
  const member = state.members.find(m => m.userid === state.current);
  if (!member) return;
  $("who").querySelector("h1").textContent = member.name;
  $("who").querySelector("span").textContent = `${member.org} · ${member.userid}`;
  const log = $("log"), list = [...of(member.userid).values()].sort((a, b) => a.id - b.id);
  const same = log.dataset.member === member.userid;
  const atEnd = !same || log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const nodes = [];
  let before = 0;
  for (const m of list) {
    const at = Date.parse(m.at);
    if (at - before > 300e3 || at < before) nodes.push(el("div", { className: "when" }, clock.stamp(at)));
    before = at;
    nodes.push(bubble(m, face(member), click));
  }
  if (!nodes.length) nodes.push(el("div", { className: "note" }, `在下面输入，就是以“${member.name}”的身份对应用说话。`));
  log.replaceChildren(...nodes);
  log.dataset.member = member.userid;
  if (atEnd) log.scrollTop = log.scrollHeight;
  if (!document.hidden) {
    state.read[member.userid] = list.length ? list[list.length - 1].id : 0;
    remember();
  }
}

function draw() {
  drawChat();
  drawMembers();
}

function choose() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const found = state.members.find(m => m.userid === wanted) || state.members[0];
  state.current = found ? found.userid : "";
  draw();
  if (window.matchMedia("(min-width:761px)").matches) $("text").focus();
}

// Texts of one member leave one after the other, so that they arrive in the order they were typed.
const leaving = {};
function send() {
  const text = $("text").value, userid = state.current;
  if (!text.trim()) return;
  $("text").value = "";
  grow();
  $("log").dataset.member = ""; // scroll to what was just sent
  leaving[userid] = (leaving[userid] || Promise.resolve()).then(() => post(`/simulator/members/${encodeURIComponent(userid)}/text`, { text }));
}

function grow() {
  $("text").style.height = "auto";
  $("text").style.height = $("text").scrollHeight + 2 + "px";
}

// ---- what has been read is kept by this browser, for this run of the simulator

const remember = () => { try { localStorage.setItem("read", JSON.stringify({ boot: state.boot, read: state.read })); } catch { /* private mode */ } };

function recall(boot) {
  state.boot = boot;
  try {
    const kept = JSON.parse(localStorage.getItem("read") || "{}");
    if (kept.boot === boot) state.read = kept.read;
  } catch { /* nothing kept */ }
}

function take(got) {
  if (state.boot && got.boot !== state.boot) {
    location.reload(); // another simulator answers here now
    return;
  }
  clock.setNow(got.now);
  if (!state.boot) recall(got.boot);
  for (const m of got.messages) {
    if (!state.messages.has(m.member)) state.messages.set(m.member, new Map());
    state.messages.get(m.member).set(m.id, m);
  }
  state.revision = got.revision;
  if (got.messages.length) draw();
}

const pause = ms => new Promise(done => setTimeout(done, ms));

async function follow() {
  for (;;) {
    const asked = Date.now();
    try {
      const got = await request(`/simulator/changes?since=${state.revision}&wait=25`);
      take(got);
      if (!got.messages.length && Date.now() - asked < 1000) await pause(1000);
    } catch {
      say("与模拟器的连接断开，正在重试……");
      await pause(2000);
    }
  }
}

async function start() {
  $("search").oninput = drawMembers;
  $("menu").onclick = () => drawer(!$("side").classList.contains("open"));
  $("shade").onclick = () => drawer(false);
  $("clock-open").onclick = () => $("clock-open").setAttribute("aria-expanded", $("tools").classList.toggle("open"));
  $("verify").onclick = async () => { if ((await post("/simulator/verify", {})).ok) say("回调地址验证通过。"); };
  $("compose").onsubmit = e => { e.preventDefault(); send(); };
  $("text").oninput = grow;
  $("text").onkeydown = e => {
    if (e.key === "Enter" && !e.shiftKey && !e.isComposing) { e.preventDefault(); send(); }
  };
  document.addEventListener("visibilitychange", draw);
  window.addEventListener("hashchange", choose);
  clock.start(post, say);
  const response = await fetch("/simulator/members");
  state.members = await response.json();
  take(await request("/simulator/changes?since=0"));
  choose();
  follow();
}

start();

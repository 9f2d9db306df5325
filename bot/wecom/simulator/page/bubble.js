// Building what is shown of a message. Everything is made of text nodes; nothing a service sends is parsed as HTML.

export function el(tag, props = {}, ...children) {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children.filter(c => c !== null && c !== undefined && c !== ""));
  return node;
}

const safe = url => (/^https?:\/\//i.test(url) ? url : "");

function link(url, ...label) {
  return safe(url) ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...label) : el("span", {}, ...label);
}

// Text messages know one element, <a href="…">…</a>; the rest is what it looks like.
function textNodes(text) {
  const out = [], anchor = /<a\s+href\s*=\s*["']([^"'<>]*)["']\s*>([^<]*)<\/a>/gi;
  let at = 0;
  for (const m of text.matchAll(anchor)) {
    out.push(text.slice(at, m.index), link(m[1], m[2]));
    at = m.index + m[0].length;
  }
  out.push(text.slice(at));
  return out;
}

// The dialect of app messages: headings, bold, links, inline code, quotes, three colours.
function inline(text) {
  const out = [], mark = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]*)\]\(([^)\s]*)\)|<font color="(info|comment|warning)">([\s\S]*?)<\/font>/g;
  let at = 0;
  for (const m of text.matchAll(mark)) {
    out.push(text.slice(at, m.index));
    if (m[1] !== undefined) out.push(el("b", {}, ...inline(m[1])));
    else if (m[2] !== undefined) out.push(el("code", {}, m[2]));
    else if (m[4] !== undefined) out.push(link(m[4], m[3]));
    else out.push(el("span", { className: m[5] }, ...inline(m[6])));
    at = m.index + m[0].length;
  }
  out.push(text.slice(at));
  return out;
}

function markdown(text) {
  return text.split("\n").map(line => {
    let m;
    if ((m = /^#{1,6} (.*)/.exec(line))) return el("h3", {}, ...inline(m[1]));
    if ((m = /^> ?(.*)/.exec(line))) return el("blockquote", {}, ...inline(m[1]));
    return el("div", {}, ...(line ? inline(line) : [el("br")]));
  });
}

function size(n) {
  return n < 1024 ? `${n} 字节` : n < 1048576 ? `${(n / 1024).toFixed(1)} KB` : `${(n / 1048576).toFixed(1)} MB`;
}

function file(f) {
  const ext = (/\.([0-9a-z]{1,5})$/i.exec(f.name) || [, "文件"])[1];
  return el("a", { className: "file", href: f.url, download: f.name },
    el("span", { className: "ext" }, ext.toUpperCase()), el("span", {}, f.name, el("small", {}, `${size(f.size)} · 下载`)));
}

function horizontal(list) {
  const dl = el("dl");
  for (const h of list) {
    let value = h.value || h.userid || "";
    if (h.type === 1) value = link(h.url, value || h.url);
    if (h.type === 2) value = el("a", { href: "/simulator/files/" + encodeURIComponent(h.media_id), download: "" }, value || "附件");
    dl.append(el("dt", {}, h.keyname), el("dd", {}, value));
  }
  return dl;
}

function button(b, card, click) {
  const style = "s" + (b.style || 1);
  if (b.type === 1) {
    const a = link(b.url, b.text);
    a.className = style;
    return a;
  }
  const node = el("button", { type: "button", className: `${style} ${b.state || ""}`, disabled: (b.state || "active") !== "active" }, b.text);
  node.onclick = () => { node.disabled = true; click(card.task_id, b.key).finally(() => { node.disabled = (b.state || "active") !== "active"; }); };
  return node;
}

function buttons(card, click) {
  if (card.replaced) return el("div", { className: "buttons" }, el("div", { className: "replaced" }, card.replaced));
  const menu = card.action_menu ? card.action_menu.action_list.map(a =>
    ({ ...a, style: 4, state: card.clickable ? "active" : a.key === card.clicked ? "clicked" : "disabled" })) : [];
  const all = [...(card.button_list || []), ...menu];
  return all.length ? el("div", { className: "buttons" }, ...all.map(b => button(b, card, click))) : null;
}

function card(c, click) {
  const inside = el("div", { className: "in" });
  const add = (node, wanted) => { if (wanted) inside.append(node()); };
  add(() => el("div", { className: `source c${c.source.desc_color || 0}` }, c.source.desc), c.source && c.source.desc);
  add(() => el("h3", {}, c.main_title.title), c.main_title.title);
  add(() => el("p", {}, c.main_title.desc), c.main_title.desc);
  add(() => el("div", { className: "big" }, c.emphasis_content.title || ""), c.emphasis_content);
  add(() => el("p", {}, c.emphasis_content.desc), c.emphasis_content && c.emphasis_content.desc);
  add(() => el("div", { className: "quote" }, el("b", {}, c.quote_area.title || ""), c.quote_area.title ? "\n" : "", c.quote_area.quote_text || ""), c.quote_area);
  add(() => el("p", {}, c.sub_title_text), c.sub_title_text);
  add(() => horizontal(c.horizontal_content_list), c.horizontal_content_list);
  const jumps = (c.jump_list || []).map(j => { const a = link(j.url || "", j.title); a.className = "jump"; return a; });
  if (c.card_action && safe(c.card_action.url || "")) {
    const a = link(c.card_action.url, "详情");
    a.className = "jump";
    jumps.push(a);
  }
  return el("div", { className: "card" }, inside, buttons(c, click), ...jumps);
}

function content(m, click) {
  if (m.type === "template_card") return card(m.card, click);
  if (m.type === "file") return file(m.file);
  if (m.type === "markdown") return el("div", { className: "bubble md" }, ...markdown(m.text));
  return el("div", { className: "bubble" }, ...(m.direction === "out" ? textNodes(m.text) : [m.text]));
}

function marks(m) {
  const out = [], mark = (text, kind) => out.push(el("span", { className: "mark " + kind }, text));
  if (m.safe) mark("保密消息", "lock");
  if (m.truncated) mark("超过 2048 字节，已被截断", "bad");
  if (m.undelivered) mark("！未送达：服务没有应答", "bad");
  return out;
}

// bubble is one message; face makes the member's picture.
export function bubble(m, face, click) {
  if (m.recalled) return el("div", { className: "note" }, "应用撤回了一条消息");
  const picture = m.direction === "in" ? face : el("span", { className: "face app" }, "应用");
  return el("div", { className: "row " + m.direction }, picture, el("div", { className: "body" }, content(m, click), ...marks(m)));
}

// preview is a message in one line of the member list.
export function preview(m) {
  if (!m) return "";
  if (m.recalled) return "[已撤回]";
  const text = m.type === "template_card" ? "[卡片] " + (m.card.main_title.title || m.card.sub_title_text || "")
    : m.type === "file" ? "[文件] " + m.file.name : m.text;
  const plain = m.type === "markdown" ? text.replace(/<\/?font[^>]*>|\*\*|`|^#+ |^> ?/gm, "") : text.replace(/<\/?a\b[^>]*>/gi, "");
  return (m.direction === "in" ? "我：" : "") + plain.slice(0, 60);
}

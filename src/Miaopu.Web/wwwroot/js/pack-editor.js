// The editor of policy drafts: line numbers, findings while one types, and words to choose from. The page works without it: save, and the findings stand beside
// the text; each can be mended by its button.
//
// <div data-pack-editor data-check="/address" data-words="/address">
//   … .mp-editor-box > textarea …   aside[data-editor-findings]
// </div>
//
// data-check is posted the form's fields; it answers 200 with the findings as a fragment, or 422 { "message" } where the text was not kept.
// data-words answers { schema: the JSON Schema of the file, names: [[name, part that it belongs to, sentence]…] }.

import { placeIn, keysAt, choicesAt, namesIn, wantedAt } from "./pack-place.js";

const wait = 600;
const most = 8;

// what names that are no part of the file by themselves are
const parts = { clauses: "条款", fields: "字段", ledgers: "台账" };

export function start(root) {
  root.querySelectorAll("[data-pack-editor]").forEach(build);
}

function build(editor) {
  if (editor.dataset.started) return;
  editor.dataset.started = "yes";
  const area = editor.querySelector("textarea");
  const box = area.parentElement;
  const findings = editor.querySelector("[data-editor-findings]");
  editor.querySelectorAll("[data-editor-only]").forEach((element) => (element.hidden = false));
  numberLines(area, box);
  followFindings(area, findings);
  if (area.readOnly) return;
  if (editor.dataset.check) checkWhileTyping(editor, area, findings);
  if (editor.dataset.words) offerWords(editor, area, box);
}

function numberLines(area, box) {
  const gutter = Object.assign(document.createElement("div"), { className: "mp-editor-gutter" });
  gutter.setAttribute("aria-hidden", "true");
  const numbers = document.createElement("pre");
  gutter.append(numbers);
  box.prepend(gutter);
  box.classList.add("mp-editor-numbered");
  let shown = 0;
  const draw = () => {
    const lines = area.value.split("\n").length;
    if (lines === shown) return;
    shown = lines;
    numbers.textContent = Array.from({ length: lines }, (_, i) => i + 1).join("\n");
  };
  area.addEventListener("input", draw);
  area.addEventListener("scroll", () => (numbers.style.transform = `translateY(${-area.scrollTop}px)`));
  draw();
}

function lineHeight(area) {
  return parseFloat(getComputedStyle(area).lineHeight);
}

function goTo(area, line, column) {
  const lines = area.value.split("\n");
  const at = Math.min(line, lines.length);
  let index = 0;
  for (let i = 0; i < at - 1; i++) index += lines[i].length + 1;
  index += Math.min(column - 1, lines[at - 1].length);
  area.focus();
  area.setSelectionRange(index, index);
  area.scrollTop = Math.max(0, (at - 6) * lineHeight(area));
  area.scrollIntoView({ block: "nearest" });
}

function followFindings(area, findings) {
  findings.addEventListener("click", (event) => {
    const place = event.target.closest("[data-line]");
    if (place) {
      event.preventDefault();
      goTo(area, Number(place.dataset.line), Number(place.dataset.column));
      return;
    }
    const mend = event.target.closest("[data-mend]");
    if (!mend || area.readOnly) return;
    event.preventDefault();
    const [, index, length, to] = mend.value.match(/^(\d+):(\d+):([^]*)$/);
    const from = Number(index);
    area.focus();
    area.setRangeText(to, from, from + Number(length), "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function checkWhileTyping(editor, area, findings) {
  const state = area.form.querySelector("[data-editor-state]");
  const forget = area.form.querySelector("[data-editor-forget]");
  let timer = 0;
  let request = null;
  let leaving = false;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, wait);
    // what a mend is counted in has changed: wait for the next answer
    findings.querySelectorAll("[data-mend]").forEach((button) => (button.disabled = true));
  });
  area.form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
    request?.abort();
  });
  window.addEventListener("pageshow", () => (leaving = false));

  async function check() {
    request?.abort();
    const mine = (request = new AbortController());
    const body = new URLSearchParams();
    for (const name of ["Text", "Version", "__RequestVerificationToken"]) body.set(name, area.form.elements[name]?.value ?? "");
    try {
      const answer = await fetch(editor.dataset.check, { method: "POST", headers: { Accept: "application/json" }, body, redirect: "manual", credentials: "same-origin", signal: mine.signal });
      if (answer.ok) {
        const fragment = await answer.text();
        if (forget) forget.hidden = false;
        if (request === mine) findings.replaceChildren(...new DOMParser().parseFromString(fragment, "text/html").body.childNodes);
      } else if (answer.type === "opaqueredirect" || answer.status === 401) {
        say("登录已过期，文字留在本页。请在新窗口重新登录，接着输入即可继续保存。");
      } else if (answer.status === 422) {
        say((await answer.json()).message);
      } else {
        say("暂时连不上，文字留在本页。");
      }
    } catch {
      if (!leaving && request === mine) say("暂时连不上，文字留在本页。");
    }
  }

  function say(sentence) {
    if (state) state.textContent = sentence;
  }
}

function offerWords(editor, area, box) {
  const list = Object.assign(document.createElement("ul"), { className: "mp-editor-words", hidden: true, id: area.id + "-words" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "可用的词");
  box.append(list);
  area.setAttribute("aria-controls", list.id);
  area.setAttribute("aria-autocomplete", "list");
  const told = Object.assign(document.createElement("span"), { className: "visually-hidden" });
  told.setAttribute("role", "status");
  box.append(told);
  let words = null;
  let sought = "";
  let chosen = 0;
  let offered = [];

  const nothing = { schema: {}, names: [] };
  const load = () => (words ??= fetch(editor.dataset.words, { headers: { Accept: "application/json" } }).then((answer) => (answer.ok ? answer.json() : nothing)).catch(() => nothing));

  async function offer(asked) {
    const { schema, names } = await load();
    const { path, typed, phrase, key, comment } = placeIn(area.value, area.selectionStart);
    if (comment) return close();
    const known = [...namesIn(area.value).map(([name, part]) => [name, part, schema.properties?.[part]?.description ?? parts[part] ?? ""]), ...names];
    const choices = key ? [] : choicesAt(schema, path);
    const all = key ? keysAt(schema, path).map(([word, said]) => [word, said, ": "])
      : (choices.length > 0 ? choices : wantedAt(path, known).map(([name, , said]) => [name, said])).map(([word, said]) => [word, said, ""]);
    // keys and names of several words go by all that is typed of them; within an expression the last word counts
    const whole = phrase.length > typed.length && all.some(([word]) => word.startsWith(phrase));
    sought = key || whole ? phrase : typed;
    if (!asked && sought.length === 0) return close();
    const begin = all.filter(([word]) => word.startsWith(sought) && word !== sought);
    const within = sought.length > 0 && !whole ? all.filter(([word]) => !word.startsWith(sought) && word.includes(sought)) : [];
    offered = [...new Map([...begin, ...within].map((word) => [word[0], word])).values()].slice(0, most);
    if (offered.length === 0) return close();
    chosen = 0;
    draw();
    place();
    told.textContent = `${offered.length} 个可用的词，上下键选择`;
  }

  function draw() {
    list.replaceChildren(...offered.map(([word, said], i) => {
      const item = Object.assign(document.createElement("li"), { id: `${list.id}-${i}` });
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(i === chosen));
      item.setAttribute("aria-label", said ? `${word}，${said}` : word);
      item.append(Object.assign(document.createElement("strong"), { textContent: word }), Object.assign(document.createElement("span"), { textContent: said }));
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(i);
      });
      return item;
    }));
    list.hidden = false;
    area.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
  }

  function place() {
    const before = area.value.slice(0, area.selectionStart).split("\n");
    const style = getComputedStyle(area);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${style.fontSize} ${style.fontFamily}`;
    const x = area.offsetLeft + parseFloat(style.paddingLeft) + pen.measureText(before.at(-1)).width - area.scrollLeft;
    const y = area.offsetTop + parseFloat(style.paddingTop) + before.length * lineHeight(area) - area.scrollTop;
    list.style.left = `${Math.max(0, Math.min(x, box.clientWidth - list.offsetWidth))}px`;
    list.style.top = `${y}px`;
  }

  function close() {
    list.hidden = true;
    told.textContent = "";
    area.removeAttribute("aria-activedescendant");
  }

  function take(i) {
    const [word, , after] = offered[i];
    const rest = area.value.slice(area.selectionEnd);
    area.setRangeText(word + (after && !/^ *:/.test(rest) ? after : ""), area.selectionStart - sought.length, area.selectionEnd, "end");
    close();
    area.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  }

  let taking = false;
  area.addEventListener("input", () => {
    if (!taking) offer(false);
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      offer(true);
      return;
    }
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : offered.length - 1)) % offered.length;
      draw();
    } else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
      event.preventDefault();
      taking = true;
      take(chosen);
      taking = false;
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  area.addEventListener("blur", close);
  // a long line scrolls while one types in it
  area.addEventListener("scroll", () => {
    if (!list.hidden) place();
  });
  area.addEventListener("click", close);
}

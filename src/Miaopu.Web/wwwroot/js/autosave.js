// Keeps what is filled in while it is: texts, numbers, days, choices. Boxes and radio buttons of one name are one field, saved as their values with 、 between.
//
// A field says   data-autosave="/address" data-autosave-version="7" data-autosave-state="id of its SavedState"
// and is posted as urlencoded form: its own name and value, "version", "sent" (each text that was sent before and got no answer: the server
// may have it, and then it is no stranger's), and the antiforgery token of the page. The version is that of the text, whoever wrote it: another
// tab of the same person is told as another person would be. Where the form carries the version too, in a hidden field that says
// data-autosave-seen="name of the field", it gets each new one; one that says data-autosave-base (a mark of the text first shown) is emptied,
// for that text is no longer the one kept.
// The answer is JSON:
//   200 { "savedAt": "14:03", "version": "8", "remark": null }    a remark says what is wrong with the text, which is saved all the same
//   409 { "message": "…" }    somebody else saved in between: nothing is overwritten
//   422 { "message": "…" }    the text cannot be taken as it is
// 401 or a redirect to the sign-in page means that the session has ended. Then, as with a lost connection, the text
// stays in this tab's storage, is put back when the page is opened again, and is sent on the next chance. If the stored
// text has a newer version by then, nothing is sent by itself: the person chooses.

const wait = 1200;
const retry = 15000;

export function start(root) {
  root.querySelectorAll("[data-autosave]").forEach(watch);
}

function inputOf(field) {
  if (field.type !== "radio" && field.type !== "checkbox") {
    return { all: [field], get: () => field.value, set: (text) => (field.value = text) };
  }
  const all = [...(field.form ?? document).querySelectorAll(`input[name="${CSS.escape(field.name)}"]`)];
  return {
    all,
    get: () => all.filter((box) => box.checked).map((box) => box.value).join("、"),
    set: (text) => all.forEach((box) => (box.checked = text.split("、").includes(box.value))),
  };
}

function watch(field) {
  if (field.dataset.autosaveWatched) return;
  const input = inputOf(field);
  for (const element of input.all) element.dataset.autosaveWatched = "yes";

  const key = `miaopu:text:${field.dataset.autosave}:${field.name}`;
  const state = document.getElementById(field.dataset.autosaveState);
  let saved = input.get();
  let timer = 0;
  let sending = false;
  let request = null;
  let leaving = false;
  let unanswered = [];

  for (const element of input.all) {
    element.addEventListener("input", changed);
    element.addEventListener("blur", () => later(0));
  }
  // The form carries the text itself: a save that comes after it would speak to a case that has moved on. Heard last, on the window: where
  // another handler has kept the form from being sent, nobody leaves.
  window.addEventListener("submit", (event) => {
    if (event.target !== field.form || field.form === null || event.defaultPrevented) return;
    sessionStorage.removeItem(key);
    leaving = true;
    clearTimeout(timer);
    request?.abort();
    for (const text of unanswered) tell(`sent:${field.name}`, text);
  });
  window.addEventListener("pageshow", () => (leaving = false));
  window.addEventListener("online", () => later(0));
  restore();

  function changed() {
    sessionStorage.setItem(key, JSON.stringify({ text: input.get(), version: field.dataset.autosaveVersion ?? "" }));
    later(wait);
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (kept === null) return;
    if (kept.text === input.get()) {
      sessionStorage.removeItem(key);
    } else if (kept.version === (field.dataset.autosaveVersion ?? "")) {
      replace(kept.text);
    } else {
      say("conflict", "这段文字后来在别处改过，本页还留着您没有保存的那份。");
      const choice = document.createElement("button");
      choice.type = "button";
      choice.className = "btn btn-sm btn-outline-primary";
      choice.textContent = "换成我的";
      choice.addEventListener("click", () => replace(kept.text));
      state?.append(choice);
    }
  }

  function replace(text) {
    input.set(text);
    field.dispatchEvent(new Event("input"));
    later(0);
  }

  function later(delay) {
    clearTimeout(timer);
    if (!leaving) timer = setTimeout(send, delay);
  }

  async function send() {
    if (sending) return later(wait);
    const text = input.get();
    if (text === saved) return sessionStorage.removeItem(key);

    sending = true;
    request = new AbortController();
    const body = contents(text);
    unanswered = [...new Set([...unanswered, text])];
    say("saving", "正在保存…");
    try {
      const answer = await fetch(field.dataset.autosave, {
        method: "POST",
        headers: { Accept: "application/json" },
        body,
        redirect: "manual",
        credentials: "same-origin",
        signal: request.signal,
      });
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        say("kept", "登录已过期，文字保留在本页。请在新窗口重新登录，这里会接着保存。");
        later(retry);
      } else if (answer.status === 409 || answer.status === 422) {
        const { message } = await answer.json();
        unanswered = unanswered.filter((sent) => sent !== text);
        say(answer.status === 409 ? "conflict" : "kept", message);
      } else if (answer.ok) {
        const { savedAt, version, remark } = await answer.json();
        saved = text;
        unanswered = [];
        if (version !== undefined) seen(version);
        if (input.get() === text) sessionStorage.removeItem(key);
        else later(wait);
        if (remark) say("kept", `${remark}已自动保存 ${savedAt}，提交前请改正。`);
        else say("saved", `已自动保存 ${savedAt}`);
      } else {
        keep();
      }
    } catch {
      if (!leaving) keep();
    } finally {
      sending = false;
    }
  }

  function seen(version) {
    field.dataset.autosaveVersion = version;
    const mine = (what) => field.form?.querySelector(`input[data-autosave-${what}="${CSS.escape(field.name)}"]`);
    if (mine("seen")) mine("seen").value = version;
    if (mine("base")) mine("base").value = "";
  }

  function tell(name, text) {
    const hidden = document.createElement("input");
    hidden.type = "hidden";
    hidden.name = name;
    hidden.value = text;
    field.form.append(hidden);
  }

  function keep() {
    say("kept", "暂时连不上，文字保留在本页，恢复后自动保存。");
    later(retry);
  }

  function contents(text) {
    const body = new URLSearchParams();
    body.set(field.name, text);
    body.set("version", field.dataset.autosaveVersion ?? "");
    for (const sent of unanswered) body.append("sent", sent);
    const token = (field.form ?? document).querySelector("input[name='__RequestVerificationToken']");
    if (token) body.set(token.name, token.value);
    return body;
  }

  function say(what, sentence) {
    if (!state) return;
    state.dataset.savedState = what;
    state.textContent = sentence;
  }
}
